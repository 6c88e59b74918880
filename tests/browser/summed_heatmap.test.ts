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
  textOf,
} from './helpers.ts';

const words = ['cat', 'it', 'mat'];
/** As after a mask that came too late, with a row that sees nothing, and one that holds no numbers. */
const weights = matrix([
  [0.31, 0, 0],
  [NaN, NaN, NaN],
  [0, 0, 0],
]);
const even = matrix(words.map(() => [0.25, 0.25, 0.5]));

async function heatmapOf(
  properties: Partial<SpotlightSummedHeatmap> = {},
): Promise<SpotlightSummedHeatmap> {
  return await mount(SpotlightSummedHeatmap, {
    label: 'Attention weights',
    queries: words,
    keys: words,
    weights,
    ...properties,
  });
}

const sumsIn = (heatmap: SpotlightSummedHeatmap): HTMLElement[] =>
  allInside(heatmap, '.sum[role=gridcell]');
const namesOf = (elements: readonly HTMLElement[]): (string | null)[] =>
  elements.map(({ ariaLabel }) => ariaLabel);

describe('a heatmap with its sums', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await heatmapOf())).toEqual([]);
    expect(await axeViolations(await heatmapOf({ weights: undefined }))).toEqual([]);
  });

  it('names its cells as any heatmap does, and says what is not a number', async () => {
    const heatmap = await heatmapOf();
    const cells = allInside(heatmap, '.cell');
    expect(namesOf(cells).slice(0, 4)).toEqual([
      'cat attends to cat: 0.31',
      'cat attends to it: 0.00',
      'cat attends to mat: 0.00',
      'it attends to cat: NaN, not a number',
    ]);
    expect(cells.map((cell) => cell.classList.contains('broken'))).toEqual([
      ...[false, false, false],
      ...[true, true, true],
      ...[false, false, false],
    ]);
    expect(textOf(cells[3]!)).toBe('NaN');
    cells[3]?.focus();
    await heatmap.updateComplete;
    expect(textOf(inside(heatmap, '.tip'))).toBe('it → cat NaN: not a number');
    await change(heatmap, { weights: even });
    expect(allInside(heatmap, '.broken')).toEqual([]);
  });

  it('writes the sum of each row at its end, and of each column at its foot', async () => {
    const heatmap = await heatmapOf({ weights: even });
    expect(sumsIn(heatmap).map(textOf)).toEqual(['1.00', '1.00', '1.00', '0.75', '0.75', '1.50']);
    expect(namesOf(sumsIn(heatmap)).slice(2, 4)).toEqual([
      'row mat sums to 1.00',
      'column cat sums to 0.75',
    ]);
    const [first, , last] = allInside(heatmap, '.body .row');
    for (const row of [first, last]) expect(row?.lastElementChild?.className).toBe('sum');
    const [sum, cell] = [sumsIn(heatmap)[2]!, allInside(heatmap, '.cell').at(-1)!];
    expect(sum.getBoundingClientRect().left).toBeGreaterThan(cell.getBoundingClientRect().right);
    const foot = sumsIn(heatmap).at(-1)!.getBoundingClientRect();
    const { left, right, bottom } = cell.getBoundingClientRect();
    expect(foot.top).toBeGreaterThan(bottom);
    expect((foot.left + foot.right) / 2).toBeCloseTo((left + right) / 2, 0);
  });

  it('writes only the sums that are asked for', async () => {
    const heatmap = await heatmapOf({ weights: even, sums: 'rows' });
    expect(namesOf(sumsIn(heatmap)).join()).not.toContain('column');
    await change(heatmap, { sums: 'columns' });
    expect(namesOf(sumsIn(heatmap)).join()).not.toContain('row');
    await change(heatmap, { sums: 'none' });
    expect(sumsIn(heatmap)).toEqual([]);
    await change(heatmap, { sums: 'both', weights: undefined });
    expect(sumsIn(heatmap)).toEqual([]);
  });

  it('marks the rows that do not sum to 1, but none that sees nothing, unless it is told not to', async () => {
    const heatmap = await heatmapOf({ sums: 'rows' });
    expect(namesOf(sumsIn(heatmap))).toEqual([
      'row cat sums to 0.31, not 1',
      'row it sums to NaN, not 1',
      'row mat sums to 0.00: it sees nothing',
    ]);
    expect(allInside(heatmap, '.wrong').map(textOf)).toEqual(['0.31', 'NaN']);
    await change(heatmap, { marksFaults: false });
    expect(allInside(heatmap, '.wrong')).toEqual([]);
    expect(namesOf(sumsIn(heatmap))[0]).toBe('row cat sums to 0.31');
  });

  it('sums in float64: small weights beside large ones lose nothing', async () => {
    const heatmap = await heatmapOf({
      queries: ['cat'],
      keys: words,
      weights: matrix([[16_777_216, 0.5, 0.5]]),
      sums: 'rows',
    });
    expect(sumsIn(heatmap).map(textOf)).toEqual(['16777217.00']);
  });

  it('turns the sums with the queries', async () => {
    const heatmap = await heatmapOf({ weights: even, transposed: true });
    expect(sumsIn(heatmap).map(textOf)).toEqual(['0.75', '0.75', '1.50', '1.00', '1.00', '1.00']);
  });

  it('keeps the sums behind the cells when the sentence grows, and drops those of words that go', async () => {
    const heatmap = await heatmapOf({ weights: even });
    const four = [...words, 'sat'];
    const quarter = matrix(four.map(() => [0.25, 0.25, 0.25, 0.25]));
    await change(heatmap, { queries: four, keys: four, weights: quarter });
    expect(sumsIn(heatmap).map(textOf)).toEqual(Array<string>(8).fill('1.00'));
    for (const row of allInside(heatmap, '.body .row')) {
      expect([...row.children].map((child) => child.className)).toEqual([
        'row-label',
        ...Array<string>(4).fill('cell'),
        'sum',
      ]);
    }
    await change(heatmap, { queries: words, keys: words, weights: even });
    expect(sumsIn(heatmap)).toHaveLength(6);
  });

  it('is walked by arrow keys like any heatmap, and a sum is no stop', async () => {
    const heatmap = await heatmapOf({ weights: even });
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    allInside(heatmap, '.cell')[0]?.focus();
    await press('Control+End');
    expect(focusedIn(heatmap)?.ariaLabel).toBe('mat attends to mat: 0.50');
    await press('ArrowRight');
    expect(focusedIn(heatmap)?.ariaLabel).toBe('mat attends to mat: 0.50');
    await press('Enter');
    sumsIn(heatmap)[0]?.click();
    expect(chosen).toEqual([{ query: 2 }]);
  });
});
