/** Lines, each with its name and last value at its end. The one file that imports Chart.js. */

import { Chart, Element, LinearScale, LineController, LineElement, type Plugin } from 'chart.js';
import { spreadLabels } from '../lib/label_places.ts';

/** A point of a line, which needs no mark: the marks of Chart.js, of all shapes, are a kilobyte. */
class Corner extends Element {
  static id = 'point';

  size(): number {
    return 0;
  }

  draw(): void {
    // Dots are drawn over the lines, below.
  }
}

// Only the parts that are drawn with, so that no others are loaded.
Chart.register(LinearScale, LineController, LineElement, Corner);

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  /** By x. */
  readonly points: readonly Point[];
  /** Written at the end of the line. */
  readonly text: string;
  /** Written there instead where the picture is narrow. */
  readonly shortText: string;
}

/** Of a logarithmic axis everything is given as logarithms, and `text` writes what they stand for. */
export interface Axis {
  readonly min: number;
  readonly max: number;
  /** From one tick to the next. */
  readonly step: number;
  readonly text: (value: number) => string;
}

export interface Axes {
  readonly x: Axis;
  readonly y: Axis;
}

export interface LineChartStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  /** Of the lines, in their order. */
  readonly colours: readonly string[];
  readonly page: string;
  readonly tick: string;
  readonly grid: string;
  readonly axis: string;
  /** Of the line where the lines have come to; empty: there is none. */
  readonly now: string;
  /** Of the dots at all points of the lines, in pixels across; 0 for lines that are lines alone. */
  readonly dots: number;
  /** Pixels for the numbers of the vertical axis. */
  readonly tickRoom: number;
  /** Pixels to the right of the axes for what is written at the ends, where the picture is wide enough. */
  readonly endRoom: number;
  /** The same for the short texts, which are written in pictures that are narrower than this. */
  readonly shortEndRoom: number;
  readonly shortBelow: number;
}

export interface LineChart {
  update(lines: readonly Line[], axes: Axes, style: LineChartStyle): void;
  destroy(): void;
}

/** Lines are told apart without colour, too. */
const dashes = [[], [7, 5], [2, 5], []];

/** Pixels between labels, from the end of a line to its label, and of the page's colour around it. */
const labelGap = 20;
const labelDistance = 14;
const halo = 6;
const endDot = 5;
/** Between the numbers of the vertical axis and the lines. */
const tickGap = 10;

/** Draws into the canvas, whose parent gives the size. "Now" is where the longest line ends. */
export function createLineChart(canvas: HTMLCanvasElement): LineChart {
  let lines: readonly Line[] = [];
  let style: LineChartStyle | undefined;

  const nowAndEnds: Plugin<'line'> = {
    id: 'now-and-ends',
    afterDatasetsDraw(chart) {
      const { x, y } = chart.scales;
      const isShort = chart.width < (style?.shortBelow ?? 0);
      const ends = lines.flatMap(({ points, ...line }, index) => {
        const last = points.at(-1);
        const text = isShort ? line.shortText : line.text;
        return last ? [{ last, text, colour: style?.colours[index] ?? '' }] : [];
      });
      if (!style || !x || !y || ends.length === 0) return;
      const { ctx, chartArea } = chart;
      const dot = (left: number, top: number, radius: number): void => {
        ctx.beginPath();
        ctx.arc(left, top, radius, 0, 2 * Math.PI);
        ctx.fill();
      };
      const now = x.getPixelForValue(Math.max(...ends.map(({ last }) => last.x)));
      ctx.save();
      if (style.now !== '') {
        ctx.fillStyle = style.now;
        ctx.fillRect(now - 1, chartArea.top, 2, chartArea.height);
      }
      if (style.dots > 0) {
        for (const [index, { points }] of lines.entries()) {
          ctx.fillStyle = style.colours[index] ?? '';
          for (const point of points) {
            dot(x.getPixelForValue(point.x), y.getPixelForValue(point.y), style.dots / 2);
          }
        }
      }
      ctx.font = `500 ${style.fontSize}px ${style.fontFamily}`;
      ctx.textBaseline = 'middle';
      ctx.lineJoin = 'round';
      ctx.lineWidth = 2 * halo;
      ctx.strokeStyle = style.page;
      const places = spreadLabels(
        ends.map(({ last }) => y.getPixelForValue(last.y)),
        Math.max(labelGap, 1.25 * style.fontSize),
        chartArea.top,
        chartArea.bottom - style.fontSize,
      );
      const widest = Math.max(...ends.map(({ text }) => ctx.measureText(text).width));
      // On a narrow screen they stand before the end: over the lines, but inside the picture.
      const fits = now + labelDistance + widest <= chart.width;
      ctx.textAlign = fits ? 'left' : 'right';
      const labelAt = now + (fits ? labelDistance : -labelDistance);
      for (const [index, { text }] of ends.entries()) {
        ctx.strokeText(text, labelAt, places[index] ?? 0);
      }
      for (const [index, { last, text, colour }] of ends.entries()) {
        ctx.fillStyle = colour;
        ctx.fillText(text, labelAt, places[index] ?? 0);
        if (ends.length > 1) continue; // several dots would hide each other
        dot(x.getPixelForValue(last.x), y.getPixelForValue(last.y), endDot);
      }
      ctx.restore();
    },
  };

  const chart = new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: { datasets: [] },
    plugins: [nowAndEnds],
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      parsing: false,
      events: [],
    },
  });

  return {
    update(nextLines, axes, nextStyle) {
      lines = nextLines;
      style = nextStyle;
      chart.data.datasets = lines.map(({ points }, index) => ({
        data: [...points],
        borderColor: nextStyle.colours[index] ?? '',
        borderDash: dashes[index] ?? [],
        borderWidth: 2.5,
        clip: 2, // a line at the very top is as thick as any
        tension: 0,
      }));
      chart.options.layout = {
        padding: ({ chart: { width } }) => {
          const { endRoom, shortEndRoom, shortBelow } = nextStyle;
          return { right: Math.min(width < shortBelow ? shortEndRoom : endRoom, width / 2) };
        },
      };
      chart.options.scales = scalesFor(axes, style);
      chart.update('none');
    },
    destroy() {
      chart.destroy();
    },
  };
}

type Scales = NonNullable<NonNullable<Chart<'line'>['options']>['scales']>;

function scalesFor({ x, y }: Axes, style: LineChartStyle): Scales {
  const ticksOf = ({ step, text }: Axis) => ({
    color: style.tick,
    font: { family: style.fontFamily, size: style.fontSize },
    stepSize: step,
    callback: (value: string | number) => text(Number(value)),
  });
  return {
    x: {
      type: 'linear',
      min: x.min,
      max: x.max,
      grid: { display: false },
      border: { color: style.axis },
      ticks: { ...ticksOf(x), maxRotation: 0, autoSkipPadding: style.fontSize },
    },
    y: {
      type: 'linear',
      min: y.min,
      max: y.max,
      grid: { color: style.grid, drawTicks: false },
      border: { display: false },
      ticks: { ...ticksOf(y), padding: tickGap },
      afterFit(axis) {
        // The same in all charts, so that those above each other have the same steps above each other.
        axis.width = style.tickRoom + tickGap;
      },
    },
  };
}
