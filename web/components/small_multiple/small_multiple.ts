/** One of several small pictures side by side: a button that shows a whole matrix at a glance. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultPalette, type Palette } from '../../lib/colour.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { drawHeatmapPicture } from '../../render/heatmap_picture.ts';
import { focusRing } from '../shared_styles.ts';

const size = 112;

/** The properties that change the drawing; others change only the words around it. */
const drawn = ['weights', 'mask', 'palette', 'transposed', 'heldBack'];

/**
 * @fires spotlight-picture-chosen - when it is pressed.
 * @cssproperty --accent, --ink, --ink-3, --stage, --hatch - see styles/tokens.css
 */
export class SpotlightSmallMultiple extends LitElement {
  static override properties = {
    name: {},
    note: {},
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
        max-inline-size: 112px;
        white-space: nowrap;
      }

      .note {
        color: var(--ink);
        font-weight: 600;
      }

      canvas {
        block-size: 112px;
        display: block;
        inline-size: 112px;
        margin-block-start: 4px;
      }
    `,
  ];

  /** Above the picture, and its accessible name: "head 2". */
  declare name: string;
  /** Above the picture, right: a score. May be empty. */
  declare note: string;
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

  constructor() {
    super();
    this.name = '';
    this.note = '';
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
      @click=${this.#choose}
    >
      <span class="head"
        ><span>${this.name}</span> ${
          this.note === '' ? nothing : html`<span class="note">${this.note}</span>`
        }</span
      >
      <canvas aria-hidden="true"></canvas>
    </button>`;
  }

  protected override updated(changed: PropertyValues): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas || !this.weights || !drawn.some((name) => changed.has(name))) return;
    const style = getComputedStyle(this);
    drawHeatmapPicture(canvas, size, devicePixelRatio, {
      weights: this.weights,
      mask: this.mask,
      palette: this.palette,
      hatch: style.getPropertyValue('--hatch').trim(),
      transposed: this.transposed,
      heldBack: this.heldBack,
      stage: style.getPropertyValue('--stage').trim(),
    });
  }

  /** With all that is written on the button, so that it can be called by what is seen. */
  #accessibleName(): string {
    const seen = this.note === '' ? this.name : `${this.name} ${this.note}`;
    return this.summary === '' ? seen : `${seen}: ${this.summary}`;
  }

  #choose(): void {
    this.dispatchEvent(new CustomEvent('spotlight-picture-chosen'));
  }
}
