/**
 * A large matrix at every size that it can be seen at: on level k a block stands for 2^k x 2^k weights. Drawing
 * takes the level whose blocks are about a pixel, so that a picture costs its pixels and not the matrix.
 */

import type { Matrix } from './tensor.ts';

export interface MipLevel {
  /** Weights along a block's side: 1, 2, 4, ... Blocks at the lower and right edges may hold fewer. */
  readonly side: number;
  /** How many blocks there are. */
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns], of the visible weights of each block; NaN where there are none. */
  readonly means: Float32Array;
  readonly largest: Float32Array;
}

export interface MipMap {
  readonly weights: Matrix;
  /** Weights with column > row are hidden: they count nowhere. */
  readonly causal: boolean;
  /** From the weights themselves, which are not copied, to a single block. */
  readonly levels: readonly [MipLevel, ...MipLevel[]];
}

/** Blocks of a level: from the first row and column up to, and without, the last. */
export interface BlockRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** With the arrays of an earlier map of the same size, which is then of no more use. They are still to be filled. */
export function createMipMap(weights: Matrix, causal: boolean, earlier?: MipMap): MipMap {
  const { data } = weights;
  let level: MipLevel = { ...weights, side: 1, means: data, largest: data };
  const levels: [MipLevel, ...MipLevel[]] = [level];
  while (level.rows > 1 || level.columns > 1) {
    const rows = Math.ceil(level.rows / 2);
    const columns = Math.ceil(level.columns / 2);
    const reusable = earlier?.levels[levels.length];
    const arrays =
      reusable?.rows === rows && reusable.columns === columns
        ? { means: reusable.means, largest: reusable.largest }
        : {
            means: new Float32Array(rows * columns),
            largest: new Float32Array(rows * columns),
          };
    level = { side: 2 * level.side, rows, columns, ...arrays };
    levels.push(level);
  }
  return { weights, causal, levels };
}

/** Computes all blocks, each level from the one below; pauses after every row of blocks. */
export function* fillMipMap(map: MipMap): Generator<undefined, void> {
  let [finer] = map.levels;
  for (const level of map.levels.slice(1)) {
    for (let row = 0; row < level.rows; ++row) {
      fillRow(map, finer, level, row);
      yield;
    }
    finer = level;
  }
}

/** Blocks along the diagonal are partly visible. This is so on every level, as blocks are square. */
export function isHidden({ causal }: MipMap, row: number, column: number): boolean {
  return causal && column > row;
}

/** How many of a block's weights are visible. */
export function visibleCount(
  { weights, causal }: MipMap,
  { side }: MipLevel,
  row: number,
  column: number,
): number {
  const [top, left] = [row * side, column * side];
  const bottom = Math.min(top + side, weights.rows);
  const width = Math.min(left + side, weights.columns) - left;
  if (!causal || left + width - 1 <= top) return (bottom - top) * width;
  let count = 0;
  for (let at = top; at < bottom; ++at) count += Math.min(Math.max(at + 1 - left, 0), width);
  return count;
}

/** How many blocks of a row hold as many weights as fit, all visible: those are its first. */
function fullBlocks({ weights, causal }: MipMap, { side }: MipLevel, row: number): number {
  if ((row + 1) * side > weights.rows) return 0;
  const full = Math.floor(weights.columns / side);
  return causal && side > 1 ? Math.min(full, row) : full;
}

function fillRow(map: MipMap, finer: MipLevel, level: MipLevel, row: number): void {
  const start = row * level.columns;
  const full = fullBlocks(map, level, row);
  const { means, largest } = finer;
  for (let column = 0; column < full; ++column) {
    const above = 2 * row * finer.columns + 2 * column;
    const below = above + finer.columns;
    const total =
      (means[above] ?? NaN) +
      (means[above + 1] ?? NaN) +
      (means[below] ?? NaN) +
      (means[below + 1] ?? NaN);
    level.means[start + column] = total / 4;
    level.largest[start + column] = Math.max(
      largest[above] ?? NaN,
      largest[above + 1] ?? NaN,
      largest[below] ?? NaN,
      largest[below + 1] ?? NaN,
    );
  }
  const seen = map.causal ? Math.min(row + 1, level.columns) : level.columns;
  for (let column = full; column < seen; ++column) fillPartly(map, finer, level, row, column);
  level.means.fill(NaN, start + seen, start + level.columns);
  level.largest.fill(NaN, start + seen, start + level.columns);
}

/** A block at an edge or on the diagonal: its four parts count by what they hold. */
function fillPartly(
  map: MipMap,
  finer: MipLevel,
  level: MipLevel,
  row: number,
  column: number,
): void {
  let [count, total, most] = [0, 0, -Infinity];
  for (let y = 2 * row; y < Math.min(2 * row + 2, finer.rows); ++y) {
    for (let x = 2 * column; x < Math.min(2 * column + 2, finer.columns); ++x) {
      const part = visibleCount(map, finer, y, x);
      if (part === 0) continue;
      const at = y * finer.columns + x;
      count += part;
      total += part * (finer.means[at] ?? NaN);
      most = Math.max(most, finer.largest[at] ?? NaN);
    }
  }
  level.means[row * level.columns + column] = total / count;
  level.largest[row * level.columns + column] = most;
}
