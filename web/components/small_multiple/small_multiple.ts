/** One of several small pictures side by side: a button that shows a whole matrix at a glance. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultPalette, type Palette } from '../../lib/colour.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { drawHeatmapPicture } from '../../render/heatmap_picture.ts';
import { focusRing, hatched } from '../shared_styles.ts';

const size = 112;

/** The properties that change the drawing; others change only the words around it. */
const drawn = ['weights', 'mask', 'palette', 'transposed', 'heldBack'];

/**
 * The element's content stands below the picture, inside the button.
 * @fires spotlight-picture-chosen - when it is pressed.
 * @cssproperty --accent, --ink, --ink-3, --stage, --hatch - see styles/tokens.css
 */
export class SpotlightSmallMultiple extends LitElement {
  static override properties = {
    name: {},
    note: {},
    caption: {},
    emphasis: { type: Boolean },
    tip: {},
    off: { type: Boolean },
    summary: {},
    weights: { attribute: false },
    mask: { attribute: false },
    palette: { attribute: false },
    transposed: { type: Boolean },
    chosen: { type: Boolean },
    heldBack: { attribute: false },
  };

  static override styles = [
    focusRing,
    hatched,
    css`
      :host {
        display: inline-block;
      }

      button {
        background: none;
        border: 2.5px solid transparent;
        border-radius: var(--radius-word);
        color: var(--ink-3);
        cursor: pointer;
        display: block;
        font: var(--label);
        padding: 6px;
        text-align: start;
      }

      button:hover {
        background: var(--stage);
      }

      [aria-pressed='true'] {
        border-color: var(--accent);
      }

      .head {
        display: flex;
        gap: 8px;
        justify-content: space-between;
        max-inline-size: var(--picture-size, 7rem);
        white-space: nowrap;
      }

      .note,
      .emphasis {
        color: var(--ink);
        font-weight: 600;
      }

      .caption {
        display: block;
        white-space: nowrap;
      }

      .picture {
        block-size: var(--picture-size, 7rem);
        display: block;
        inline-size: var(--picture-size, 7rem);
        margin-block-start: 4px;
        position: relative;
      }

      canvas {
        block-size: 100%;
        display: block;
        image-rendering: pixelated;
        inline-size: 100%;
      }

      .off {
        align-items: center;
        display: flex;
        inset: 0;
        justify-content: center;
        position: absolute;
      }

      .off span {
        background: var(--page);
        border-radius: var(--radius-link);
        color: var(--ink);
        font-weight: 600;
        padding: 2px 8px;
      }
    `,
  ];

  /** Above the picture, and its accessible name: "head 2". */
  declare name: string;
  /** Above the picture, right: a score. May be empty. */
  declare note: string;
  /** A second line above the picture: what the head is for. May be empty. */
  declare caption: string;
  /** The second line is a name, and not the lack of one. */
  declare emphasis: boolean;
  /** More about it, shown to the mouse. May be empty. */
  declare tip: string;
  /** What is shown is switched off: it is hatched over. */
  declare off: boolean;
  /** What the picture shows, for those who do not see it. */
  declare summary: string;
  declare weights: Matrix | undefined;
  declare mask: Matrix | undefined;
  declare palette: Palette;
  /** Queries as columns. */
  declare transposed: boolean;
  declare chosen: boolean;
  /** The query whose row is held back until the visitor has guessed; -1: none. */
  declare heldBack: number;

  #tokens: Tokens | undefined;

  constructor() {
    super();
    this.name = '';
    this.note = '';
    this.caption = '';
    this.emphasis = false;
    this.tip = '';
    this.off = false;
    this.summary = '';
    this.weights = undefined;
    this.mask = undefined;
    this.palette = defaultPalette;
    this.transposed = false;
    this.chosen = false;
    this.heldBack = -1;
  }

  protected override render(): TemplateResult {
    return html`<button
      aria-pressed=${this.chosen}
      aria-label=${this.#accessibleName()}
      title=${this.tip === '' ? nothing : this.tip}
      @click=${this.#choose}
    >
      <span class="head"
        ><span>${this.name}</span> ${
          this.note === '' ? nothing : html`<span class="note">${this.note}</span>`
        }</span
      >
      ${
        this.caption === ''
          ? nothing
          : html`<span class="caption ${this.emphasis ? 'emphasis' : ''}">${this.caption}</span>`
      }
      <span class="picture"
        ><canvas aria-hidden="true"></canvas>${
          this.off ? html`<span class="hatched off"><span>off</span></span>` : nothing
        }</span
      >
      <slot></slot>
    </button>`;
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.weights || !drawn.some((name) => changed.has(name))) return;
    // Asking for a style makes the browser compute all styles: many pictures must not do so one by one.
    if (changed.has('palette')) this.#tokens = undefined;
    const { hatch, stage } = (this.#tokens ??= tokensOf(this));
    drawHeatmapPicture(canvas, size, devicePixelRatio, {
      weights: this.weights,
      mask: this.mask,
      palette: this.palette,
      hatch,
      transposed: this.transposed,
      heldBack: this.heldBack,
      stage,
    });
  }

  /** With all that is written on the button, so that it can be called by what is seen. */
  #accessibleName(): string {
    const seen = [this.name, this.note, this.caption, this.off ? 'off' : '']
      .filter((part) => part !== '')
      .join(' ');
    return this.summary === '' ? seen : `${seen}: ${this.summary}`;
  }

  #choose(): void {
    this.dispatchEvent(new CustomEvent('spotlight-picture-chosen'));
  }
}

/** The colours of the page that a picture is drawn with; they change with the theme, as the palette does. */
interface Tokens {
  readonly hatch: string;
  readonly stage: string;
}

function tokensOf(element: HTMLElement): Tokens {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return { hatch: token('--hatch'), stage: token('--stage') };
}
