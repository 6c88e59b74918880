/** Costs over sizes, both on logarithmic axes: a power law is a straight line there, and its exponent the slope. */

import { css, html, unsafeCSS, type TemplateResult } from 'lit';
import type { Axes, Axis, Line } from '../../render/line_chart.ts';
import { ChartElement, type Series } from '../chart/chart_element.ts';

/** What was measured, and the slope that was found in it. */
export interface LogSeries extends Series {
  /** Written at its end, behind the name; undefined as long as there is none. */
  readonly slope: number | undefined;
}

/** From the smallest to the largest. */
export type Range = readonly [from: number, to: number];

/** Pixels: below it the names do not fit beside the lines. */
const shortBelow = 600;

export class SpotlightLogChart extends ChartElement {
  static override properties = {
    ...ChartElement.properties,
    xRange: { attribute: false },
    yRange: { attribute: false },
    yText: { attribute: false },
  };

  static override styles = [
    ...ChartElement.styles,
    css`
      :host {
        container-type: inline-size;
      }

      .legend {
        color: var(--ink-2);
        display: grid;
        gap: 2px 16px;
        grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
        list-style: none;
        margin: 4px 0 8px;
        padding: 0;
      }

      li:not(.note)::before {
        border-block-start: 3px solid var(--ink);
        content: '';
        display: inline-block;
        inline-size: 24px;
        margin-inline-end: 8px;
        vertical-align: middle;
      }

      li:not(.note):nth-child(2)::before {
        border-block-start: 3px dashed var(--teal);
      }

      li:not(.note):nth-child(3)::before {
        border-block-start: 3px dotted var(--purple);
      }

      li:not(.note):nth-child(4)::before {
        border-block-start-color: var(--ink-3);
      }

      @container (width >= ${unsafeCSS(shortBelow)}px) {
        .legend {
          display: none;
        }
      }
    `,
  ];

  declare series: readonly LogSeries[];
  /** Both positive; ticks stand at powers of two. */
  declare xRange: Range;
  /** The axis reaches further where the lines do; ticks stand at powers of ten. */
  declare yRange: Range;
  /** How a cost is written. */
  declare yText: (value: number) => string;

  protected override readonly marksNow = false;
  protected override readonly dots = 8;
  protected override readonly shortBelow = shortBelow;

  constructor() {
    super();
    this.xName = 'n';
    this.xRange = [1, 1024];
    this.yRange = [1, 1000];
    this.yText = String;
  }

  /** Only a narrow picture has it (see styles): slopes alone stand at its ends then. */
  protected override renderLegend(): TemplateResult {
    return html`<ul class="legend" aria-hidden="true">
      ${this.series.map(({ name }) => html`<li>${name}</li>`)}
      <li class="note">at the ends: slopes</li>
    </ul>`;
  }

  protected override lines(): Line[] {
    return this.series.map((series) => ({
      points: series.points.map(({ x, y }) => ({ x: Math.log2(x), y: Math.log10(y) })),
      text: endText(series),
      shortText: slopeText(series),
    }));
  }

  protected override axes(): Axes {
    const ys = this.series.flatMap(({ points }) => points.map(({ y }) => y));
    return {
      x: axis(this.xRange, Math.log2, (power) => (2 ** power).toLocaleString('en')),
      y: axis(
        [Math.min(...ys, this.yRange[0]), Math.max(...ys, this.yRange[1])],
        Math.log10,
        (power) => this.yText(10 ** power),
      ),
    };
  }

  protected override valueText(value: number): string {
    return this.yText(value);
  }

  protected override longestEndText(): string {
    return longestOf(this.series.map(endText));
  }

  protected override longestShortText(): string {
    return longestOf(this.series.map(slopeText));
  }

  protected override longestTickText(): string {
    const { max, text } = this.axes().y;
    return longestOf(['000 MM', text(max)]);
  }
}

function slopeText({ slope }: LogSeries): string {
  return slope?.toFixed(2) ?? '';
}

function endText(series: LogSeries): string {
  return series.slope === undefined ? series.name : `${series.name}, slope ${slopeText(series)}`;
}

function longestOf(texts: readonly string[]): string {
  return texts.reduce((a, b) => (b.length > a.length ? b : a), '');
}

/** From a whole power to a whole power. */
function axis(
  [from, to]: Range,
  power: (value: number) => number,
  text: (power: number) => string,
): Axis {
  return { min: Math.floor(power(from)), max: Math.ceil(power(to)), step: 1, text };
}
