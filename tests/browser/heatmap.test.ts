import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightHeatmap } from '../../web/components/heatmap/heatmap.ts';
import {
  allInside,
  axeViolations,
  change,
  evenWeights,
  hostileWord,
  inside,
  matrix,
  mount,
  textOf,
} from './helpers.ts';

const words = ['cat', 'it', 'mat'];
const weights = matrix([
  [1, 0, 0],
  [0.25, 0.75, 0],
  [0.1406, 0.2494, 0.61],
]);
const mask = matrix([
  [0, -Infinity, -Infinity],
  [0, 0, -Infinity],
  [0, 0, 0],
]);

async function heatmapOf(properties: Partial<SpotlightHeatmap> = {}): Promise<SpotlightHeatmap> {
  return await mount(SpotlightHeatmap, {
    label: 'Attention weights',
    queries: words,
    keys: words,
    weights,
    ...properties,
  });
}

/** What stands in the cells, row by row. */
function shownIn(heatmap: SpotlightHeatmap): string[][] {
  return allInside(heatmap, '.row')
    .slice(1)
    .map((row) => [...row.querySelectorAll('.cell')].map(textOf));
}

function cellAt(heatmap: SpotlightHeatmap, row: number, column: number): HTMLElement {
  const cell = allInside(heatmap, '.cell')[row * heatmap.keys.length + column];
  if (!cell) throw new Error(`no cell ${row}, ${column}`);
  return cell;
}

/** What the tip says of a cell that has the focus. */
async function tipAt(heatmap: SpotlightHeatmap, row: number, column: number): Promise<string> {
  cellAt(heatmap, row, column).focus();
  await heatmap.updateComplete;
  return textOf(inside(heatmap, '.tip:not([hidden])'));
}

describe('the heatmap', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await heatmapOf({ mask, query: 2 }))).toEqual([]);
    expect(await axeViolations(await heatmapOf({ weights: undefined }))).toEqual([]);
  });

  it('is a grid with a name', async () => {
    await heatmapOf();
    await expect
      .element(page.getByRole('grid', { name: 'Attention weights', exact: true }))
      .toBeVisible();
  });

  it('names each cell by the query of its row, the key of its column and two decimals', async () => {
    const heatmap = await heatmapOf({ queries: ['the', 'cat', 'it'] });
    await expect
      .element(page.getByRole('gridcell', { name: 'it attends to mat: 0.61', exact: true }))
      .toBeVisible();
    expect(allInside(heatmap, '[role=gridcell]').map((cell) => cell.ariaLabel)).toEqual([
      'the attends to cat: 1.00',
      'the attends to it: 0.00',
      'the attends to mat: 0.00',
      'cat attends to cat: 0.25',
      'cat attends to it: 0.75',
      'cat attends to mat: 0.00',
      'it attends to cat: 0.14',
      'it attends to it: 0.25',
      'it attends to mat: 0.61',
    ]);
  });

  it('has queries as rows and keys as columns', async () => {
    const heatmap = await heatmapOf({ queries: ['the', 'cat', 'it'] });
    expect(allInside(heatmap, '[role=rowheader]').map(textOf)).toEqual(['the', 'cat', 'it']);
    expect(allInside(heatmap, '.column-label[role=columnheader]').map(textOf)).toEqual(words);
    expect(shownIn(heatmap)).toEqual([
      ['1', '0', '0'],
      ['.25', '.75', '0'],
      ['.14', '.25', '.61'],
    ]);
  });

  it('gives four decimals on demand', async () => {
    expect(await tipAt(await heatmapOf(), 2, 0)).toBe('mat → cat 0.14 (0.1406)');
  });

  it('colours 0 like the page and 1 furthest from it, in both themes', async () => {
    const heatmap = await heatmapOf();
    expect(cellAt(heatmap, 0, 0).style.backgroundColor).toBe('rgb(165, 61, 26)');
    expect(cellAt(heatmap, 0, 1).style.backgroundColor).toBe('rgb(252, 250, 241)');
    await change(heatmap, { palette: { theme: 'dark', map: 'lamp' } });
    expect(cellAt(heatmap, 0, 0).style.backgroundColor).toBe('rgb(255, 242, 175)');
    expect(cellAt(heatmap, 0, 1).style.backgroundColor).toBe('rgb(34, 27, 31)');
  });

  it('shows a hidden cell hatched, without number or colour of the map, and says why', async () => {
    const heatmap = await heatmapOf({ mask });
    const cell = cellAt(heatmap, 1, 2);
    expect(cell.ariaLabel).toBe('it attends to mat: 0.00');
    expect(cell.ariaDescription).toBe('not read yet');
    expect(await tipAt(heatmap, 1, 2)).toBe('it → mat not read yet');
    expect(cell.textContent).toBe('');
    const { backgroundColor, backgroundImage } = getComputedStyle(cell);
    expect(backgroundColor).toBe('rgba(0, 0, 0, 0)');
    expect(backgroundImage).toMatch(/^repeating-linear-gradient/u);
  });

  it('shows everything again when nothing is hidden any more', async () => {
    const heatmap = await heatmapOf({ mask });
    await change(heatmap, { mask: undefined });
    const cell = cellAt(heatmap, 1, 2);
    expect(cell.textContent).toBe('0');
    expect(cell.ariaDescription).toBeNull();
    expect(getComputedStyle(cell).backgroundImage).toBe('none');
    expect(allInside(heatmap, '.hatched')).toEqual([]);
  });

  it('says that the numbers are being computed until they are there', async () => {
    const heatmap = await heatmapOf({ weights: undefined });
    const cell = cellAt(heatmap, 2, 0);
    expect(cell.ariaLabel).toBe('mat attends to cat: being computed');
    expect(cell.textContent).toBe('');
    await change(heatmap, { weights });
    expect(cell.ariaLabel).toBe('mat attends to cat: 0.14');
    expect(cell.textContent).toBe('.14');
  });

  it('marks the selected row, and no other', async () => {
    const heatmap = await heatmapOf({ query: 1 });
    const selected = (): (string | null)[] =>
      allInside(heatmap, '.row')
        .slice(1)
        .map((row) => row.ariaSelected);
    expect(selected()).toEqual(['false', 'true', 'false']);
    await change(heatmap, { query: -1 });
    expect(selected()).toEqual(['false', 'false', 'false']);
  });

  it('keeps each of two equal words in its place', async () => {
    const twice = ['the', 'cat', 'the'];
    const heatmap = await heatmapOf({ queries: twice, keys: twice });
    expect(allInside(heatmap, '[role=rowheader]').map(textOf)).toEqual(twice);
    expect(cellAt(heatmap, 0, 0).ariaLabel).toBe('the attends to the: 1.00');
    expect(cellAt(heatmap, 0, 2).ariaLabel).toBe('the attends to the: 0.00');
    expect(cellAt(heatmap, 2, 0).ariaLabel).toBe('the attends to the: 0.14');
    expect(cellAt(heatmap, 2, 2).ariaLabel).toBe('the attends to the: 0.61');
  });

  it('hides the numbers where cells are small, and shows them again when there is room', async () => {
    const heatmap = await heatmapOf();
    heatmap.style.width = '150px';
    await expect.poll(() => shownIn(heatmap)[2]).toEqual(['', '', '']);
    expect(cellAt(heatmap, 2, 2).ariaLabel).toBe('mat attends to mat: 0.61');
    expect(await tipAt(heatmap, 2, 2)).toBe('mat → mat 0.61 (0.6100)');
    heatmap.style.width = '';
    await expect.poll(() => shownIn(heatmap)[2]).toEqual(['.14', '.25', '.61']);
  });

  it('shortens a long word, and keeps it whole in its title and in names', async () => {
    const long = ['cat', 'incomprehensibilities', 'mat'];
    const heatmap = await heatmapOf({ queries: long, keys: long });
    const [, rowLabel] = allInside(heatmap, '[role=rowheader]');
    const [, columnLabel] = allInside(heatmap, '.column-label');
    const columnText = columnLabel?.firstElementChild as HTMLElement;
    for (const text of [rowLabel, columnText]) {
      expect(text?.textContent).toBe('incompreh…');
    }
    expect(rowLabel?.title).toBe('incomprehensibilities');
    expect(columnLabel?.title).toBe('incomprehensibilities');
    expect(rowLabel?.ariaLabel).toBe('incomprehensibilities');
    expect(columnLabel?.ariaLabel).toBe('incomprehensibilities');
    expect(cellAt(heatmap, 1, 1).ariaLabel).toBe(
      'incomprehensibilities attends to incomprehensibilities: 0.75',
    );
    expect(allInside(heatmap, '[role=rowheader]')[0]?.title).toBe('');
  });

  it('shows a single word', async () => {
    const heatmap = await heatmapOf({
      queries: ['cat'],
      keys: ['cat'],
      weights: matrix([[1]]),
    });
    expect(shownIn(heatmap)).toEqual([['1']]);
    expect(cellAt(heatmap, 0, 0).ariaLabel).toBe('cat attends to cat: 1.00');
  });

  it('shows 64 words without making the page wider', async () => {
    const many = Array.from({ length: 64 }, (_, index) => `word${index}`);
    const heatmap = await heatmapOf({
      queries: many,
      keys: many,
      weights: evenWeights(64),
    });
    expect(allInside(heatmap, '.cell')).toHaveLength(64 * 64);
    expect(cellAt(heatmap, 63, 62).ariaLabel).toBe('word63 attends to word62: 0.02');
    expect(cellAt(heatmap, 63, 62).textContent).toBe('');
    heatmap.style.marginInline = '16px'; // as on the page
    // What is too wide for the smallest cells scrolls inside the element, not the page.
    const { scrollWidth, clientWidth } = document.documentElement;
    expect(scrollWidth).toBe(clientWidth);
    expect(inside(heatmap, '.frame').scrollWidth).toBeGreaterThan(heatmap.clientWidth);
  });

  it('makes new cells when the number of words changes', async () => {
    const heatmap = await heatmapOf();
    const more = [...words, 'and', 'hat'];
    await change(heatmap, { queries: more, keys: more, weights: evenWeights(5) });
    expect(shownIn(heatmap)).toEqual(Array<string[]>(5).fill(Array<string>(5).fill('.20')));
    expect(cellAt(heatmap, 4, 3).ariaLabel).toBe('hat attends to and: 0.20');
    expect(allInside(heatmap, '.column-label').map(textOf)).toEqual(more);
    await change(heatmap, { queries: ['it'], keys: ['it'], weights: matrix([[1]]) });
    expect(shownIn(heatmap)).toEqual([['1']]);
    expect(allInside(heatmap, '[tabindex="0"]')).toEqual(allInside(heatmap, '.cell'));
  });

  it('writes a right-to-left word in its own direction, and keeps the grid left to right', async () => {
    const mixed = ['cat', 'שלום', 'mat'];
    const heatmap = await heatmapOf({ queries: mixed, keys: mixed });
    const [cat, shalom] = allInside(heatmap, '[role=rowheader]');
    expect(cat && getComputedStyle(cat).direction).toBe('ltr');
    expect(shalom && getComputedStyle(shalom).direction).toBe('rtl');
    const left = (row: number, column: number): number =>
      cellAt(heatmap, row, column).getBoundingClientRect().left;
    expect(left(1, 0)).toBe(left(0, 0));
    expect(left(1, 0)).toBeLessThan(left(1, 1));
    expect(cellAt(heatmap, 1, 2).ariaLabel).toBe('שלום attends to mat: 0.00');
  });

  it('keeps emoji whole, and shortens between them', async () => {
    const family = '👩‍👩‍👧‍👦';
    const emoji = ['cat', family, family.repeat(11)];
    const heatmap = await heatmapOf({ queries: emoji, keys: emoji });
    expect(allInside(heatmap, '[role=rowheader]').map(textOf)).toEqual([
      'cat',
      family,
      `${family.repeat(9)}…`,
    ]);
    expect(cellAt(heatmap, 0, 1).ariaLabel).toBe(`cat attends to ${family}: 0.00`);
  });

  it('shows HTML in a word as text', async () => {
    const hostile = ['cat', hostileWord, 'mat'];
    const heatmap = await heatmapOf({ queries: hostile, keys: hostile });
    expect(allInside(heatmap, 'img')).toEqual([]);
    expect(allInside(heatmap, '[role=rowheader]')[1]?.title).toBe(hostileWord);
    expect(cellAt(heatmap, 1, 0).ariaLabel).toBe(`${hostileWord} attends to cat: 0.25`);
    expect('wasRun' in window).toBe(false);
  });

  it('says NaN when a weight is none', async () => {
    const heatmap = await heatmapOf({
      weights: matrix([[NaN]]),
      queries: ['a'],
      keys: ['b'],
    });
    expect(cellAt(heatmap, 0, 0).ariaLabel).toBe('a attends to b: NaN');
    expect(cellAt(heatmap, 0, 0).textContent).toBe('NaN');
  });

  it('holds the row of a question back, and shows it when it is answered', async () => {
    const heatmap = await heatmapOf({ mask, heldBack: 1 });
    expect(shownIn(heatmap)).toEqual([
      ['1', '', ''],
      ['', '', ''],
      ['.14', '.25', '.61'],
    ]);
    expect(allInside(heatmap, '.cell').map(({ ariaLabel }) => ariaLabel)).toEqual([
      ...['cat attends to cat: 1.00', 'cat attends to it: 0.00', 'cat attends to mat: 0.00'],
      ...['cat', 'it', 'mat'].map((key) => `it attends to ${key}: guess first`),
      ...['mat attends to cat: 0.14', 'mat attends to it: 0.25', 'mat attends to mat: 0.61'],
    ]);
    expect(cellAt(heatmap, 1, 0).style.backgroundColor).toBe('');
    expect(cellAt(heatmap, 1, 2).classList).toContain('hatched');
    expect(await tipAt(heatmap, 1, 0)).toBe('it → cat guess first');
    await change(heatmap, { heldBack: -1 });
    expect(shownIn(heatmap)[1]).toEqual(['.25', '.75', '']);
  });

  it('keeps the focus in the grid when words are taken away', async () => {
    const heatmap = await heatmapOf();
    cellAt(heatmap, 2, 2).focus();
    await change(heatmap, { queries: ['cat', 'it'], keys: ['cat', 'it'], weights: evenWeights(2) });
    await expect.poll(() => heatmap.shadowRoot?.activeElement).toBe(cellAt(heatmap, 1, 1));
  });
});
