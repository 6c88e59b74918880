/** The levels of a large map, against means and maxima that are taken straight from the weights. */

import { describe, expect, it } from 'vitest';
import { largestIn, meanIn } from '../../web/lib/block_facts.ts';
import {
  createMipMap,
  fillMipMap,
  isHidden,
  type BlockRange,
  type MipMap,
} from '../../web/lib/mip_levels.ts';
import type { Matrix } from '../../web/lib/tensor.ts';

/** Numbers from 0 to 1 that look random, the same in every run. */
function someWeights(rows: number, columns: number): Matrix {
  const data = Float32Array.from(
    { length: rows * columns },
    (_, i) => (Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1,
  ).map(Math.abs);
  return { data, rows, columns };
}

function filled(weights: Matrix, causal = false, earlier?: MipMap): MipMap {
  const map = createMipMap(weights, causal, earlier);
  const steps = fillMipMap(map);
  while (!steps.next().done);
  return map;
}

/** All visible weights of some cells, one by one. */
function visible({ data, columns, rows }: Matrix, causal: boolean, cells: BlockRange): number[] {
  const found: number[] = [];
  for (let row = cells.top; row < Math.min(cells.bottom, rows); ++row) {
    for (let column = cells.left; column < Math.min(cells.right, columns); ++column) {
      if (!causal || column <= row) found.push(data[row * columns + column]!);
    }
  }
  return found;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const sizes: [rows: number, columns: number][] = [
  [1, 1],
  [2, 2],
  [3, 5],
  [5, 3],
  [1, 9],
  [9, 1],
  [64, 64],
  [37, 50],
  [50, 37],
];

describe.each([false, true])('the levels of a map (causal: %s)', (causal) => {
  it.each(sizes)('hold mean and largest of what is visible in each block of %i x %i', (...size) => {
    const weights = someWeights(...size);
    for (const level of filled(weights, causal).levels.slice(1)) {
      for (let row = 0; row < level.rows; ++row) {
        for (let column = 0; column < level.columns; ++column) {
          const { side } = level;
          const [top, left] = [row * side, column * side];
          const values = visible(weights, causal, {
            top,
            left,
            bottom: top + side,
            right: left + side,
          });
          const at = row * level.columns + column;
          if (values.length === 0) {
            expect([level.means[at], level.largest[at]]).toEqual([NaN, NaN]);
          } else {
            expect(level.means[at]).toBeCloseTo(meanOf(values), 6);
            expect(level.largest[at]).toBe(Math.max(...values));
          }
        }
      }
    }
  });

  it.each(sizes)('get coarser by two, up to a single block of %i x %i', (rows, columns) => {
    const { levels } = filled(someWeights(rows, columns), causal);
    expect(levels.map(({ side }) => side)).toEqual(levels.map((_, k) => 2 ** k));
    expect(levels.map((level) => [level.rows, level.columns])).toEqual(
      levels.map(({ side }) => [Math.ceil(rows / side), Math.ceil(columns / side)]),
    );
    expect(levels.at(-1)).toMatchObject({ rows: 1, columns: 1 });
  });

  it('know which blocks hold nothing visible', () => {
    const map = filled(someWeights(37, 50), causal);
    for (const level of map.levels.slice(1)) {
      for (let row = 0; row < level.rows; ++row) {
        for (let column = 0; column < level.columns; ++column) {
          const isEmpty = Number.isNaN(level.means[row * level.columns + column]);
          expect(isHidden(map, row, column)).toBe(isEmpty);
        }
      }
    }
  });

  it('find the largest weight and the mean of any part, from any level', () => {
    const weights = someWeights(37, 50);
    const map = filled(weights, causal);
    for (const level of map.levels.slice(0, 4)) {
      const range = { top: 1, left: 0, bottom: level.rows, right: Math.max(level.columns - 1, 1) };
      const cells = {
        top: range.top * level.side,
        left: 0,
        bottom: range.bottom * level.side,
        right: range.right * level.side,
      };
      const values = visible(weights, causal, cells);
      const largest = largestIn(map, level, range)!;
      expect(largest.value).toBe(Math.max(...values));
      expect(weights.data[largest.row * 50 + largest.column]).toBe(largest.value);
      expect(causal && largest.column > largest.row).toBe(false);
      expect(meanIn(map, level, range)).toBeCloseTo(meanOf(values), 6);
    }
  });
});

describe('a map', () => {
  it('does not copy the weights, and uses the arrays of an earlier map of its size again', () => {
    const weights = someWeights(37, 50);
    const first = filled(someWeights(37, 50));
    const second = filled(weights, true, first);
    expect(second.levels[0].means).toBe(weights.data);
    expect(second.levels[2]?.means).toBe(first.levels[2]?.means);
    expect(second.levels.slice(1)).toEqual(filled(weights, true).levels.slice(1));
    expect(filled(someWeights(8, 8), false, second).levels).toHaveLength(4);
  });

  it('of no weights has one empty level, and nothing in it', () => {
    const map = filled({ data: new Float32Array(), rows: 0, columns: 0 });
    expect(map.levels).toHaveLength(1);
    expect(largestIn(map, map.levels[0], { top: 0, bottom: 0, left: 0, right: 0 })).toBeUndefined();
  });

  it('says NaN for a block with a NaN in it, but not for one whose NaN is hidden', () => {
    const weights = { data: Float32Array.of(0.5, NaN, 0.25, 0.25), rows: 2, columns: 2 };
    const [, open] = filled(weights).levels;
    expect([open?.means[0], open?.largest[0]]).toEqual([NaN, NaN]);
    const [, causal] = filled(weights, true).levels;
    expect(causal?.means[0]).toBeCloseTo(1 / 3, 6);
    expect(causal?.largest[0]).toBe(0.5);
  });

  it('passes on infinity', () => {
    const weights = { data: Float32Array.of(Infinity, 1, 0, 0), rows: 2, columns: 2 };
    const map = filled(weights);
    expect([map.levels[1]?.means[0], map.levels[1]?.largest[0]]).toEqual([Infinity, Infinity]);
    const all = { top: 0, bottom: 1, left: 0, right: 1 };
    expect(largestIn(map, map.levels[1]!, all)).toEqual({ row: 0, column: 0, value: Infinity });
  });

  it('of 2048 x 2048 weights is made in steps that are short beside a frame', () => {
    const weights = { data: new Float32Array(2048 * 2048).fill(0.5), rows: 2048, columns: 2048 };
    const steps = fillMipMap(createMipMap(weights, true));
    const times: number[] = [];
    for (let done = false; !done;) {
      const start = performance.now();
      done = steps.next().done === true;
      times.push(performance.now() - start);
    }
    expect(times.length).toBeGreaterThan(2000);
    // A machine with other work may hold a few up, and not most of them.
    expect(times.sort((a, b) => a - b)[Math.floor(0.95 * times.length)]).toBeLessThan(1);
  });
});
