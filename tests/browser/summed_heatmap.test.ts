import { describe, expect, it } from 'vitest';

import { SpotlightSummedHeatmap } from '../../web/components/summed_heatmap/summed_heatmap.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  focusedIn,
  inside,
  matrix,
  mount,
  press,
} from './helpers.ts';

const words = ['cat', 'sat', 'it'];
const mask = matrix([
  [-Infinity, -Infinity, -Infinity],
  [0, 0, -Infinity],
  [0, 0, 0],
]);
/** A row that sees nothing, one that sums to 0.75, one with NaN. */
const weights = matrix([
  [0, 0, 0],
  [0.5, 0.25, 0],
  [NaN, 0, 0],
]);

const heatmapOf = (
  properties: Partial<SpotlightSummedHeatmap> = {},
): Promise<SpotlightSummedHeatmap> =>
  mount(SpotlightSummedHeatmap, {
    ...{ label: 'Weights', queries: words, keys: words, weights, mask, sums: 'rows' },
    ...properties,
  });

const namesOf = (element: SpotlightSummedHeatmap, selector: string): (string | null)[] =>
  allInside(element, selector).map((cell) => cell.ariaLabel);

describe('the heatmap with sums', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await heatmapOf())).toEqual([]);
    expect(await axeViolations(await heatmapOf({ sums: 'both' }))).toEqual([]);
  });

  it('adds the sum of each row, in its line', async () => {
    const heatmap = await heatmapOf();
    expect(namesOf(heatmap, '.sum')).toEqual([
      'sum of the row of cat: 0.00',
      'sum of the row of sat: 0.75',
      'sum of the row of it: NaN',
    ]);
    expect(allInside(heatmap, '.sum').map((cell) => cell.textContent)).toEqual([
      '0.00',
      '0.75',
      'NaN',
    ]);
    expect(namesOf(heatmap, '[role=columnheader]')).toEqual(['from ↓, to →', ...words, 'sum']);
  });

  it('adds the sum of each column below it, and nothing where both meet', async () => {
    const columns = await heatmapOf({
      weights: matrix([
        [0.5, 1],
        [0.25, 3],
      ]),
      mask: undefined,
      queries: ['a', 'b'],
      keys: ['c', 'd'],
      sums: 'columns',
    });
    expect(namesOf(columns, '.sum')).toEqual([
      'sum of the column of c: 0.75',
      'sum of the column of d: 4.00',
    ]);
    await change(columns, { sums: 'both' });
    expect(namesOf(columns, '.sum')).toEqual([
      'sum of the row of a: 1.50',
      'sum of the row of b: 3.25',
      'sum of the column of c: 0.75',
      'sum of the column of d: 4.00',
      null,
    ]);
  });

  it('marks as wrong what must not be: a sum that is off, NaN, weight behind the mask', async () => {
    const heatmap = await heatmapOf();
    expect(namesOf(heatmap, '.wrong')).toEqual([
      'sum of the row of sat: 0.75',
      'it attends to cat: NaN',
      'sum of the row of it: NaN',
    ]);
    await change(heatmap, {
      weights: matrix([
        [0.5, 0, 0.5],
        [0.75, 0.25, 0],
        [1, 0, 0],
      ]),
    });
    expect(namesOf(heatmap, '.wrong')).toEqual([
      'cat attends to cat: 0.50',
      'cat attends to it: 0.50',
      'sum of the row of cat: 1.00',
    ]);
    expect(inside(heatmap, '.wrong').ariaDescription).toBe('must not be seen');
    expect(namesOf(heatmap, '.hatched')).toEqual([
      'cat attends to sat: 0.00',
      'sat attends to it: 0.00',
    ]);
  });

  it('allows what rounding alone does to a sum, and to columns any sum', async () => {
    const heatmap = await heatmapOf({
      mask: undefined,
      sums: 'both',
      weights: matrix([
        [0.9999, 0, 0],
        [1, 0, 0],
        [1, 0, 0],
      ]),
    });
    expect(namesOf(heatmap, '.wrong')).toEqual([]);
  });

  it('writes sums where cells are too narrow for numbers, in line and without scrolling', async () => {
    const many = Array.from({ length: 14 }, (_, index) => `w${index}`);
    const heatmap = await heatmapOf({
      queries: many,
      keys: many,
      mask: undefined,
      sums: 'both',
      weights: matrix(many.map(() => many.map(() => 1 / 14))),
    });
    heatmap.style.width = '340px';
    await expect.poll(() => inside(heatmap, '.inner').classList.contains('narrow')).toBe(true);
    expect(inside(heatmap, '.cell').textContent).toBe('');
    expect(allInside(heatmap, '.sum')[0]?.textContent).toBe('1.00');
    const frame = inside(heatmap, '.frame');
    expect(frame.scrollWidth).toBeLessThanOrEqual(frame.clientWidth);
    const [row, sum] = [inside(heatmap, '.row-label'), inside(heatmap, '.sum')].map((element) =>
      element.getBoundingClientRect(),
    );
    expect(sum!.top + sum!.height / 2).toBeCloseTo(row!.top + row!.height / 2, -0.5);
    const columns = allInside(heatmap, '.row:last-child .sum');
    const above = allInside(heatmap, '.row:first-child .cell');
    const middle = (element: Element): number => {
      const { left, width } = element.getBoundingClientRect();
      return left + width / 2;
    };
    columns.slice(0, -1).forEach((cell, index) => {
      expect(Math.abs(middle(cell) - middle(above[index]!))).toBeLessThan(2);
    });
  });

  it('keeps the sums in sight of more words than fit, also in the chosen row', async () => {
    const many = Array.from({ length: 40 }, (_, i) => `word${i}`);
    const heatmap = await heatmapOf({
      ...{ queries: many, keys: many, mask: undefined, query: 7 },
      weights: matrix(many.map(() => many.map(() => 1 / 40))),
    });
    heatmap.style.width = '340px';
    const frame = inside(heatmap, '.frame');
    await expect.poll(() => frame.scrollWidth > frame.clientWidth + 200).toBe(true);
    const edge = frame.getBoundingClientRect().right;
    for (const sum of allInside(heatmap, '.sum')) {
      expect(Math.abs(sum.getBoundingClientRect().right - edge)).toBeLessThan(1);
    }
    const [row] = allInside(heatmap, '.row').slice(8, 9);
    const selection = inside(heatmap, '.selection').getBoundingClientRect();
    expect(selection.height).toBeCloseTo(row!.getBoundingClientRect().height + 6, 0);
  });

  it('chooses a row by a word, and none by a sum below', async () => {
    const heatmap = await heatmapOf({ sums: 'both' });
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    for (const sum of allInside(heatmap, '.sum')) sum.click();
    expect(chosen).toEqual([{ query: 0 }, { query: 1 }, { query: 2 }]);
  });

  it('leads the arrow keys to the sums', async () => {
    const heatmap = await heatmapOf();
    allInside(heatmap, '.cell')[4]?.focus();
    await press('End');
    expect(focusedIn(heatmap)?.ariaLabel).toBe('sum of the row of sat: 0.75');
  });

  it('turns round with the matrix', async () => {
    const heatmap = await heatmapOf({ transposed: true });
    const last = allInside(heatmap, '.row:last-child .cell');
    expect(last.map((cell) => cell.ariaLabel)).toEqual([
      'sum of the row of cat: 0.00',
      'sum of the row of sat: 0.75',
      'sum of the row of it: NaN',
    ]);
  });

  it('marks no sum where the visitor is to find what is wrong', async () => {
    const heatmap = await heatmapOf({ marksSums: false });
    expect(namesOf(heatmap, '.wrong')).toEqual(['it attends to cat: NaN']);
    await change(heatmap, { marksSums: true });
    expect(namesOf(heatmap, '.wrong').length).toBe(3);
  });

  it('turns the sums below narrow columns also where queries run from left to right', async () => {
    const heatmap = await heatmapOf({ sums: 'both', transposed: true, query: 1 });
    heatmap.style.width = '150px';
    await expect.poll(() => inside(heatmap, '.inner').classList.contains('tight')).toBe(true);
    const sums = allInside(heatmap, '.row').at(-1)?.querySelectorAll('.sum') ?? [];
    const modes = [...sums].map((sum) => getComputedStyle(sum).writingMode);
    expect(modes).toEqual(['vertical-rl', 'vertical-rl', 'vertical-rl', 'horizontal-tb']);
  });
});
