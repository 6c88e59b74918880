/** Horizontal bars with their values. */

import { barsHeight, layoutBars, type BarLayout, type Box } from '../lib/bar_layout.ts';

export interface Bar {
  readonly label: string;
  /** From 0 to 1. */
  readonly value: number;
  /** How the value is written at the end of its line. */
  readonly text: string;
  readonly colour: string;
  /** The query is written in the accent colour; what is pointed at, in bold. */
  readonly emphasis: 'none' | 'query' | 'pointed';
  /** A value to compare with, as a tick across the bar's line. */
  readonly compared?: number | undefined;
}

export interface BarChartStyle {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly ink: string;
  readonly quiet: string;
  readonly accent: string;
  readonly rule: string;
  readonly edge: string;
  readonly tick: string;
}

const cornerRadius = 3;

/**
 * Draws into the canvas, and gives it its size: `width` pixels of the page at most, and as high as the
 * bars need; `density` is device pixels for each.
 */
export function drawBarChart(
  canvas: HTMLCanvasElement,
  width: number,
  density: number,
  bars: readonly Bar[],
  style: BarChartStyle,
): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  fit(canvas, Math.floor(width * density), Math.round(barsHeight(bars.length) * density), density);
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);

  const available = canvas.width / density;
  // In bold: when a word is pointed at, the bars stay where they are.
  context.font = fontOf('pointed', style);
  const widestLabel = Math.max(0, ...bars.map(({ label }) => context.measureText(label).width));
  const { fontSize } = style;
  const layout = layoutBars(bars, { available, fontSize, widestLabel, density });
  drawShapes(context, bars, layout, style);
  drawTexts(context, bars, layout, available, style);
}

/** Another size clears a canvas and takes new memory: it is set only where it is another. */
function fit(canvas: HTMLCanvasElement, width: number, height: number, density: number): void {
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  canvas.style.inlineSize = `${width / density}px`;
  canvas.style.blockSize = `${height / density}px`;
}

function drawShapes(
  context: CanvasRenderingContext2D,
  bars: readonly Bar[],
  { places, hairline }: BarLayout,
  style: BarChartStyle,
): void {
  for (const [index, { bar, line, tick }] of places.entries()) {
    context.fillStyle = style.rule;
    context.fillRect(line.x, line.y, line.width, line.height);
    context.fillStyle = style.edge;
    fillRounded(context, bar, cornerRadius);
    context.fillStyle = bars[index]?.colour ?? '';
    fillRounded(context, shrunk(bar, hairline), cornerRadius - hairline);
    if (!tick) continue;
    context.fillStyle = style.tick;
    context.fillRect(tick.x, tick.y, tick.width, tick.height);
  }
}

function drawTexts(
  context: CanvasRenderingContext2D,
  bars: readonly Bar[],
  { places, labelWidth }: BarLayout,
  available: number,
  style: BarChartStyle,
): void {
  context.textAlign = 'right';
  context.textBaseline = 'middle';
  for (const [index, { label, value, text, emphasis }] of bars.entries()) {
    const middle = places[index]?.middle ?? 0;
    context.font = fontOf(emphasis, style);
    context.fillStyle = emphasis === 'query' ? style.accent : style.ink;
    context.fillText(label, labelWidth, middle, labelWidth);
    context.font = fontOf('none', style);
    context.fillStyle = value < 0.005 ? style.quiet : style.ink;
    context.fillText(text, available, middle);
  }
}

function fontOf(emphasis: Bar['emphasis'], { fontSize, fontFamily }: BarChartStyle): string {
  return `${emphasis === 'pointed' ? 600 : 400} ${fontSize}px ${fontFamily}`;
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return {
    x: x + by,
    y: y + by,
    width: Math.max(0, width - 2 * by),
    height: Math.max(0, height - 2 * by),
  };
}

function fillRounded(context: CanvasRenderingContext2D, box: Box, radius: number): void {
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, radius);
  context.fill();
}
