/** One row of weights as bars, with their sum. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { barsHeight } from '../../lib/bar_layout.ts';
import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { shortWeight, twoDecimals } from '../../lib/numbers.ts';
import { sum } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import { drawBarChart, type Bar, type BarChartStyle } from '../../render/bar_chart.ts';
import { CanvasRoom, canvasBox } from '../canvas_room.ts';
import { hatched } from '../shared_styles.ts';

/** With more words than this the largest are shown, and the rest in one bar. */
const mostWords = 24;
const largestShown = 12;

interface Entry {
  readonly word: string;
  readonly weight: number;
  readonly compared: number | undefined;
  readonly isQuery: boolean;
  readonly isPointed: boolean;
}

/**
 * @cssproperty --ink, --ink-2, --ink-3, --accent, --rule, --edge, --hatch, --teal - see styles/tokens.css
 */
export class SpotlightRowChart extends LitElement {
  static override properties = {
    words: { attribute: false },
    weights: { attribute: false },
    compared: { attribute: false },
    comparedName: {},
    masked: { attribute: false },
    query: { attribute: false },
    pointed: { attribute: false },
    palette: { attribute: false },
  };

  static override styles = [
    hatched,
    canvasBox,
    css`
      :host {
        display: block;
        font: var(--label);
      }

      .foot {
        align-items: center;
        color: var(--ink-2);
        display: flex;
        flex-wrap: wrap;
        gap: 4px 10px;
        margin-block-start: 6px;
      }

      .tick {
        background: var(--teal);
        block-size: 20px;
        forced-color-adjust: none;
        inline-size: 3px;
      }

      .compared {
        margin-inline-end: 10px;
      }

      .swatch {
        block-size: 14px;
        border: 1px solid var(--hatch);
        inline-size: 22px;
      }

      .sum {
        color: var(--ink-2);
        margin-inline-start: auto;
      }

      .sum strong {
        color: var(--ink);
        display: inline-block;
        font-weight: 600;
        min-inline-size: 3.25rem;
        text-align: end;
      }
    `,
  ];

  declare words: readonly string[];
  /** The row, one weight a word; absent while it is computed. */
  declare weights: ArrayLike<number> | undefined;
  /** Another row to compare with, drawn as ticks; absent where there is none. */
  declare compared: ArrayLike<number> | undefined;
  /** What that row is: "before training". */
  declare comparedName: string;
  /** Which words the query may not see: they have no bar. */
  declare masked: readonly boolean[];
  /** The place of the query in the sentence. */
  declare query: number;
  /** The word that is pointed at in another picture; -1: none. */
  declare pointed: number;
  declare palette: Palette;

  #entries: readonly Entry[] = [];
  readonly #room = new CanvasRoom(this, () => {
    this.#draw();
  });

  constructor() {
    super();
    this.words = [];
    this.weights = undefined;
    this.compared = undefined;
    this.comparedName = '';
    this.masked = [];
    this.query = -1;
    this.pointed = -1;
    this.palette = defaultPalette;
  }

  protected override willUpdate(): void {
    this.#entries = this.#entriesToShow();
  }

  protected override render(): TemplateResult {
    const notRead = this.masked.filter(Boolean).length;
    const spoken = this.weights
      ? this.#entries.map((entry) => this.#spoken(entry)).join(', ')
      : 'being computed';
    return html`<div class="canvas-box">
        <canvas role="img" aria-label="Weights of the row: ${spoken}"></canvas>
      </div>
      <div class="foot">
        ${
          this.compared
            ? html`<span class="tick"></span><span class="compared">${this.comparedName}</span>`
            : nothing
        }
        ${
          notRead > 0
            ? html`<span class="swatch hatched"></span>
                <span>${notRead} ${notRead === 1 ? 'word' : 'words'} not read yet</span>`
            : nothing
        }
        <span class="sum"
          >sum <strong>${this.weights ? twoDecimals(sum(this.#numbers())) : ''}</strong></span
        >
      </div>`;
  }

  #spoken({ word, weight, compared }: Entry): string {
    const said = `${word} ${twoDecimals(weight)}`;
    return compared === undefined
      ? said
      : `${said} (${this.comparedName} ${twoDecimals(compared)})`;
  }

  protected override updated(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('.canvas-box');
    if (box) box.style.blockSize = `${barsHeight(this.#entries.length)}px`;
    this.#room.drawSoon();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    const bars = this.#entries.map((entry) => this.#bar(entry));
    drawBarChart(canvas, this.#room.width, devicePixelRatio, bars, this.#chartStyle());
  }

  #numbers(): number[] {
    return this.weights ? Array.from(this.weights) : [];
  }

  #entriesToShow(): Entry[] {
    const all = this.words
      .map((word, index) => ({ word, weight: this.weights?.[index] ?? 0, index }))
      .filter(({ index }) => !this.masked[index])
      .map(({ word, weight, index }) => ({
        word,
        weight,
        compared: this.compared?.[index],
        isQuery: index === this.query,
        isPointed: index === this.pointed,
      }));
    if (all.length <= mostWords) return all;
    const largest = new Set([...all].sort((a, b) => b.weight - a.weight).slice(0, largestShown));
    const shown = all.filter((entry) => largest.has(entry));
    const others = all.filter((entry) => !largest.has(entry));
    return [
      ...shown,
      {
        word: `${others.length} others`,
        weight: sum(others.map(({ weight }) => weight)),
        compared: this.compared && sum(others.map(({ compared = 0 }) => compared)),
        isQuery: false,
        isPointed: false,
      },
    ];
  }

  #bar({ word, weight, compared, isQuery, isPointed }: Entry): Bar {
    const text = weight < 0.005 ? shortWeight(weight) : twoDecimals(weight);
    return {
      label: shortLabel(word),
      value: weight,
      text: this.weights ? text : '',
      colour: weightColours(weight, this.palette).background,
      compared,
      emphasis: isPointed ? 'pointed' : isQuery ? 'query' : 'none',
    };
  }

  #chartStyle(): BarChartStyle {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    return {
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      ink: token('--ink'),
      quiet: token('--ink-3'),
      accent: token('--accent'),
      rule: token('--rule'),
      edge: token('--edge'),
      tick: token('--teal'),
    };
  }
}
