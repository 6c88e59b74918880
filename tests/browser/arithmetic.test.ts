import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightArithmetic } from '../../web/components/arithmetic/arithmetic.ts';
import type { ArithmeticLine } from '../../web/components/arithmetic/lines.ts';
import { SpotlightNumberGrid } from '../../web/components/number_grid/number_grid.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  focusedIn,
  hostileWord,
  inside,
  matrix,
  mount,
  press,
  textOf,
} from './helpers.ts';

/** What the picture of the lesson shows: output 1 of "tired". */
const weighted: readonly ArithmeticLine[] = [
  { label: 'the', parts: [{ weight: 0.11 }, '×', 0], result: 0 },
  { label: 'cat', parts: [{ weight: 0.645 }, '×', 4], result: 2.58 },
  { label: 'tired', parts: [{ weight: 0.2 }, '×', 1], result: 0.2 },
];

const properties: Partial<SpotlightArithmetic> = {
  heading: 'output 1 of tired',
  lines: weighted,
  totals: [{ label: 'sum', result: Math.fround(2.787_87), exact: true }],
};

/** Open at a cell of a grid, and the grid. */
async function openedAt(
  row: number,
  column: number,
  more: Partial<SpotlightArithmetic> = {},
): Promise<{ grid: SpotlightNumberGrid; arithmetic: SpotlightArithmetic }> {
  const grid = await mount(SpotlightNumberGrid, {
    label: 'output',
    rows: ['cat', 'tired'],
    columns: ['1', '2'],
    matrix: matrix([
      [1, 2],
      [2.79, 4],
    ]),
    opened: { row, column },
  });
  const arithmetic = Object.assign(new SpotlightArithmetic(), { ...properties, ...more });
  grid.append(arithmetic);
  await vi.waitFor(() => {
    expect(arithmetic.anchor).toBeDefined();
  });
  await arithmetic.updateComplete;
  return { grid, arithmetic };
}

function cellAt(grid: SpotlightNumberGrid, index: number): HTMLElement {
  return allInside(grid, '.cell')[index]!;
}

/** The texts of its cells, row by row. */
function rowsOf(arithmetic: SpotlightArithmetic): string[] {
  return allInside(arithmetic, 'tr').map((row) => [...row.children].map(textOf).join(' ').trim());
}

afterEach(async () => {
  await page.viewport(1280, 900);
});

describe('the arithmetic of a cell', () => {
  it('has no accessibility faults, light and dark', async () => {
    const { arithmetic } = await openedAt(1, 0, { note: 'The sum of the row.' });
    expect(await axeViolations(arithmetic)).toEqual([]);
    await change(arithmetic, {
      lines: [{ label: 'the', parts: [{ power: [1.15, '−', 2.31] }], result: 0.31 }],
      totals: [{ label: 'weight', parts: [0.31, '÷', 1.55], result: { weight: 0.2 } }],
    });
    expect(await axeViolations(arithmetic)).toEqual([]);
  });

  it('is a group with its heading as name, and a button to close it', async () => {
    const { arithmetic } = await openedAt(1, 0);
    const group = page.getByRole('group', { name: 'output 1 of tired', exact: true });
    await expect.element(group).toBeVisible();
    const closed = detailsOf(arithmetic, 'spotlight-arithmetic-closed');
    await userEvent.click(group.getByRole('button', { name: 'Close', exact: true }));
    expect(closed).toEqual([null]);
  });

  it('writes one line for each term, then what they add up to, as it stands in the cell', async () => {
    const { arithmetic } = await openedAt(1, 0);
    expect(rowsOf(arithmetic)).toEqual([
      'the .11 × 0 0.00',
      'cat .65 × 4 2.58',
      'tired .20 × 1 0.20',
      'sum 2.79',
      'in full 2.78787',
    ]);
  });

  it('writes weights as exactly as their products, and exponents as their cells do', async () => {
    const { arithmetic } = await openedAt(1, 0, {
      decimals: 4,
      lines: [
        { label: 'cat', parts: [{ weight: 0.645_44 }, '×', 1.25], result: 0.8068 },
        { label: 'the', parts: [{ weight: 1 }, '×', 0.5], result: 0.5 },
        { label: 'was', parts: [{ power: [-1.7993, '−', 5.3538] }], result: 0.000_78 },
      ],
      totals: [
        { label: 'and the bias', result: { term: -0.114_32 } },
        { label: 'sum', result: 1.193_27 },
      ],
    });
    expect(rowsOf(arithmetic)).toEqual([
      'cat .6454 × 1.2500 0.8068',
      'the 1 × 0.5000 0.5000',
      'was e−1.80 − 5.35 0.0008',
      'and the bias −0.1143',
      'sum 1.19',
    ]);
  });

  it('gives weights the colour that their cells have', async () => {
    const { arithmetic } = await openedAt(1, 0);
    const chips = allInside(arithmetic, '.weight').map((chip) => chip.style.backgroundColor);
    expect(new Set(chips).size).toBe(3);
    const grid = await mount(SpotlightNumberGrid, {
      rows: ['it'],
      columns: ['1', '2', '3'],
      kind: 'weights',
      matrix: matrix([[0.11, 0.645, 0.2]]),
    });
    expect(allInside(grid, '.cell').map((cell) => cell.style.backgroundColor)).toEqual(chips);
  });

  it('writes whole results whole, and others with the decimals that it is given', async () => {
    const { arithmetic } = await openedAt(1, 0, {
      lines: [
        { label: '1', parts: [2, '×', 2], result: 4 },
        { label: '2', parts: [-1, '×', 3], result: -3 },
      ],
      totals: [{ label: 'sum', result: 1, exact: true }],
    });
    expect(rowsOf(arithmetic)).toEqual(['1 2 × 2 4', '2 −1 × 3 −3', 'sum 1']);
    await change(arithmetic, {
      decimals: 4,
      lines: [{ label: '1', parts: [0.5, '×', -0.31415], result: -0.157075 }],
    });
    expect(rowsOf(arithmetic)[0]).toBe('1 0.5000 × −0.3141 −0.1571');
  });

  it('writes one operation in one line, with roots and infinity', async () => {
    const { arithmetic } = await openedAt(1, 0, {
      lines: [{ label: '', parts: [4, '÷', '√3'], result: 4 / Math.sqrt(3) }],
      totals: [],
    });
    expect(rowsOf(arithmetic)).toEqual(['4 ÷ √3 = 2.31']);
    expect(textOf(inside(arithmetic, '.under'))).toBe('3');
    await change(arithmetic, {
      lines: [{ label: '', parts: [1.15, '+', -Infinity], result: -Infinity }],
    });
    expect(rowsOf(arithmetic)).toEqual(['1.15 + −∞ = −∞']);
  });

  it('shows the six largest of more than twelve terms, and what the others add up to', async () => {
    const lines = Array.from({ length: 48 }, (_, index) => ({
      label: String(index + 1),
      parts: [index % 2 === 0 ? 1 : -1, '×', index / 10],
      result: ((index % 2 === 0 ? 1 : -1) * index) / 10,
    }));
    const { arithmetic } = await openedAt(1, 0, { lines, totals: [] });
    const rows = rowsOf(arithmetic);
    expect(rows.slice(0, 3)).toEqual([
      '48 −1 × 4.70 −4.70',
      '47 1 × 4.60 4.60',
      '46 −1 × 4.50 −4.50',
    ]);
    // 0 − .1 + .2 … + 4.0 − 4.1: twenty-one pairs of −.1
    expect(rows.slice(6)).toEqual(['and 42 more −2.10']);
    await change(arithmetic, { lines: lines.slice(0, 12) });
    expect(allInside(arithmetic, 'tr')).toHaveLength(12);
  });

  it('shows words as text, whatever they hold, and long ones cut', async () => {
    const { arithmetic } = await openedAt(1, 0, {
      heading: hostileWord,
      note: hostileWord,
      lines: [{ label: hostileWord, parts: [hostileWord], result: 1 }],
      totals: [{ label: hostileWord, result: NaN }],
    });
    expect(allInside(arithmetic, 'img')).toEqual([]);
    expect(textOf(inside(arithmetic, 'th'))).toBe('<img src=…');
    expect('wasRun' in window).toBe(false);
  });

  it('is read out as one sentence, once it has been there for a while', async () => {
    const { arithmetic } = await openedAt(1, 0);
    const live = inside(arithmetic, '[aria-live=polite]');
    expect(textOf(live)).toBe('');
    await vi.waitFor(() => {
      expect(textOf(live)).toBe(
        'output 1 of tired: the .11 × 0 = 0.00, cat .65 × 4 = 2.58, tired .20 × 1 = 0.20, sum 2.79',
      );
    });
  });
});

describe('the focus of an open arithmetic', () => {
  it('stays in the cell, from where Tab leads into it and back', async () => {
    const { grid, arithmetic } = await openedAt(0, 0);
    cellAt(grid, 0).focus();
    await change(arithmetic, { heading: 'output 2' });
    expect(focusedIn(grid)).toBe(cellAt(grid, 0));
    await userEvent.tab();
    expect(focusedIn(arithmetic)).toBe(inside(arithmetic, '.close'));
    await userEvent.tab({ shift: true });
    expect(focusedIn(grid)).toBe(cellAt(grid, 0));
  });

  it('is not lost when Escape closes it, from the cell or from inside', async () => {
    const { grid, arithmetic } = await openedAt(0, 0);
    const closed = detailsOf(arithmetic, 'spotlight-arithmetic-closed');
    cellAt(grid, 0).focus();
    await press('Escape');
    expect(closed).toEqual([null]);
    inside(arithmetic, '.close').focus();
    await press('Escape');
    expect(closed).toEqual([null, null]);
    expect(focusedIn(grid)).toBe(cellAt(grid, 0));
  });

  it('goes to its content: a button of the lesson, for one', async () => {
    const { grid, arithmetic } = await openedAt(0, 0);
    const change = document.createElement('button');
    change.textContent = 'Change this number';
    arithmetic.append(change);
    cellAt(grid, 0).focus();
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(change);
  });
});

describe('the place of an open arithmetic', () => {
  const boxes = (
    grid: SpotlightNumberGrid,
    arithmetic: SpotlightArithmetic,
    cell: number,
  ): { panel: DOMRect; cell: DOMRect } => ({
    panel: inside(arithmetic, '.panel').getBoundingClientRect(),
    cell: cellAt(grid, cell).getBoundingClientRect(),
  });

  it('is right of the grid, at the height of the cell', async () => {
    const { grid, arithmetic } = await openedAt(1, 0);
    grid.style.marginBlockStart = '200px';
    await change(arithmetic, { heading: 'moved' });
    const { panel, cell } = boxes(grid, arithmetic, 2);
    expect(panel.left).toBeGreaterThan(cellAt(grid, 3).getBoundingClientRect().right);
    expect(Math.abs(panel.top + panel.bottom - cell.top - cell.bottom)).toBeLessThan(2);
    expect(inside(arithmetic, '.panel').dataset.side).toBe('right');
  });

  it('is left where there is no room right of it', async () => {
    const { grid, arithmetic } = await openedAt(1, 0);
    grid.style.marginInlineStart = '1000px';
    await change(arithmetic, { heading: 'moved' });
    const { panel, cell } = boxes(grid, arithmetic, 2);
    expect(panel.right).toBeLessThan(cell.left);
  });

  it('stays within the screen, at the end of the page too', async () => {
    const { grid, arithmetic } = await openedAt(1, 1);
    grid.style.marginBlockStart = '760px';
    await change(arithmetic, { heading: 'moved' });
    expect(boxes(grid, arithmetic, 3).panel.bottom).toBeLessThanOrEqual(innerHeight);
  });

  it('follows the opened cell', async () => {
    const { grid, arithmetic } = await openedAt(0, 0);
    grid.style.marginBlockStart = '200px';
    await change(grid, { opened: { row: 1, column: 1 } });
    await arithmetic.updateComplete;
    const { panel, cell } = boxes(grid, arithmetic, 3);
    expect(Math.abs(panel.top + panel.bottom - cell.top - cell.bottom)).toBeLessThan(2);
  });

  it('is a sheet at the bottom of a phone, at most half as high, with the cell above it', async () => {
    await page.viewport(390, 700);
    document.body.style.minBlockSize = '2000px';
    const { grid, arithmetic } = await openedAt(1, 0, {
      lines: Array.from({ length: 12 }, (_, index) => ({
        label: String(index),
        parts: [1, '×', 2],
        result: 2,
      })),
    });
    grid.style.marginBlockStart = '560px';
    await change(grid, { opened: { row: 1, column: 1 } });
    await arithmetic.updateComplete;
    const { panel, cell } = boxes(grid, arithmetic, 3);
    expect([panel.left, panel.right, panel.bottom]).toEqual([0, 390, 700]);
    expect(panel.height).toBeLessThanOrEqual(351);
    expect(cell.bottom).toBeLessThanOrEqual(panel.top);
    const scroll = inside(arithmetic, '.scroll');
    expect(scroll.scrollHeight).toBeGreaterThan(scroll.clientHeight);
    document.body.style.minBlockSize = '';
    scrollTo(0, 0);
  });
});
