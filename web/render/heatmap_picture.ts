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
  /** The query whose row is not shown, in the colour of `stage`; -1: none. */
  readonly heldBack: number;
  readonly stage: string;
}

/** Distance of two hatch lines, in pixels of the page. */
const hatchStep = 6;

/** Draws into a square of `size` pixels of the page; `density` is device pixels for each. */
export function drawHeatmapPicture(
  canvas: HTMLCanvasElement,
  size: number,
  density: number,
  picture: HeatmapPicture,
): void {
  canvas.width = Math.round(size * density);
  canvas.height = Math.round(size * density);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  if (picture.mask) hatchAll(context, size, picture.hatch);
  // One pixel a cell, and then enlarged: thousands of rectangles would be slow.
  context.imageSmoothingEnabled = false;
  context.drawImage(cellPixels(picture), 0, 0, size, size);
}

const scratch = document.createElement('canvas');

/** The colours of the weights, a pixel each; what is hidden stays transparent. */
function cellPixels({
  weights,
  mask,
  palette,
  transposed,
  heldBack,
  stage,
}: HeatmapPicture): HTMLCanvasElement {
  const { rows, columns } = weights;
  [scratch.width, scratch.height] = transposed ? [rows, columns] : [columns, rows];
  const context = scratch.getContext('2d', { willReadFrequently: true });
  if (!context) return scratch;
  const held: (readonly [x: number, y: number])[] = [];
  const pixels = context.createImageData(scratch.width, scratch.height);
  for (let row = 0; row < rows; ++row) {
    for (let column = 0; column < columns; ++column) {
      if (mask !== undefined && valueAt(mask, row, column) === -Infinity) continue;
      const { rgb } = weightColours(valueAt(weights, row, column), palette);
      const [x, y] = transposed ? [row, column] : [column, row];
      if (row === heldBack) {
        held.push([x, y]);
        continue;
      }
      const at = 4 * (y * scratch.width + x);
      pixels.data.set(rgb, at);
      pixels.data[at + 3] = 255;
    }
  }
  context.putImageData(pixels, 0, 0);
  context.fillStyle = stage;
  for (const [x, y] of held) context.fillRect(x, y, 1, 1);
  return scratch;
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
