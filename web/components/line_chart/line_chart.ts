/** Lines that grow while something is trained: a picture, and its numbers in a table on demand. */

import type { Axes, Line } from '../../render/line_chart.ts';
import { ChartElement } from '../chart/chart_element.ts';

/** The name of a single line is not written at its end: the heading says it. */
export class SpotlightLineChart extends ChartElement {
  static override properties = {
    ...ChartElement.properties,
    xMax: { attribute: false },
    yMax: { attribute: false },
    yStep: { attribute: false },
    longestEnd: {},
    digits: { attribute: false },
    unnamed: { type: Boolean },
  };

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

  constructor() {
    super();
    this.xMax = 1;
    this.yMax = 1;
    this.yStep = 1;
    this.longestEnd = '';
    this.digits = 2;
    this.unnamed = false;
  }

  protected override lines(): Line[] {
    return this.series.map(({ name, points }) => {
      const last = points.at(-1);
      const value = last ? this.valueText(last.y) : '';
      const isNamed = this.series.length > 1 && !this.unnamed;
      const text = isNamed ? `${name} ${value}` : value;
      return { points, text, shortText: text };
    });
  }

  /** Both start at 0. */
  protected override axes(): Axes {
    const largest = Math.max(0, ...this.series.flatMap(({ points }) => points.map(({ y }) => y)));
    const times = Math.max(1, Math.ceil(largest / this.yMax));
    return {
      x: {
        min: 0,
        max: this.xMax,
        step: this.xMax / 4,
        text: (value) => value.toLocaleString('en'),
      },
      y: { min: 0, max: times * this.yMax, step: times * this.yStep, text: String },
    };
  }

  protected override valueText(value: number): string {
    return value.toFixed(this.digits);
  }

  protected override longestEndText(): string {
    return this.longestEnd;
  }

  protected override longestTickText(): string {
    return '0.00';
  }
}
