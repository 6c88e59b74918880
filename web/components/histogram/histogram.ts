/** How often values are how large: a picture, what it shows in a sentence, and its numbers on demand. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { rememberLast } from '../../lib/remember.ts';
import { givenNumber, plainNumber } from '../../lib/numbers.ts';
import { binsOf, normalDensity, spreadOf, type Bin } from '../../lib/statistics.ts';
import { drawHistogram, type HistogramStyle } from '../../render/histogram.ts';
import { watchFonts } from '../font_watch.ts';
import { focusRing } from '../shared_styles.ts';

/** More values can be told apart more finely. */
const [fewestBars, mostBars] = [9, 41];

/**
 * The bars share the reach of the values, so that the same values on another scale have the same shape.
 * @cssproperty --accent, --control, --ink, --ink-2, --ink-3, --page, --teal - see styles/tokens.css
 */
export class SpotlightHistogram extends LitElement {
  static override properties = {
    label: {},
    values: { attribute: false },
    end: { attribute: false },
    expectedVariance: { attribute: false },
    tone: {},
    open: { state: true },
  };

  static override styles = [
    focusRing,
    css`
      :host {
        display: block;
        font: var(--label);
      }

      .canvas-box {
        block-size: 10.5rem;
        overflow: hidden;
        position: relative;
      }

      /* Out of the flow: a canvas keeps its width, and would hold a shrinking page open. */
      canvas {
        inset: 0 auto auto 0;
        position: absolute;
      }

      summary {
        border-radius: var(--radius-link);
        color: var(--accent);
        cursor: pointer;
        inline-size: max-content;
      }

      .scroll {
        border-radius: var(--radius-link);
        margin-block-start: 8px;
        max-block-size: 16rem;
        overflow: auto;
      }

      table {
        border-spacing: 0;
      }

      th,
      td {
        padding: 2px 16px 2px 0;
        text-align: end;
        white-space: nowrap;
      }

      thead th {
        background: var(--page);
        font-weight: 600;
        inset-block-start: 0;
        position: sticky;
      }

      tbody th {
        color: var(--ink-2);
        font-weight: 400;
      }
    `,
  ];

  /** The accessible name: whose values they are. */
  declare label: string;
  /** Absent while they are computed. */
  declare values: Float32Array | undefined;
  /** The axis reaches from -end to end: the same for all that are to be compared. */
  declare end: number;
  /** Of the dashed normal curve around 0; absent where no theory expects anything. */
  declare expectedVariance: number | undefined;
  declare tone: 'teal' | 'grey';
  /** The table is to be seen. */
  declare open: boolean;

  /** In pixels; 0 outside the page, where there is nothing to draw on. */
  #width = 0;
  #density = 0;
  #frame = 0;
  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;

  constructor() {
    super();
    this.label = '';
    this.values = undefined;
    this.end = 1;
    this.expectedVariance = undefined;
    this.tone = 'teal';
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(([entry]) => {
      this.#width = entry?.contentRect.width ?? 0;
      this.#draw();
    });
    this.#resizes.observe(this);
    addEventListener('resize', this.#onWindowResize);
    this.#stopWatchingFonts = watchFonts(() => {
      this.#drawSoon();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#width = 0;
    removeEventListener('resize', this.#onWindowResize);
    this.#stopWatchingFonts?.();
  }

  protected override render(): TemplateResult {
    return html`<div class="canvas-box">
        <canvas role="img" aria-label="${this.label}: ${this.#summary()}"></canvas>
      </div>
      <details @toggle=${this.#onToggle}>
        <summary>as numbers</summary>
        ${this.open ? this.#renderTable() : nothing}
      </details>`;
  }

  /** What the picture shows, for those who do not see it. */
  #summary(): string {
    if (!this.values) return 'being computed';
    const { count, smallest, largest, deviation } = spreadOf(this.values);
    if (count === 0) return 'empty';
    const expected = this.expectedVariance;
    const theory = expected === undefined ? '' : `, theory ${givenNumber(Math.sqrt(expected))}`;
    return `${count.toLocaleString('en')} values from ${plainNumber(smallest)} to ${plainNumber(largest)}, standard deviation ${plainNumber(deviation)}${theory}`;
  }

  #renderTable(): TemplateResult {
    const total = this.values?.length ?? 0;
    const variance = this.expectedVariance;
    return html`<div class="scroll" tabindex="0" role="region" aria-label="${this.label}, numbers">
      <table>
        <thead>
          <tr>
            <th scope="col">from</th>
            <th scope="col">to</th>
            <th scope="col">values</th>
            ${variance === undefined ? nothing : html`<th scope="col">theory</th>`}
          </tr>
        </thead>
        <tbody>
          ${this.#bins(this.values).map(
            ({ from, to, count }) =>
              html`<tr>
                <th scope="row">${plainNumber(from)}</th>
                <td>${plainNumber(to)}</td>
                <td>${count.toLocaleString('en')}</td>
                ${
                  variance === undefined
                    ? nothing
                    : html`<td>${plainNumber(expectedIn({ from, to }, variance, total))}</td>`
                }
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  readonly #bins = rememberLast((values: Float32Array | undefined): Bin[] => {
    const reach = values ? values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0;
    return values && reach > 0 ? binsOf(values, reach, barsFor(values.length)) : [];
  });

  protected override updated(changed: PropertyValues): void {
    if ([...changed.keys()].some((name) => name !== 'open')) this.#drawSoon();
  }

  /** In the next frame: until then others still write, and asking for the style would be for nothing. */
  #drawSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#draw();
    });
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const height = canvas?.parentElement?.clientHeight ?? 0;
    if (!canvas || this.#width === 0) return;
    this.#density = devicePixelRatio;
    const { end, expectedVariance } = this;
    const ticks = [-end, -end / 2, 0, end / 2, end].map((value) => String(value).replace('-', '−'));
    const bins = this.#bins(this.values);
    drawHistogram(
      canvas,
      { width: this.#width, height, density: this.#density },
      { bins, end, expectedVariance: this.values && expectedVariance, ticks },
      this.#style(),
    );
  }

  /** On another screen there may be more pixels in the same room. */
  readonly #onWindowResize = (): void => {
    if (devicePixelRatio !== this.#density) this.#drawSoon();
  };

  #style(): HistogramStyle {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    return {
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      bar: token(this.tone === 'teal' ? '--teal' : '--control'),
      curve: token('--ink'),
      axis: token('--control'),
      tick: token('--ink-2'),
    };
  }

  #onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}

/** An odd number: one bar stands around 0. */
function barsFor(count: number): number {
  const wanted = Math.min(Math.max(Math.sqrt(count), fewestBars), mostBars);
  return 2 * Math.floor(wanted / 2) + 1;
}

/** How many of all values the normal curve expects in a bin: its density in the middle times the width. */
function expectedIn({ from, to }: Omit<Bin, 'count'>, variance: number, total: number): number {
  return total * (to - from) * normalDensity((from + to) / 2, variance);
}
