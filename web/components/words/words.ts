/** The sentence as a row of words that light up by how much the chosen word attends to them. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { weightColours, type Theme } from '../../lib/colour.ts';
import { percent } from '../../lib/numbers.ts';
import { focusRing, hatched, visuallyHidden } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/** A sentence of more words than this is set smaller. */
const manyWords = 24;

/** Below this a word stays unlit. */
const faintest = 0.02;

/**
 * @fires spotlight-word-chosen - detail: { index }, when a word is clicked or Enter pressed on it.
 * @cssproperty --accent, --ink-3, --stage, --hatch, --glow-alpha - see styles/tokens.css
 */
export class SpotlightWords extends LitElement {
  static override properties = {
    words: { attribute: false },
    weights: { attribute: false },
    masked: { attribute: false },
    selected: { attribute: false },
    theme: { attribute: false },
    focused: { state: true },
  };

  static override styles = [
    focusRing,
    hatched,
    visuallyHidden,
    css`
      :host {
        display: block;
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

      button:hover {
        background-color: var(--stage);
      }

      .selected button {
        border-color: var(--accent);
        color: var(--accent);
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
  declare theme: Theme;
  /** The word with the focus, -1: none. It is the tab stop, so that Tab leads out from anywhere. */
  declare focused: number;

  constructor() {
    super();
    this.words = [];
    this.weights = undefined;
    this.masked = [];
    this.selected = -1;
    this.theme = 'light';
    this.focused = -1;
  }

  protected override render(): TemplateResult {
    return html`<div
      class=${classMap({ words: true, long: this.words.length > manyWords })}
      role="toolbar"
      aria-label="Words: choose the one to look from"
      @keydown=${this.#onKeydown}
      @focusin=${this.#onFocusin}
      @focusout=${this.#onFocusout}
    >
      ${this.words.map((word, index) => this.#renderWord(word, index))}
    </div>`;
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
    return html`<span class=${classMap({ word: true, selected })}>
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
    const { background, text } = weightColours(weight, this.theme);
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
    const buttons = [...this.renderRoot.querySelectorAll('button')];
    this.focused = buttons.indexOf(event.target as HTMLButtonElement);
  }

  #onFocusout(): void {
    this.focused = -1;
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
    if (next === undefined) return;
    event.preventDefault();
    buttons[Math.min(Math.max(next, 0), last)]?.focus();
  }
}
