/** Which part of a large matrix is in view: pan and zoom as arithmetic. Lengths are cells, or pixels where said. */

import type { BlockRange, MipLevel, MipMap } from './mip_levels.ts';

export interface MapView {
  /** Pixels that a cell is wide and high. */
  readonly scale: number;
  /** The cell place, with fractions, at the upper left corner. */
  readonly left: number;
  readonly top: number;
}

/** The matrix, and the square that it is looked at through. */
export interface MapRoom {
  readonly rows: number;
  readonly columns: number;
  /** Pixels of the square's side. */
  readonly size: number;
  /** Pixels of a cell, zoomed in as far as it goes. */
  readonly largestScale: number;
}

/** Some cells: a single one, or what a block stands for. */
export interface CellArea {
  readonly row: number;
  readonly column: number;
  readonly side: number;
}

/** As large as the whole matrix has room for. */
function wholeScale({ rows, columns, size }: MapRoom): number {
  return size / Math.max(rows, columns, 1);
}

export function wholeView(room: MapRoom): MapView {
  return { scale: wholeScale(room), left: 0, top: 0 };
}

export function showsWhole({ scale }: MapView, room: MapRoom): boolean {
  return scale <= wholeScale(room) * (1 + 1e-9);
}

export function isLargest({ scale }: MapView, room: MapRoom): boolean {
  return scale >= largestScaleOf(room);
}

/** Few cells may fill the square with more than the largest scale. */
function largestScaleOf(room: MapRoom): number {
  return Math.max(room.largestScale, wholeScale(room));
}

/** The nearest view that is neither too large nor too small, and has nothing beside the matrix in it. */
export function clampView({ scale, left, top }: MapView, room: MapRoom): MapView {
  const possible = clamp(scale, wholeScale(room), largestScaleOf(room));
  const reach = room.size / possible;
  return {
    scale: possible,
    left: clamp(left, 0, Math.max(room.columns - reach, 0)),
    top: clamp(top, 0, Math.max(room.rows - reach, 0)),
  };
}

/** So many times larger; the place at (x, y), in pixels from the corner, stays where it is. */
export function zoomView(
  view: MapView,
  room: MapRoom,
  factor: number,
  x: number,
  y: number,
): MapView {
  const scale = clamp(view.scale * factor, wholeScale(room), largestScaleOf(room));
  return clampView(
    {
      scale,
      left: view.left + x / view.scale - x / scale,
      top: view.top + y / view.scale - y / scale,
    },
    room,
  );
}

/** Moves what is seen by so many pixels, as a hand moves paper. */
export function panView(
  { scale, left, top }: MapView,
  room: MapRoom,
  x: number,
  y: number,
): MapView {
  return clampView({ scale, left: left - x / scale, top: top - y / scale }, room);
}

/** Moves no further than it takes to have these cells in view. */
export function revealCells(
  { scale, left, top }: MapView,
  room: MapRoom,
  { row, column, side }: CellArea,
): MapView {
  const reach = room.size / scale;
  return clampView(
    {
      scale,
      left: clamp(left, column + side - reach, column),
      top: clamp(top, row + side - reach, row),
    },
    room,
  );
}

/** With the middle of this cell in the middle, at this scale. */
export function centreView(room: MapRoom, scale: number, row: number, column: number): MapView {
  const reach = room.size / scale;
  return clampView({ scale, left: column + 0.5 - reach / 2, top: row + 0.5 - reach / 2 }, room);
}

/** The finest level whose blocks cover at least a pixel: on the way in, they cover less than two. */
export function levelFor({ scale }: MapView, { levels }: MipMap): MipLevel {
  // Rounding must not make a block of one pixel too small.
  const finest = levels.find(({ side }) => side * scale >= 1 - 1e-9);
  return finest ?? levels.at(-1) ?? levels[0];
}

/** The blocks that are in view, also in part. */
export function blocksInView(view: MapView, { size }: MapRoom, level: MipLevel): BlockRange {
  const { side, rows, columns } = level;
  const reach = size / view.scale;
  return {
    top: Math.floor(view.top / side),
    bottom: Math.min(Math.ceil((view.top + reach) / side), rows),
    left: Math.floor(view.left / side),
    right: Math.min(Math.ceil((view.left + reach) / side), columns),
  };
}

/** The cell at this place, in pixels from the corner; nothing beside the matrix. */
export function cellAt(
  view: MapView,
  { rows, columns, size }: MapRoom,
  x: number,
  y: number,
): { readonly row: number; readonly column: number } | undefined {
  const row = Math.floor(view.top + y / view.scale);
  const column = Math.floor(view.left + x / view.scale);
  const inside = x >= 0 && y >= 0 && x < size && y < size && row < rows && column < columns;
  return inside ? { row, column } : undefined;
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most);
}
