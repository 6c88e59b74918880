/** A part of a large matrix of weights on a canvas: blocks about a pixel wide, or cells with their numbers. */

import type { Palette } from '../lib/colour.ts';
import {
  blocksInView,
  levelFor,
  type CellArea,
  type MapRoom,
  type MapView,
} from '../lib/map_view.ts';
import type { MipLevel, MipMap } from '../lib/mip_levels.ts';
import { BlockPixels, type BlockValue } from './block_pixels.ts';
import { hatchPattern, hatchSide } from './hatch.ts';
import { drawGaps, drawNumbers } from './large_cells.ts';
import { drawCorner, MapLabels } from './map_labels.ts';
import type { MapStyle } from './map_style.ts';

/** What is drawn, whichever part of it. */
export interface MapContents {
  readonly map: MipMap;
  readonly value: BlockValue;
  readonly palette: Palette;
  readonly end: number;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
}

/** Which part, where, and what is marked in it. Lengths are pixels of the page. */
export interface MapPart {
  readonly view: MapView;
  readonly room: MapRoom;
  /** Room for labels, above and left of the map. */
  readonly gutter: number;
  /** Device pixels for each. */
  readonly density: number;
  readonly cursor: CellArea | undefined;
  /** Its row and column have their labels. */
  readonly pointed: CellArea | undefined;
}

/** With less room inside it, a cursor could not be seen through. */
const smallestCursor = 14;
const [cursorLine, innerLine] = [2.5, 1.5];

/** Keeps what pictures share, so that a frame leaves nothing behind. */
export class WeightMapDrawing {
  readonly #blocks = new BlockPixels();
  readonly #labels = new MapLabels();
  #hatch: CanvasPattern | null = null;
  #hatchFor = '';

  /** Draws the map with its labels, and gives the canvas its size. */
  draw(
    canvas: HTMLCanvasElement,
    contents: MapContents | undefined,
    part: MapPart,
    style: MapStyle,
  ): void {
    const { view, room, gutter, density, pointed, cursor } = part;
    const context = prepare(canvas, gutter + room.size, density);
    if (!context) return;
    context.translate(gutter, gutter);
    if (contents) this.#drawMap(context, contents, part, style);
    else drawEmpty(context, room, style);
    // Blocks at the edges reach out over them: painting there is cheaper than cutting them off.
    context.fillStyle = style.page;
    context.fillRect(-gutter, -gutter, gutter + room.size, gutter);
    context.fillRect(-gutter, 0, gutter, room.size);
    drawCorner(context, gutter, style);
    if (!contents) return;
    const rows = { names: contents.rowNames, pointed: pointed?.row };
    const columns = { names: contents.columnNames, pointed: pointed?.column };
    this.#labels.draw(context, 'rows', rows, view, room, gutter, style);
    this.#labels.draw(context, 'columns', columns, view, room, gutter, style);
    if (cursor) drawCursor(context, cursor, view, room, style);
  }

  #drawMap(
    context: CanvasRenderingContext2D,
    contents: MapContents,
    part: MapPart,
    style: MapStyle,
  ): void {
    const { view, room, gutter, density } = part;
    const { map, palette, end } = contents;
    const level = levelFor(view, map);
    if (map.causal) this.#drawHatch(context, part, gutter, style);
    this.#drawBlocks(context, contents, level, part, style.error);
    if (level.side === 1) {
      const range = blocksInView(view, room, level);
      drawGaps(context, view, room, range, density, style);
      drawNumbers(context, map, view, range, { palette, end }, style);
    }
    coverOutside(context, view, room, style.page);
  }

  /** The whole at a small size, without labels. */
  drawOverview(
    canvas: HTMLCanvasElement,
    contents: MapContents | undefined,
    part: Pick<MapPart, 'view' | 'room' | 'density'>,
    style: MapStyle,
  ): void {
    const context = prepare(canvas, part.room.size, part.density);
    if (!context) return;
    if (!contents) {
      drawEmpty(context, part.room, style);
      return;
    }
    const { view, room } = part;
    if (contents.map.causal) this.#drawHatch(context, part, 0, style);
    this.#drawBlocks(context, contents, levelFor(view, contents.map), part, style.error);
    coverOutside(context, view, room, style.page);
  }

  #drawBlocks(
    context: CanvasRenderingContext2D,
    { map, value, palette, end }: MapContents,
    level: MipLevel,
    { view, room }: Pick<MapPart, 'view' | 'room'>,
    broken: string,
  ): void {
    const range = blocksInView(view, room, level);
    const block = level.side * view.scale;
    this.#blocks.draw(
      context,
      { map, level, range, value, palette, end, broken },
      {
        x: range.left * block - view.left * view.scale,
        y: range.top * block - view.top * view.scale,
        width: (range.right - range.left) * block,
        height: (range.bottom - range.top) * block,
      },
    );
  }

  /** All over: the blocks cover it where there is something to be seen. */
  #drawHatch(
    context: CanvasRenderingContext2D,
    { view, room, density }: Pick<MapPart, 'view' | 'room' | 'density'>,
    gutter: number,
    { hatch, page }: MapStyle,
  ): void {
    const hatchFor = `${hatch} ${page} ${density}`;
    if (hatchFor !== this.#hatchFor) this.#hatch = hatchPattern(context, density, hatch, page);
    this.#hatchFor = hatchFor;
    if (!this.#hatch) return;
    const side = hatchSide(density);
    // It moves along with the map.
    const shift = (cells: number): number => Math.round(cells * view.scale * density) % side;
    const corner = Math.round(gutter * density);
    const length = room.size * density + side;
    context.save();
    context.setTransform(1, 0, 0, 1, corner - shift(view.left), corner - shift(view.top));
    context.fillStyle = this.#hatch;
    context.fillRect(0, 0, length, length);
    context.restore();
  }
}

/** A canvas of this size, ready to be drawn on in pixels of the page. */
function prepare(
  canvas: HTMLCanvasElement,
  size: number,
  density: number,
): CanvasRenderingContext2D | null {
  const pixels = Math.round(size * density);
  if (canvas.width !== pixels || canvas.height !== pixels) {
    canvas.width = pixels;
    canvas.height = pixels;
  }
  const context = canvas.getContext('2d', { alpha: false });
  context?.setTransform(density, 0, 0, density, 0, 0);
  return context;
}

/** There is nothing to be seen yet. */
function drawEmpty(
  context: CanvasRenderingContext2D,
  { size }: MapRoom,
  { stage }: MapStyle,
): void {
  context.fillStyle = stage;
  context.fillRect(0, 0, size, size);
}

/** The matrix may end before the square does, and its last blocks hold less than they are drawn as. */
function coverOutside(
  context: CanvasRenderingContext2D,
  { scale }: MapView,
  { rows, columns, size }: MapRoom,
  page: string,
): void {
  const [right, bottom] = [columns * scale, rows * scale];
  context.fillStyle = page;
  if (right < size) context.fillRect(right, 0, size - right, size);
  if (bottom < size) context.fillRect(0, bottom, size, size - bottom);
}

/** Accent outside and a line of the page inside it, which holds against any colour of the map. */
function drawCursor(
  context: CanvasRenderingContext2D,
  { row, column, side }: CellArea,
  { scale, left, top }: MapView,
  { size }: MapRoom,
  { accent, page }: MapStyle,
): void {
  const length = Math.max(side * scale, smallestCursor);
  const [middleX, middleY] = [(column + side / 2 - left) * scale, (row + side / 2 - top) * scale];
  if (middleX < 0 || middleY < 0 || middleX > size || middleY > size) return;
  const within = (middle: number): number =>
    Math.min(Math.max(middle - length / 2, 0), Math.max(size - length, 0));
  const [x, y] = [within(middleX), within(middleY)];
  for (const [colour, width, inset] of [
    [accent, cursorLine, cursorLine / 2],
    [page, innerLine, cursorLine + innerLine / 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.strokeRect(x + inset, y + inset, length - 2 * inset, length - 2 * inset);
  }
}
