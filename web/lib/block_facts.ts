/** What can be said about a part of a large matrix: where its largest weight is, and how large they are on average. */

import { visibleCount, type BlockRange, type MipLevel, type MipMap } from './mip_levels.ts';
import { valueAt } from './tensor.ts';

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
  return weightIn(
    map,
    level,
    blockWithMost(map, range, level.columns, (at) => level.largest[at] ?? NaN),
  );
}

/** The largest weight of the block in which it stands out most from the mean: what means hide most of. */
export function hiddenMostIn(
  map: MipMap,
  level: MipLevel,
  range: BlockRange,
): PlacedWeight | undefined {
  const { means, largest, columns } = level;
  const standsOut = (at: number): number => (largest[at] ?? NaN) - (means[at] ?? NaN);
  return weightIn(map, level, blockWithMost(map, range, columns, standsOut));
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

interface BlockPlace {
  readonly row: number;
  readonly column: number;
}

function blockWithMost(
  map: MipMap,
  range: BlockRange,
  columns: number,
  measure: (at: number) => number,
): BlockPlace | undefined {
  let [row, column, most] = [-1, -1, -Infinity];
  for (let y = range.top; y < range.bottom; ++y) {
    const right = seenUpTo(map, range, y);
    for (let x = range.left; x < right; ++x) {
      const value = measure(y * columns + x);
      if (value > most || (row < 0 && value === most)) [row, column, most] = [y, x, value];
    }
  }
  return row < 0 ? undefined : { row, column };
}

/** The largest weight of a block, which has no NaN in it: with one, it would have no largest. */
function weightIn(
  map: MipMap,
  { side }: MipLevel,
  block: BlockPlace | undefined,
): PlacedWeight | undefined {
  if (!block) return undefined;
  const { weights } = map;
  const [top, left] = [block.row * side, block.column * side];
  const cells = {
    top,
    left,
    bottom: Math.min(top + side, weights.rows),
    right: Math.min(left + side, weights.columns),
  };
  const place = blockWithMost(map, cells, weights.columns, (at) => weights.data[at] ?? NaN);
  return place && { ...place, value: valueAt(weights, place.row, place.column) };
}

/** Behind the diagonal nothing is visible. */
function seenUpTo({ causal }: MipMap, { right }: BlockRange, row: number): number {
  return causal ? Math.min(right, row + 1) : right;
}
