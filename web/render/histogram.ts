/** Bars that say how often values are how large, and the curve that a theory expects. */

import { normalDensity, type Bin } from '../lib/statistics.ts';

export interface HistogramData {
  /** Of one width, side by side, around 0. */
  readonly bins: readonly Bin[];
  /** The axis reaches from -end to end. */
  readonly end: number;
  /** Of the normal curve of mean 0; absent where no theory expects anything. */
  readonly expectedVariance: number | undefined;
  /** What is written at the five ticks, from left to right. */
  readonly ticks: readonly string[];
}

export interface HistogramStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly bar: string;
  readonly curve: string;
  readonly axis: string;
  readonly tick: string;
}

/** In pixels: what stands below the axis. */
const tickLength = 5;
const tickGap = 4;

/** Of the curve. */
const lineWidth = 2;

/** Bars that are wider than this have a gap of one pixel between them. */
const widthWithGap = 4;

/** Points of the curve where it is not flat, and how many standard deviations that is to each side. */
const curvePoints = 121;
const curveReach = 6;

/** Pixels of the page; `density` is device pixels for each. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly density: number;
}

/**
 * Draws into the canvas, and gives it its size. The tallest of bars and curve fills the height: only
 * widths can be compared with other histograms.
 */
export function drawHistogram(
  canvas: HTMLCanvasElement,
  { width, height, density }: Size,
  data: HistogramData,
  style: HistogramStyle,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  canvas.width = Math.floor(width * density);
  canvas.height = Math.floor(height * density);
  canvas.style.inlineSize = `${canvas.width / density}px`;
  canvas.style.blockSize = `${canvas.height / density}px`;
  context.scale(density, density);

  const total = data.bins.reduce((sum, { count }) => sum + count, 0);
  const densities = data.bins.map(({ from, to, count }) => count / total / (to - from));
  const { expectedVariance } = data;
  const peak = expectedVariance === undefined ? 0 : normalDensity(0, expectedVariance);
  const axisAt = Math.floor(height - tickLength - tickGap - 1.4 * style.fontSize);
  const plot: Plot = {
    x: (value) => ((value + data.end) / (2 * data.end)) * width,
    y: (value) => axisAt - (axisAt - lineWidth) * (value / Math.max(peak, ...densities)),
    width,
    axisAt,
    end: data.end,
  };
  if (total > 0) drawBars(context, data.bins, densities, plot, density, style);
  drawAxis(context, data.ticks, plot, style);
  if (expectedVariance !== undefined) drawCurve(context, expectedVariance, plot, style);
}

interface Plot {
  /** From values and densities to pixels of the page. */
  readonly x: (value: number) => number;
  readonly y: (density: number) => number;
  readonly width: number;
  /** Pixels from the top to the axis. */
  readonly axisAt: number;
  readonly end: number;
}

function drawBars(
  context: CanvasRenderingContext2D,
  bins: readonly Bin[],
  densities: readonly number[],
  { x, y, axisAt }: Plot,
  density: number,
  { bar }: HistogramStyle,
): void {
  // On whole pixels of the device: between them, neighbours would shine through.
  const whole = (place: number): number => Math.round(place * density) / density;
  context.fillStyle = bar;
  for (const [index, { from, to }] of bins.entries()) {
    const top = y(densities[index] ?? 0);
    const [left, right] = [whole(x(from)), whole(x(to))];
    const gap = right - left > widthWithGap ? 1 : 0;
    context.fillRect(left, top, right - left - gap, axisAt - top);
  }
}

function drawAxis(
  context: CanvasRenderingContext2D,
  ticks: readonly string[],
  { width, axisAt }: Plot,
  { axis, tick, fontFamily, fontSize }: HistogramStyle,
): void {
  context.fillStyle = axis;
  context.fillRect(0, axisAt, width, 1);
  context.font = `400 ${fontSize}px ${fontFamily}`;
  context.textBaseline = 'top';
  for (const [index, text] of ticks.entries()) {
    const at = (index / (ticks.length - 1)) * (width - 1);
    context.fillStyle = axis;
    context.fillRect(Math.round(at), axisAt, 1, tickLength);
    context.fillStyle = tick;
    // The outer ones stay inside the picture.
    context.textAlign = index === 0 ? 'left' : index === ticks.length - 1 ? 'right' : 'center';
    context.fillText(text, at, axisAt + tickLength + tickGap);
  }
}

function drawCurve(
  context: CanvasRenderingContext2D,
  variance: number,
  { x, y, end }: Plot,
  { curve }: HistogramStyle,
): void {
  const reach = curveReach * Math.sqrt(variance);
  const places = Array.from(
    { length: curvePoints },
    (_, i) => reach * ((2 * i) / (curvePoints - 1) - 1),
  );
  context.strokeStyle = curve;
  context.lineWidth = lineWidth;
  context.setLineDash([5, 4]);
  context.beginPath();
  for (const value of [-end, ...places.filter((place) => Math.abs(place) < end), end]) {
    context.lineTo(x(value), y(normalDensity(value, variance)));
  }
  context.stroke();
}
