/** The same matrix with queries from left to right: everything keeps its meaning. */

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { SpotlightHeatmap } from '../../web/components/heatmap/heatmap.ts';
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

const queries = ['the', 'cat'];
const keys = ['on', 'a', 'mat'];
const weights = matrix([
  [0.5, 0.25, 0.25],
  [0.1, 0.2907, 0.6093],
]);

async function heatmapOf(properties: Partial<SpotlightHeatmap> = {}): Promise<SpotlightHeatmap> {
  return await mount(SpotlightHeatmap, {
    label: 'Attention weights',
    queries,
    keys,
    weights,
    transposed: true,
    ...properties,
  });
}

/** By what it means, and not by where it stands. */
function cellOf(heatmap: SpotlightHeatmap, query: number, key: number): HTMLElement {
  const from = heatmap.queries[query] ?? '';
  return inside(heatmap, `[aria-label^="${from} attends to ${heatmap.keys[key] ?? ''}:"]`);
}

function shown(heatmap: SpotlightHeatmap): string[][] {
  return allInside(heatmap, '.row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('.cell')].map(textOf));
}

function marked(heatmap: SpotlightHeatmap, by: string): (string | null)[] {
  return allInside(heatmap, by).map(({ ariaLabel }) => ariaLabel);
}

describe('a transposed grid', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await heatmapOf({ query: 1 }))).toEqual([]);
  });

  it('has queries as columns and keys as rows', async () => {
    const heatmap = await heatmapOf();
    expect(marked(heatmap, '[role=rowheader]')).toEqual(keys);
    expect(marked(heatmap, '.column-label')).toEqual(queries);
    expect(inside(heatmap, '.corner').ariaLabel).toBe('to ↓, from →');
    expect(shown(heatmap)).toEqual([
      ['.50', '.10'],
      ['.25', '.29'],
      ['.25', '.61'],
    ]);
    expect(cellOf(heatmap, 1, 2).ariaLabel).toBe('cat attends to mat: 0.61');
  });

  it('turns round and back', async () => {
    const heatmap = await heatmapOf({ transposed: false });
    expect(inside(heatmap, '.corner').ariaLabel).toBe('from ↓, to →');
    const before = shown(heatmap);
    await change(heatmap, { transposed: true });
    expect(shown(heatmap)).toHaveLength(3);
    await change(heatmap, { transposed: false });
    expect(shown(heatmap)).toEqual(before);
    expect(before).toHaveLength(2);
  });

  it('marks the column of the query, and no row', async () => {
    const heatmap = await heatmapOf({ query: 1 });
    expect(marked(heatmap, '.selected')).toEqual(['cat']);
    expect(allInside(heatmap, '[aria-selected=true]')).toEqual([]);
    const box = inside(heatmap, '.selection').getBoundingClientRect();
    const [first, last] = [cellOf(heatmap, 1, 0), cellOf(heatmap, 1, 2)].map((cell) =>
      cell.getBoundingClientRect(),
    );
    const other = cellOf(heatmap, 0, 0).getBoundingClientRect();
    expect(box.left).toBeLessThanOrEqual(first!.left);
    expect(box.left).toBeGreaterThan(other.left);
    expect(box.right).toBeGreaterThanOrEqual(first!.right);
    expect(box.top).toBeLessThanOrEqual(first!.top);
    expect(box.bottom).toBeGreaterThanOrEqual(last!.bottom);
  });

  it('chooses the query of the column, by mouse and keyboard', async () => {
    const heatmap = await heatmapOf();
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    await userEvent.click(cellOf(heatmap, 1, 2));
    await press('ArrowLeft');
    await press('Enter');
    expect(chosen).toEqual([{ query: 1 }, { query: 0 }]);
  });

  it('lets arrow keys lead where they point, and stops at its own edges', async () => {
    const heatmap = await heatmapOf();
    cellOf(heatmap, 0, 0).focus();
    await press('ArrowDown');
    expect(focusedIn(heatmap)).toBe(cellOf(heatmap, 0, 1));
    await press('End');
    expect(focusedIn(heatmap)).toBe(cellOf(heatmap, 1, 1));
    await press('ArrowRight');
    expect(focusedIn(heatmap)).toBe(cellOf(heatmap, 1, 1));
    await press('Control+End');
    expect(focusedIn(heatmap)).toBe(cellOf(heatmap, 1, 2));
  });

  it('points at query and key, and tells the exact value', async () => {
    const heatmap = await heatmapOf();
    const pointed = detailsOf(heatmap, 'spotlight-pair-pointed');
    cellOf(heatmap, 1, 2).focus();
    await heatmap.updateComplete;
    expect(pointed).toEqual([{ query: 1, key: 2 }]);
    expect(textOf(inside(heatmap, '.tip:not([hidden])'))).toBe('cat → mat 0.61 (0.6093)');
    expect(marked(heatmap, '.pointed')).toEqual(['cat', 'mat', 'cat attends to mat: 0.61']);
  });

  it('keeps one mark when it is turned while a cell is pointed at', async () => {
    const heatmap = await heatmapOf({
      keys: queries,
      weights: matrix([
        [0.9, 0.1],
        [0.3, 0.7],
      ]),
      pointed: { query: 0, key: 1 },
    });
    expect(marked(heatmap, '.cell.pointed')).toEqual(['the attends to cat: 0.10']);
    await change(heatmap, { transposed: false });
    expect(marked(heatmap, '.cell.pointed')).toEqual(['the attends to cat: 0.10']);
  });
});
