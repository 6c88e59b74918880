/** A heatmap as a picture: for small multiples, where a grid of elements would be too much. */

import { weightColours, type Palette } from '../lib/colour.ts';
import { valueAt, type Matrix } from '../lib/tensor.ts';

export interface HeatmapPicture {
  readonly weights: Matrix;
  /** -Infinity where a key is hidden; absent where nothing is. */
  readonly mask: Matrix | undefined;
  readonly palette: Palette;
  /** Colour of the hatch over what is hidden. */
  readonly hatch: string;
  /** Queries as columns instead of rows. */
  readonly transposed: boolean;
}

/** Distance of two hatch lines, in pixels of the page. */
const hatchStep = 6;

/** Draws into a square of `size` pixels of the page; `density` is device pixels for each. */
export function drawHeatmapPicture(
  canvas: HTMLCanvasElement,
  size: number,
  density: number,
  { weights, mask, palette, hatch, transposed }: HeatmapPicture,
): void {
  canvas.width = Math.round(size * density);
  canvas.height = Math.round(size * density);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  context.clearRect(0, 0, size, size);
  hatchAll(context, size, hatch);

  const [across, down] = transposed
    ? [weights.rows, weights.columns]
    : [weights.columns, weights.rows];
  // Edges on whole device pixels, so that no seams shine through between cells.
  const edge = (index: number, count: number): number =>
    Math.round((index * size * density) / count) / density;
  for (let row = 0; row < weights.rows; ++row) {
    for (let column = 0; column < weights.columns; ++column) {
      const hidden = mask !== undefined && valueAt(mask, row, column) === -Infinity;
      const [x, y] = transposed ? [row, column] : [column, row];
      const [left, top] = [edge(x, across), edge(y, down)];
      const [width, height] = [edge(x + 1, across) - left, edge(y + 1, down) - top];
      if (hidden) continue;
      context.fillStyle = weightColours(valueAt(weights, row, column), palette).background;
      context.fillRect(left, top, width, height);
    }
  }
}

function hatchAll(context: CanvasRenderingContext2D, size: number, colour: string): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (let start = hatchStep / 2; start < 2 * size; start += hatchStep) {
    context.moveTo(start, 0);
    context.lineTo(start - size, size);
  }
  context.stroke();
}
