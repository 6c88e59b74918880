/** A grid of numbers by mouse and keyboard, and the button that unfolds its columns. */

import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { allInside, detailsOf, focusedIn, matrix, press } from './helpers.ts';
import { cellAt, gridOf } from './number_grids.ts';

describe('the columns that are folded', () => {
  const columns = Array.from({ length: 12 }, (_, index) => String(index + 1));
  const wide = matrix([columns.map(Number)]);
  const button = page.getByRole('button', { name: 'show all 12 columns of x', exact: true });

  it('are one button, which opens them and moves the focus to the first of them', async () => {
    const grid = await gridOf({
      label: 'x',
      rows: ['it'],
      columns,
      matrix: wide,
      foldedColumns: 6,
    });
    const unfolded = detailsOf(grid, 'spotlight-columns-unfolded');
    expect(allInside(grid, '.cell')).toHaveLength(6);
    grid.addEventListener('spotlight-columns-unfolded', () => {
      grid.foldedColumns = undefined;
    });
    await userEvent.click(button);
    await grid.updateComplete;
    expect(unfolded).toEqual([null]);
    expect(allInside(grid, '.cell')).toHaveLength(12);
    await vi.waitFor(() => {
      expect(focusedIn(grid)).toBe(cellAt(grid, 0, 6));
    });
    await expect.element(button).not.toBeInTheDocument();
  });

  it('are not folded for the sake of one', async () => {
    const grid = await gridOf({ rows: ['it'], columns, matrix: wide, foldedColumns: 11 });
    expect(allInside(grid, '.cell')).toHaveLength(12);
  });
});

describe('a grid of numbers by mouse and keyboard', () => {
  it('is one stop for Tab, and is walked through with the arrow keys', async () => {
    const grid = await gridOf();
    await userEvent.tab();
    expect(focusedIn(grid)).toBe(cellAt(grid, 0, 0));
    await press('ArrowDown');
    await press('End');
    expect(focusedIn(grid)).toBe(cellAt(grid, 1, 2));
    expect(allInside(grid, '[tabindex="0"]')).toEqual([cellAt(grid, 1, 2)]);
    await press('Control+Home');
    expect(focusedIn(grid)).toBe(cellAt(grid, 0, 0));
  });

  it('opens a cell with a click, Enter or Space', async () => {
    const grid = await gridOf();
    const opened = detailsOf(grid, 'spotlight-cell-opened');
    await userEvent.click(cellAt(grid, 1, 2));
    await press('ArrowLeft');
    await press('Enter');
    await press('ArrowUp');
    await press(' ');
    expect(opened).toEqual([
      { row: 1, column: 2 },
      { row: 1, column: 1 },
      { row: 0, column: 1 },
    ]);
  });

  it('takes along what is open when the arrow keys move', async () => {
    const grid = await gridOf({ opened: { row: 0, column: 0 } });
    const opened = detailsOf(grid, 'spotlight-cell-opened');
    cellAt(grid, 0, 0).focus();
    await press('ArrowRight');
    expect(opened).toEqual([{ row: 0, column: 1 }]);
  });

  it('chooses a row by its label, or with Shift and Space', async () => {
    const grid = await gridOf();
    const chosen = detailsOf(grid, 'spotlight-row-chosen');
    const opened = detailsOf(grid, 'spotlight-cell-opened');
    await userEvent.click(allInside(grid, '[role=rowheader]')[2]!);
    cellAt(grid, 1, 0).focus();
    await press('Shift+ ');
    expect(chosen).toEqual([{ row: 2 }, { row: 1 }]);
    expect(opened).toEqual([]);
  });

  it('tells which cell is pointed at', async () => {
    const grid = await gridOf();
    const pointed = detailsOf(grid, 'spotlight-pair-pointed');
    cellAt(grid, 0, 0).focus();
    await press('ArrowRight');
    cellAt(grid, 0, 1).blur();
    expect(pointed).toEqual([{ row: 0, column: 0 }, null, { row: 0, column: 1 }, null]);
  });
});
