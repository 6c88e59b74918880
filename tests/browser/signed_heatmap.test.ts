import { describe, expect, it } from 'vitest';

import { SpotlightSignedHeatmap } from '../../web/components/signed_heatmap/signed_heatmap.ts';
import { signedColours } from '../../web/lib/signed_colour.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  inside,
  matrix,
  mount,
  press,
} from './helpers.ts';

const words = ['cat', 'it'];
const values = matrix([
  [0, 0.2],
  [-0.31, 0.001],
]);
const mask = matrix([
  [0, -Infinity],
  [0, 0],
]);

async function heatmapOf(
  properties: Partial<SpotlightSignedHeatmap> = {},
): Promise<SpotlightSignedHeatmap> {
  const heatmap = await mount(SpotlightSignedHeatmap, {
    label: 'Difference',
    queries: words,
    keys: words,
    values,
    end: 0.5,
    remark: 'with big',
    ...properties,
  });
  return heatmap;
}

const cells = (heatmap: SpotlightSignedHeatmap): HTMLElement[] => allInside(heatmap, '.cell');

describe('a signed heatmap', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await heatmapOf({ mask }))).toEqual([]);
  });

  it('says in each cell how much more or less, and where', async () => {
    const heatmap = await heatmapOf();
    expect(cells(heatmap).map(({ ariaLabel }) => ariaLabel)).toEqual([
      'cat attends to cat: 0.00 with big',
      'cat attends to it: +0.20 with big',
      'it attends to cat: −0.31 with big',
      'it attends to it: 0.00 with big',
    ]);
    await change(heatmap, { remark: '', relation: 'times' });
    expect(cells(heatmap)[1]?.ariaLabel).toBe('cat times it: +0.20');
  });

  it('colours both signs up to the end of the scale', async () => {
    const heatmap = await heatmapOf();
    const colours = cells(heatmap).map(({ style }) => style.backgroundColor);
    expect(colours).toEqual(
      [0, 0.2, -0.31, 0.001].map((value) => signedColours(value, 0.5, 'light').background),
    );
    await change(heatmap, { palette: { theme: 'dark', map: 'lamp' } });
    expect(cells(heatmap)[1]?.style.backgroundColor).toBe(
      signedColours(0.2, 0.5, 'dark').background,
    );
  });

  it('writes its numbers with a true minus where they fit', async () => {
    expect(cells(await heatmapOf()).map(({ textContent }) => textContent)).toEqual([
      '0',
      '+.20',
      '−.31',
      '0',
    ]);
  });

  it('hatches what is not read yet', async () => {
    const heatmap = await heatmapOf({ mask });
    expect(cells(heatmap)[1]?.ariaLabel).toBe('cat attends to it: not read yet');
    expect(allInside(heatmap, '.hatched')).toHaveLength(1);
  });

  it('says that it is being computed until it is', async () => {
    const heatmap = await heatmapOf({ values: undefined });
    expect(cells(heatmap)[0]?.ariaLabel).toBe('cat attends to cat: being computed');
  });

  it('tells a cell’s value to the keyboard, and which row is chosen', async () => {
    const heatmap = await heatmapOf();
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    cells(heatmap)[0]?.focus();
    await press('ArrowDown');
    await heatmap.updateComplete;
    expect(inside(heatmap, '.tip').textContent).toBe('it → cat −0.31 with big');
    await press('Enter');
    expect(chosen).toEqual([{ query: 1 }]);
  });
});
