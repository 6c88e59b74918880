/** What charts of lines have in common: a canvas that Chart.js draws on, a summary, and a table on demand. */

import {
  css,
  html,
  LitElement,
  nothing,
  type PropertyDeclarations,
  type TemplateResult,
} from 'lit';
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

/** @cssproperty --accent, --control, --ink, --ink-2, --ink-3, --page, --purple, --rule, --teal - see styles/tokens.css */
export abstract class ChartElement extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    xName: {},
    series: { attribute: false },
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
        block-size: var(--chart-height, 12.5rem);
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
    this.open = false;
    this.chartFailed = false;
  }

  protected abstract lines(): Line[];
  protected abstract axes(): Axes;
  /** A value of a line, as it stands in the table and in the summary. */
  protected abstract valueText(value: number): string;
  /** The longest text that stands at an end, and the longest in a narrow picture. */
  protected abstract longestEndText(): string;
  protected longestShortText(): string {
    return this.longestEndText();
  }
  /** The longest number of the vertical axis. */
  protected abstract longestTickText(): string;

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
    return html`${this.renderLegend()}
      <div class="canvas-box">
        <canvas role="img" aria-label="${this.label}: ${this.#summary()}"></canvas>
      </div>
      ${this.chartFailed ? html`<p>The chart did not load. ${this.#summary()}</p>` : nothing}
      <details @toggle=${this.#onToggle}>
        <summary>as numbers</summary>
        ${this.open ? this.#renderTable() : nothing}
      </details>`;
  }

  /** Names of the lines, for pictures that are too narrow to have them at the ends. */
  protected renderLegend(): TemplateResult | typeof nothing {
    return nothing;
  }

  #renderTable(): TemplateResult {
    const xs = [...new Set(this.series.flatMap(({ points }) => points.map(({ x }) => x)))];
    const columns = this.series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
    const cell = (value: number | undefined): string =>
      value === undefined ? '' : this.valueText(value);
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
              ${columns.map((column) => html`<td>${cell(column.get(x))}</td>`)}
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
    this.#chart.update(this.lines(), this.axes(), this.#style());
  }

  /** What the picture shows, for those who do not see it. */
  #summary(): string {
    const ends = this.series.flatMap(({ name, points }) => {
      const [first, last] = [points[0], points.at(-1)];
      if (!first || !last) return [];
      const at = `${this.xName} ${last.x.toLocaleString('en')}`;
      return [`${name} from ${this.valueText(first.y)} to ${this.valueText(last.y)} at ${at}`];
    });
    return ends.length === 0 ? 'empty so far' : ends.join(', ');
  }

  #style(): LineChartStyle {
    const style = getComputedStyle(this);
    const token = (name: string): string => style.getPropertyValue(name).trim();
    const widthOf = (text: string): number =>
      Math.ceil(textWidth(text, `500 ${style.fontSize} ${style.fontFamily}`));
    return {
      fontFamily: style.fontFamily,
      fontSize: Number.parseFloat(style.fontSize),
      colours: colourTokens.map(token),
      page: token('--page'),
      tick: token('--ink-2'),
      grid: token('--rule'),
      axis: token('--control'),
      now: this.marksNow ? token('--accent') : '',
      dots: this.dots,
      tickRoom: widthOf(this.longestTickText()),
      endRoom: widthOf(this.longestEndText()) + aroundEnd,
      shortEndRoom: widthOf(this.longestShortText()) + aroundEnd,
      shortBelow: this.shortBelow,
    };
  }

  /** Whether a line stands where the longest of the lines has come to. */
  protected readonly marksNow: boolean = true;
  /** How large the dots at the points are, in pixels across; 0: none. */
  protected readonly dots: number = 0;

  /** Pictures that are narrower, in pixels, have short texts at their ends. */
  protected readonly shortBelow: number = 0;

  #onToggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }
}
