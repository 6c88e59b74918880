/** Cells of a map that are large enough to stand apart, and to have their numbers written in them. */

import { weightColours, type Palette } from '../lib/colour.ts';
import { cellNumber, shortFourDecimals, shortWeight } from '../lib/numbers.ts';
import type { MapRoom, MapView } from '../lib/map_view.ts';
import { isHidden, type BlockRange, type MipMap } from '../lib/mip_levels.ts';
import { valueAt } from '../lib/tensor.ts';
import type { MapStyle } from './map_style.ts';

/** From this many pixels on, cells have gaps. */
const cellForGaps = 8;
/** In heights of the font: from here numbers are written with two decimals, and with four. */
const [cellForShort, cellForFour] = [2.5, 3.75];

/** Page-coloured lines between the cells. The context's origin is the corner of the map. */
export function drawGaps(
  context: CanvasRenderingContext2D,
  { scale, left, top }: MapView,
  { size }: MapRoom,
  range: BlockRange,
  density: number,
  { page }: MapStyle,
): void {
  if (scale < cellForGaps) return;
  const end = (index: number, first: number): number =>
    Math.round((index - first) * scale * density) / density;
  context.fillStyle = page;
  for (let row = range.top + 1; row <= range.bottom; ++row) {
    context.fillRect(0, end(row, top) - 1, size, 1);
  }
  for (let column = range.left + 1; column <= range.right; ++column) {
    context.fillRect(end(column, left) - 1, 0, 1, size);
  }
}

export function drawNumbers(
  context: CanvasRenderingContext2D,
  map: MipMap,
  { scale, left, top }: MapView,
  range: BlockRange,
  { palette, end }: { readonly palette: Palette; readonly end: number },
  { fontSize, fontFamily, zero, page }: MapStyle,
): void {
  if (scale < cellForShort * fontSize) return;
  const short = scale >= cellForFour * fontSize ? shortFourDecimals : shortWeight;
  context.font = `400 ${fontSize}px ${fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (let row = range.top; row < range.bottom; ++row) {
    for (let column = range.left; column < range.right; ++column) {
      if (isHidden(map, row, column)) continue;
      const value = valueAt(map.weights, row, column);
      // What no weight can be is not written like one.
      const text = value >= 0 && value <= 1 ? short(value) : cellNumber(value);
      const share = end > 0 ? value / end : value;
      // What is no number stands on the colour of errors.
      context.fillStyle = Number.isNaN(value)
        ? page
        : text === '0'
          ? zero
          : weightColours(share, palette).text;
      context.fillText(text, (column + 0.5 - left) * scale, (row + 0.5 - top) * scale);
    }
  }
}
