/** A large map in words. */

import { describe, expect, it } from 'vitest';
import {
  noteOf,
  readingOf,
  viewText,
  weightText,
} from '../../web/components/weight_map/reading.ts';
import { createMipMap, fillMipMap, type MipMap } from '../../web/lib/mip_levels.ts';

function mapOf(rows: number, columns: number, values: number[], causal = false): MipMap {
  const data = Float32Array.from({ length: rows * columns }, (_, i) => values[i] ?? 0);
  const map = createMipMap({ data, rows, columns }, causal);
  const steps = fillMipMap(map);
  while (!steps.next().done);
  return map;
}

const names = { rowNames: ['The', 'cat'], columnNames: ['The', 'cat'] };

describe('a weight in words', () => {
  it.each([
    [0, '0'],
    [1, '1.0000'],
    [0.0123, '0.0123'],
    [0.00098, '0.00098'],
    [0.0000033, '0.0000033'],
    [1e-9, 'less than 0.000001'],
    [-0.25, '−0.2500'],
    [NaN, 'not a number'],
    [Infinity, 'infinite'],
    [-Infinity, 'minus infinite'],
  ])('%d is %s', (weight, text) => {
    expect(weightText(weight)).toBe(text);
  });
});

describe('the reading', () => {
  it('calls rows and columns by number and name', () => {
    const map = mapOf(2, 2, [1, 0, 0.25, 0.75]);
    const read = (row: number, column: number): string =>
      readingOf(map, map.levels[0], { row, column, side: 1 }, names);
    expect(read(1, 0)).toBe('row 2 “cat” attends to column 1 “The”: 0.2500');
  });

  it('calls them by number alone where there are no names, with commas in large ones', () => {
    const map = mapOf(1, 1200, []);
    const area = { row: 0, column: 1199, side: 1 };
    expect(readingOf(map, map.levels[0], area, { rowNames: [], columnNames: [] })).toBe(
      'row 1 attends to column 1,200: 0',
    );
  });

  it('names the rows and columns that a block really has', () => {
    const map = mapOf(3, 5, [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.5]);
    const [, level] = map.levels;
    const read = (row: number, column: number): string =>
      readingOf(map, level!, { row, column, side: 2 }, names);
    expect(read(0, 0)).toBe('rows 1 to 2, columns 1 to 2: mean 0.2500, largest 0.5000');
    expect(read(0, 4)).toBe('rows 1 to 2, column 5: mean 0.5000, largest 1.0000');
    expect(read(2, 4)).toBe('row 3, column 5: mean 0.5000, largest 0.5000');
  });

  it('says that what is hidden is not read yet', () => {
    const map = mapOf(4, 4, [], true);
    const hidden = { row: 0, column: 2, side: 2 };
    expect(readingOf(map, map.levels[1]!, hidden, names)).toBe(
      'rows 1 to 2, columns 3 to 4: not read yet',
    );
  });

  it('tells what is in view', () => {
    const map = mapOf(3, 5, []);
    const range = { top: 0, bottom: 2, left: 1, right: 3 };
    expect(viewText(map, map.levels[1]!, range)).toBe('rows 1 to 3, columns 3 to 5 in view');
  });
});

describe('the note on blocks', () => {
  it('says nothing of weights where all of them are hidden', () => {
    const map = mapOf(4, 4, [], true);
    const range = { top: 0, bottom: 1, left: 1, right: 2 };
    expect(noteOf(map, map.levels[1]!, range, 'mean')).toBe('Each point stands for 2 × 2 weights.');
  });

  it('takes the weight that a mean hides most of, and not the largest', () => {
    // The first block holds a one and is all ones; the last one holds .88 among zeros.
    const map = mapOf(2, 4, [1, 1, 0.88, 0, 1, 1, 0, 0]);
    const range = { top: 0, bottom: 1, left: 0, right: 2 };
    expect(noteOf(map, map.levels[1]!, range, 'mean')).toBe(
      'Each point is the mean of 2 × 2 weights. That hides peaks: 0.88 at row 1, column 3 looks like 0.22.',
    );
  });
});
