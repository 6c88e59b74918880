/** What can be said about a part of a large matrix: where its largest weight is, and how large they are on average. */

import { visibleCount, type BlockRange, type MipLevel, type MipMap } from './mip_levels.ts';

export interface PlacedWeight {
  /** From 0. */
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** Of the visible weights in these blocks, the first one in reading order of blocks; NaN is never the largest. */
export function largestIn(
  map: MipMap,
  level: MipLevel,
  range: BlockRange,
): PlacedWeight | undefined {
  const block = largestBlock(map, level, range);
  if (!block) return undefined;
  const { weights, levels } = map;
  const { side } = level;
  const [top, left] = [block.row * side, block.column * side];
  // A block with a NaN has none for its largest, and is passed over; one without holds what it says.
  const cells = {
    top,
    left,
    bottom: Math.min(top + side, weights.rows),
    right: Math.min(left + side, weights.columns),
  };
  return side === 1 ? block : largestBlock(map, levels[0], cells);
}

/** The mean of the visible weights in these blocks; NaN if there are none. */
export function meanIn(map: MipMap, level: MipLevel, range: BlockRange): number {
  let [count, total] = [0, 0];
  for (let row = range.top; row < range.bottom; ++row) {
    const right = seenUpTo(map, range, row);
    for (let column = range.left; column < right; ++column) {
      const part = visibleCount(map, level, row, column);
      count += part;
      total += part * (level.means[row * level.columns + column] ?? NaN);
    }
  }
  return total / count;
}

function largestBlock(
  map: MipMap,
  { largest, columns }: MipLevel,
  range: BlockRange,
): PlacedWeight | undefined {
  let [row, column, value] = [-1, -1, -Infinity];
  for (let y = range.top; y < range.bottom; ++y) {
    const right = seenUpTo(map, range, y);
    for (let x = range.left; x < right; ++x) {
      const other = largest[y * columns + x] ?? NaN;
      if (other > value || (row < 0 && other === value)) [row, column, value] = [y, x, other];
    }
  }
  return row < 0 ? undefined : { row, column, value };
}

/** Behind the diagonal nothing is visible. */
function seenUpTo({ causal }: MipMap, { right }: BlockRange, row: number): number {
  return causal ? Math.min(right, row + 1) : right;
}
