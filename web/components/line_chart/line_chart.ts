/** Lines that grow while something is trained: a picture, and its numbers in a table on demand. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Axes, Line, LineChart, LineChartStyle, Point } from '../../render/line_chart.ts';
import { canvasBox } from '../canvas_room.ts';
import { watchFonts } from '../font_watch.ts';
import { numbersTable, renderNumbersTable } from '../numbers_table.ts';
import { focusRing } from '../shared_styles.ts';
import { textWidth } from '../text_width.ts';

export interface Series {
  readonly name: string;
  /** By x. */
  readonly points: readonly Point[];
}

/** The lines' colours, in their order. */
const colourTokens = ['--ink', '--teal', '--purple', '--ink-3'] as const;

/** From the end of a line to its text, and from there to the edge. */
const aroundEnd = 18;

/**
 * The name of a single line is not written at its end: the heading says it.
 * @cssproperty --accent, --control, --ink, --ink-2, --ink-3, --page, --purple, --rule, --teal - see styles/tokens.css
 */
export class SpotlightLineChart extends LitElement {
  static override properties = {
    label: {},
    xName: {},
    series: { attribute: false },
    xMax: { attribute: false },
    yMax: { attribute: false },
    yStep: { attribute: false },
    longestEnd: {},
    digits: { attribute: false },
    unnamed: { type: Boolean },
    open: { state: true },
    chartFailed: { state: true },
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
        block-size: 12.5rem;
      }

      p {
        margin: 0;
      }
    `,
  ];

  /** The accessible name of the picture. */
  declare label: string;
  /** What the horizontal axis counts: "step". */
  declare xName: string;
  declare series: readonly Series[];
  declare xMax: number;
  /** The axis reaches further where the lines do. */
  declare yMax: number;
  /** From one tick of the vertical axis to the next, where it ends at `yMax`. */
  declare yStep: number;
  /** The longest text that stands at an end, for charts that are to have equal axes. */
  declare longestEnd: string;
  /** Of each number after its point. */
  declare digits: number;
  /** The names of the lines stand in a legend elsewhere: at their ends are the values alone. */
  declare unnamed: boolean;
  /** The table is to be seen. */
  declare open: boolean;
  /** Chart.js could not be had. */
  declare chartFailed: boolean;

  #chart: LineChart | undefined;
  #stopWatchingFonts: (() => void) | undefined;

  constructor() {
    super();
    this.label = '';
    this.xName = 'step';
    this.series = [];
    this.xMax = 1;
    this.yMax = 1;
    this.yStep = 1;
    this.longestEnd = '';
    this.digits = 2;
    this.unnamed = false;
    this.open = false;
    this.chartFailed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stopWatchingFonts = watchFonts(() => {
      this.requestUpdate();
    });
    this.requestUpdate(); // moved to another place, it needs a new chart
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopWatchingFonts?.();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  protected override render(): TemplateResult {
    return html`<div class="canvas-box">
        <canvas role="img" aria-label="${this.label}: ${this.#summary()}"></canvas>
      </div>
      ${this.chartFailed ? html`<p>The chart did not load. ${this.#summary()}</p>` : nothing}
      <details @toggle=${this.#onToggle}>
        <summary>as numbers</summary>
        ${this.open ? this.#renderTable() : nothing}
      </details>`;
  }

  #renderTable(): TemplateResult {
    const xs = [...new Set(this.series.flatMap(({ points }) => points.map(({ x }) => x)))];
    const columns = this.series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
    return renderNumbersTable(
      this.label,
      html`<tr>
        <th scope="col">${this.xName}</th>
        ${this.series.map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>`,
      xs
        .sort((a, b) => a - b)
        .map(
          (x) =>
            html`<tr>
              <th scope="row">${x.toLocaleString('en')}</th>
              ${columns.map((column) => html`<td>${column.get(x)?.toFixed(this.digits)}</td>`)}
            </tr>`,
        ),
    );
  }

  protected override updated(): void {
    void this.#draw();
  }

  async #draw(): Promise<void> {
    const canvas = this.renderRoot.querySelector('canvas');
    if (!canvas) return;
    // Chart.js comes after the first paint; the element may be gone when it arrives.
    const charts = await import('../../render/line_chart.ts').catch(() => undefined);
    this.chartFailed = charts === undefined;
    if (!this.isConnected || !charts) return;
    this.#chart ??= charts.createLineChart(canvas);
    this.#chart.update(this.#lines(), this.#axes(), this.#style());
  }

  #lines(): Line[] {
    return this.series.map(({ name, points }) => {
      const value = points.at(-1)?.y.toFixed(this.digits) ?? '';
      const isNamed = this.series.length > 1 && !this.unnamed;
      return { points, text: isNamed ? `${name} ${value}` : value };
    });
  }

  #axes(): Axes {
    const largest = Math.max(0, ...this.series.flatMap(({ points }) => points.map(({ y }) => y)));
    const times = Math.max(1, Math.ceil(largest / this.yMax));
    return { xMax: this.xMax, yMax: times * this.yMax, yStep: times * this.yStep };
  }

  /** What the picture shows, for those who do not see it. */
  #summary(): string {
    const ends = this.series.flatMap(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      const at = `${this.xName} ${last.x.toLocaleString('en')}`;
      return [
        `${name} from ${first.y.toFixed(this.digits)} to ${last.y.toFixed(this.digits)} at ${at}`,
      ];
    });
    return ends.length === 0 ? 'empty so far' : ends.join(', ');
  }

  #style(): LineChartStyle {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    const font = `500 ${style.fontSize} ${style.fontFamily}`;
    return {
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      colours: colourTokens.map(token),
      page: token('--page'),
      tick: token('--ink-2'),
      grid: token('--rule'),
      axis: token('--control'),
      now: token('--accent'),
      endRoom: Math.ceil(textWidth(this.longestEnd, font)) + aroundEnd,
    };
  }

  #onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
