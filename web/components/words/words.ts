/** The sentence as a row of words that light up by how much the chosen word attends to them. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { percent } from '../../lib/numbers.ts';
import { watchFonts } from '../font_watch.ts';
import { focusRing, hatched, visuallyHidden } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/** A sentence of more words than this is set smaller. */
const manyWords = 24;

/** Below this a word stays unlit, and below that no arc leads to it. */
const faintest = 0.02;
const faintestArc = 0.04;

const arcHeight = 50;

/**
 * @fires spotlight-word-chosen - detail: { index }, when a word is clicked or Enter pressed on it.
 * @fires spotlight-word-pointed - detail: { index }, -1 for none, when the mouse or the focus comes to another word.
 * @cssproperty --accent, --ink-3, --stage, --hatch, --glow-alpha - see styles/tokens.css
 */
export class SpotlightWords extends LitElement {
  static override properties = {
    words: { attribute: false },
    weights: { attribute: false },
    masked: { attribute: false },
    selected: { attribute: false },
    palette: { attribute: false },
    pointed: { attribute: false },
    arcs: { type: Boolean },
    focused: { state: true },
  };

  static override styles = [
    focusRing,
    hatched,
    visuallyHidden,
    css`
      :host {
        display: block;
        position: relative;
      }

      .words {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 2px;
        margin-inline: -10px;
      }

      .word {
        align-items: center;
        display: flex;
        flex-direction: column;
        max-inline-size: 100%;
      }

      button {
        background: none;
        border: 2.5px solid transparent;
        border-radius: var(--radius-word);
        color: var(--ink-3);
        cursor: pointer;
        font: 2.75rem/3.25rem var(--serif);
        letter-spacing: -0.012em;
        max-inline-size: 100%;
        overflow: hidden;
        padding: 0 9px 3px;
        text-overflow: ellipsis;
        transition:
          background-color var(--swift) ease-out,
          box-shadow var(--swift) ease-out;
        white-space: nowrap;
      }

      .long button {
        font-size: 1.75rem;
        line-height: 2.25rem;
      }

      .arcs {
        block-size: 52px;
        display: block;
        inline-size: 100%;
        overflow: visible;
        pointer-events: none;
      }

      .arcs.wrapped {
        display: none;
      }

      .pointed:not(.selected) button {
        border-color: var(--control);
      }

      button:hover {
        background-color: var(--stage);
      }

      .selected button {
        border-color: var(--accent);
        color: var(--accent);
      }

      @media (forced-colors: active) {
        button {
          forced-color-adjust: none;
        }
      }

      .caption {
        color: var(--ink-2);
        font: 500 1rem/1.4375rem var(--sans);
        min-block-size: 1.4375rem;
      }

      .zero {
        color: var(--ink-3);
        font-weight: 400;
      }

      .selected .caption {
        color: var(--accent);
      }

      @media (width < 720px) {
        button {
          font-size: 2rem;
          line-height: 2.5rem;
          padding-inline: 5px;
        }

        .words {
          margin-inline: -7px;
        }

        .zero {
          visibility: hidden;
        }
      }
    `,
  ];

  declare words: readonly string[];
  /** The chosen word's row of weights, one a word; absent while it is computed. */
  declare weights: ArrayLike<number> | undefined;
  /** Which words the chosen one may not see. */
  declare masked: readonly boolean[];
  /** The query: its place in the sentence. */
  declare selected: number;
  declare palette: Palette;
  /** The word that is pointed at in another picture; -1: none. */
  declare pointed: number;
  /** Draws arcs from the query to the words it looks at, as long as all stand in one line. */
  declare arcs: boolean;
  /** The word with the focus, -1: none. It is the tab stop, so that Tab leads out from anywhere. */
  declare focused: number;

  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;

  constructor() {
    super();
    this.words = [];
    this.weights = undefined;
    this.masked = [];
    this.selected = -1;
    this.palette = defaultPalette;
    this.pointed = -1;
    this.arcs = false;
    this.focused = -1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(() => {
      // In the next frame: without arcs the height is another, and would be a loop in this one.
      requestAnimationFrame(() => {
        this.#drawArcs();
      });
    });
    this.#resizes.observe(this);
    this.#stopWatchingFonts = watchFonts(() => {
      this.#drawArcs();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#stopWatchingFonts?.();
  }

  protected override render(): TemplateResult {
    return html`${this.arcs ? html`<svg class="arcs" aria-hidden="true"></svg>` : nothing}
      <div
        class=${classMap({ words: true, long: this.words.length > manyWords })}
        role="toolbar"
        aria-label="Words: choose the one to look from"
        @keydown=${this.#onKeydown}
        @focusin=${this.#onFocusin}
        @focusout=${this.#onFocusout}
        @pointerover=${this.#onPointerover}
        @pointerleave=${this.#onPointerleave}
      >
        ${this.words.map((word, index) => this.#renderWord(word, index))}
      </div>`;
  }

  protected override updated(): void {
    this.#drawArcs();
  }

  #drawArcs(): void {
    const canvas = this.renderRoot.querySelector<SVGSVGElement>('.arcs');
    if (!canvas) return;
    const anchors = [...this.renderRoot.querySelectorAll<HTMLElement>('.word')].map((word) => ({
      centre: word.offsetLeft + word.offsetWidth / 2,
      line: word.offsetTop,
    }));
    const oneLine = anchors.every(({ line }) => line === anchors[0]?.line);
    canvas.classList.toggle('wrapped', !oneLine);
    const from = anchors[this.selected];
    if (!oneLine || !from || !this.weights) {
      canvas.replaceChildren();
      return;
    }
    const weights = Array.from(this.weights);
    canvas.replaceChildren(
      ...anchors.flatMap(({ centre }, index) => {
        const weight = weights[index] ?? 0;
        if (index === this.selected || this.masked[index] || !(weight >= faintestArc)) return [];
        return [arc(from.centre, centre, weight, this.palette)];
      }),
    );
  }

  #renderWord(word: string, index: number): TemplateResult {
    const selected = index === this.selected;
    const hidden = this.masked[index] ?? false;
    const weight = hidden ? undefined : this.weights?.[index];
    const caption = [
      ...(weight === undefined ? [] : [weight < 0.005 ? '0' : percent(weight)]),
      ...(selected ? ['query'] : []),
    ].join(' ');
    const zero = weight !== undefined && weight < 0.005 && !selected;
    return html`<span class=${classMap({ word: true, selected, pointed: index === this.pointed })}>
      <button
        class=${hidden ? 'hatched' : ''}
        ${styleProperties(this.#glow(weight))}
        aria-pressed=${selected}
        aria-describedby="caption-${index}"
        tabindex=${index === this.#tabStop() ? 0 : -1}
        title=${word.length > 20 ? word : nothing}
        @click=${() => {
          this.#choose(index);
        }}
      >
        <bdi>${word}</bdi>
      </button>
      <span class=${classMap({ caption: true, zero })} id="caption-${index}"
        >${hidden ? html`<span class="visually-hidden">not read yet</span>` : caption}</span
      >
    </span>`;
  }

  /** The glow is data: it grows with the weight. */
  #glow(weight: number | undefined): Record<string, string> {
    if (weight === undefined || !(weight >= faintest)) return {};
    const { background, text } = weightColours(weight, this.palette);
    const blur = (0.12 + 0.62 * weight).toFixed(3);
    const spread = (0.02 + 0.1 * weight).toFixed(3);
    const glow = `color-mix(in srgb, ${background} calc(100% * var(--glow-alpha)), transparent)`;
    return {
      'background-color': background,
      color: text,
      'box-shadow': `0 0 ${blur}em ${spread}em ${glow}`,
    };
  }

  #tabStop(): number {
    const wanted = this.focused >= 0 ? this.focused : Math.max(this.selected, 0);
    return Math.min(wanted, this.words.length - 1);
  }

  #onFocusin(event: FocusEvent): void {
    this.focused = this.#indexOf(event.target);
    this.#announcePointed(this.focused);
  }

  #onFocusout(): void {
    this.focused = -1;
    this.#announcePointed(-1);
  }

  #onPointerover(event: PointerEvent): void {
    this.#announcePointed(this.#indexOf(event.target));
  }

  #onPointerleave(): void {
    this.#announcePointed(-1);
  }

  #indexOf(target: EventTarget | null): number {
    const word = target instanceof Element ? target.closest('.word') : null;
    return word ? [...this.renderRoot.querySelectorAll('.word')].indexOf(word) : -1;
  }

  #announcePointed(index: number): void {
    if (index === this.pointed) return;
    this.pointed = index;
    this.dispatchEvent(new CustomEvent('spotlight-word-pointed', { detail: { index } }));
  }

  #choose(index: number): void {
    this.dispatchEvent(new CustomEvent('spotlight-word-chosen', { detail: { index } }));
  }

  #onKeydown(event: KeyboardEvent): void {
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const last = buttons.length - 1;
    const next = {
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined || event.altKey || event.metaKey) return;
    event.preventDefault();
    buttons[Math.min(Math.max(next, 0), last)]?.focus();
  }
}

/** From the query to a word it looks at: the wider and the more coloured, the more it looks. */
function arc(from: number, to: number, weight: number, palette: Palette): SVGPathElement {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  // A long way leads higher; near words still get a visible bow.
  const top = arcHeight - Math.min(arcHeight - 4, 14 + Math.abs(to - from) * 0.14);
  path.setAttribute(
    'd',
    `M${from} ${arcHeight} C${from} ${top} ${from} ${top} ${from + (to - from) * 0.25} ${top}` +
      ` S${to} ${top} ${to} ${arcHeight}`,
  );
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', weightColours(Math.max(weight, 0.25), palette).background);
  path.setAttribute('stroke-width', String(1.5 + 8 * weight));
  path.setAttribute('stroke-linecap', 'round');
  return path;
}
