/** How often values are how large: a picture, what it shows in a sentence, and its numbers on demand. */

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { rememberLast } from '../../lib/remember.ts';
import { givenNumber, plainNumber } from '../../lib/numbers.ts';
import { binsOf, normalDensity, spreadOf, type Bin } from '../../lib/statistics.ts';
import { drawHistogram, type HistogramStyle } from '../../render/histogram.ts';
import { CanvasRoom, canvasBox } from '../canvas_room.ts';
import { numbersTable, renderNumbersTable } from '../numbers_table.ts';
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
    canvasBox,
    numbersTable,
    css`
      :host {
        display: block;
        font: var(--label);
      }

      .canvas-box {
        block-size: 10.5rem;
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

  readonly #room = new CanvasRoom(this, () => {
    this.#draw();
  });

  constructor() {
    super();
    this.label = '';
    this.values = undefined;
    this.end = 1;
    this.expectedVariance = undefined;
    this.tone = 'teal';
    this.open = false;
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
    return renderNumbersTable(
      this.label,
      html`<tr>
        <th scope="col">from</th>
        <th scope="col">to</th>
        <th scope="col">values</th>
        ${variance === undefined ? nothing : html`<th scope="col">theory</th>`}
      </tr>`,
      this.#bins(this.values).map(
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
      ),
    );
  }

  readonly #bins = rememberLast((values: Float32Array | undefined): Bin[] => {
    const reach = values ? values.reduce((most, value) => Math.max(most, Math.abs(value)), 0) : 0;
    return values && reach > 0 ? binsOf(values, reach, barsFor(values.length)) : [];
  });

  protected override updated(changed: PropertyValues): void {
    if ([...changed.keys()].some((name) => name !== 'open')) this.#room.drawSoon();
  }

  #draw(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    const height = canvas?.parentElement?.clientHeight ?? 0;
    if (!canvas) return;
    const { end, expectedVariance } = this;
    const ticks = [-end, -end / 2, 0, end / 2, end].map((value) => String(value).replace('-', '−'));
    const bins = this.#bins(this.values);
    drawHistogram(
      canvas,
      { width: this.#room.width, height, density: devicePixelRatio },
      { bins, end, expectedVariance: this.values && expectedVariance, ticks },
      this.#style(),
    );
  }

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
