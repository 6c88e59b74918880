/** The sentence as a row of words that light up by how much the chosen word attends to them. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { percent } from '../../lib/numbers.ts';
import { watchFonts } from '../font_watch.ts';
import { focusRing, hatched, visuallyHidden } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';
import { drawArcs } from './arcs.ts';
import { wordStyles } from './styles.ts';

/** A sentence of more words than this is set smaller. */
const manyWords = 24;

/** Below this a word stays unlit. */
const faintest = 0.02;

/** Words that take less of a line than this are not spread over it. */
const shareToSpread = 0.55;

/** What does not move the words or change their arcs: pointing must cost nothing. */
const onlyMarks = new Set<PropertyKey>(['pointed', 'focused']);

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
    compact: { type: Boolean },
    guess: { attribute: false },
    heldBack: { type: Boolean },
    unknown: { attribute: false },
    focused: { state: true },
  };

  static override styles = [focusRing, hatched, visuallyHidden, wordStyles];

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
  /** Small, for lessons that show more of it below: what stands under a word is for screen readers. */
  declare compact: boolean;
  /** The place of the word that the visitor guessed; -1: none. */
  declare guess: number;
  /** All light and numbers are held back until the visitor has guessed. */
  declare heldBack: boolean;
  /** Which words the model does not know. */
  declare unknown: readonly boolean[];
  /** The word with the focus, -1: none. It is the tab stop, so that Tab leads out from anywhere. */
  declare focused: number;

  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;
  #width = 0;
  #arranging: Promise<void> | undefined;

  constructor() {
    super();
    this.words = [];
    this.weights = undefined;
    this.masked = [];
    this.selected = -1;
    this.palette = defaultPalette;
    this.pointed = -1;
    this.arcs = false;
    this.compact = false;
    this.guess = -1;
    this.heldBack = false;
    this.unknown = [];
    this.focused = -1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(() => {
      if (this.clientWidth === this.#width) return;
      this.#width = this.clientWidth;
      this.#arrange();
    });
    this.#resizes.observe(this);
    this.#stopWatchingFonts = watchFonts(() => {
      this.#arrange();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#width = 0; // put back in, the words are measured anew
    this.#stopWatchingFonts?.();
  }

  protected override render(): TemplateResult {
    return html`${this.arcs ? html`<svg class="arcs" aria-hidden="true"></svg>` : nothing}
      <div
        class=${classMap({ words: true, compact: this.compact, long: this.words.length > manyWords })}
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

  protected override updated(changed: PropertyValues): void {
    if (![...changed.keys()].every((name) => onlyMarks.has(name))) this.#arrange();
  }

  /** Also waits for what is drawn in the next frame. */
  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    await this.#arranging;
    return complete;
  }

  /**
   * Measures the words and draws the arcs, in the next frame: in between, others still write, and each
   * question would lay out the page once more.
   */
  #arrange(): void {
    this.#arranging ??= new Promise((resolve) => {
      requestAnimationFrame(() => {
        this.#arranging = undefined;
        this.#spread();
        this.#drawArcs();
        resolve();
      });
    });
  }

  #spread(): void {
    const line = this.renderRoot.querySelector<HTMLElement>('.words');
    if (!line) return;
    const all = [...line.children] as HTMLElement[];
    const isOneLine = all.every(({ offsetTop }) => offsetTop === all[0]?.offsetTop);
    const filled = all.reduce((width, { offsetWidth }) => width + offsetWidth, 0);
    const isSpread = !this.compact && isOneLine && filled >= shareToSpread * line.offsetWidth;
    line.classList.toggle('spread', isSpread);
    this.renderRoot.querySelector('.arcs')?.classList.toggle('wrapped', !isOneLine);
  }

  #drawArcs(): void {
    const canvas = this.renderRoot.querySelector<SVGSVGElement>('.arcs');
    if (!canvas) return;
    const { weights, masked, selected, palette } = this;
    const shown = weights && !this.heldBack && !canvas.classList.contains('wrapped');
    const words = shown ? [...this.renderRoot.querySelectorAll<HTMLElement>('.word')] : [];
    const centres = words.map(({ offsetLeft, offsetWidth }) => offsetLeft + offsetWidth / 2);
    drawArcs(canvas, centres, { weights: weights ?? [], masked, selected, palette });
  }

  #renderWord(word: string, index: number): TemplateResult {
    const selected = index === this.selected;
    const guessed = index === this.guess;
    const unknown = this.unknown[index] ?? false;
    const hidden = this.masked[index] ?? false;
    const weight = hidden || this.heldBack ? undefined : this.weights?.[index];
    const said = [
      ...(weight === undefined ? [] : [weight < 0.005 ? '0' : percent(weight)]),
      ...(selected ? ['query'] : []),
    ].join(' ');
    const marks = [
      ...(guessed ? ['your guess'] : []),
      ...(unknown && !this.heldBack ? ['unknown'] : []),
    ].join(' ');
    const zero = said === '0' && marks === '';
    const awaited = selected && !this.weights && !this.compact;
    return html`<span
      class=${classMap({ word: true, selected, guessed, unknown, pointed: index === this.pointed })}
    >
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
      <span class=${classMap({ caption: true, zero, awaited })} id="caption-${index}"
        >${hidden ? html`<span class="visually-hidden">not read yet</span> ` : nothing}<span
          class=${this.compact ? 'visually-hidden' : ''}
          >${said}</span
        >
        ${marks}</span
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
