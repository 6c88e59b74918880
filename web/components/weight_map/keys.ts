/** What keys do in a large map: they move a cursor by blocks as they are drawn, and zoom. */

import type { CellArea } from '../../lib/map_view.ts';

export type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** A cell of the matrix, from 0. */
export interface MapPlace {
  readonly row: number;
  readonly column: number;
}

export interface MapSize {
  readonly rows: number;
  readonly columns: number;
}

const withShift = 10;

/**
 * Where a key leads from the block that the cursor is on; nothing for keys that do not move it. `page` is how
 * many rows are in view.
 */
export function placeAfterKey(
  { key, ctrlKey, altKey, metaKey, shiftKey }: Key,
  { row, column }: MapPlace,
  { side }: Pick<CellArea, 'side'>,
  { rows, columns }: MapSize,
  page: number,
): MapPlace | undefined {
  if (altKey || metaKey) return undefined; // the browser's own: Alt + Left is Back
  const step = side * (shiftKey ? withShift : 1);
  // To the beginning of a block: that is what is pointed at.
  const moved = (from: number, by: number, count: number): number =>
    Math.min(Math.max(Math.floor(from / side) * side + by, 0), Math.max(count - 1, 0));
  switch (key) {
    case 'ArrowUp':
      return { row: moved(row, -step, rows), column };
    case 'ArrowDown':
      return { row: moved(row, step, rows), column };
    case 'ArrowLeft':
      return { row, column: moved(column, -step, columns) };
    case 'ArrowRight':
      return { row, column: moved(column, step, columns) };
    case 'PageUp':
      return { row: moved(row, -page, rows), column };
    case 'PageDown':
      return { row: moved(row, page, rows), column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? Math.max(rows - 1, 0) : row, column: Math.max(columns - 1, 0) };
    default:
      return undefined;
  }
}

export type ZoomStep = 'in' | 'out' | 'whole';

/** What a key zooms; with Control it is the browser's own. */
export function zoomOfKey({ key, ctrlKey, altKey, metaKey }: Key): ZoomStep | undefined {
  if (ctrlKey || altKey || metaKey) return undefined;
  // Where plus stands above "=", nobody has to hold Shift.
  if (key === '+' || key === '=') return 'in';
  if (key === '-' || key === '_' || key === '−') return 'out';
  return key === '0' ? 'whole' : undefined;
}
