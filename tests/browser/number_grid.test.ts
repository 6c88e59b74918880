import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import {
  allInside,
  axeViolations,
  change,
  hostileWord,
  inside,
  matrix,
  textOf,
} from './helpers.ts';
import type { SpotlightNumberGrid } from '../../web/components/number_grid/number_grid.ts';
import { cellAt, gridOf, scores, words } from './number_grids.ts';

describe('a grid of numbers', () => {
  it('has no accessibility faults, light and dark', async () => {
    const grid = await gridOf({
      selectedRow: 1,
      operandColumn: 2,
      opened: { row: 1, column: 1 },
      editable: true,
      editedCells: new Set(['0.0']),
    });
    expect(await axeViolations(grid)).toEqual([]);
    await change(grid, { rowLabels: false, dense: true, foldedColumns: 1 });
    expect(await axeViolations(grid)).toEqual([]);
    await change(grid, { matrix: undefined });
    expect(await axeViolations(grid)).toEqual([]);
  });

  it('is a grid with a name, headers and cells', async () => {
    await gridOf();
    const grid = page.getByRole('grid', { name: 'scores', exact: true });
    await expect.element(grid).toBeVisible();
    expect(
      grid
        .getByRole('columnheader')
        .elements()
        .map((header) => header.ariaLabel),
    ).toEqual(['row', ...words]);
    expect(
      grid
        .getByRole('rowheader')
        .elements()
        .map((header) => header.ariaLabel),
    ).toEqual(words);
    expect(grid.getByRole('gridcell').elements()).toHaveLength(9);
  });

  it('writes whole numbers as they are, others with two decimals, never longer than its cells', async () => {
    const grid = await gridOf();
    expect(allInside(grid, '.cell').map(textOf)).toEqual([
      ...['0', '2', '−1'],
      ...['1.15', '−0.58', '0'],
      ...['1235', '0', '4'],
    ]);
    for (const cell of allInside(grid, '.cell')) {
      expect(cell.scrollWidth).toBeLessThanOrEqual(cell.clientWidth);
    }
  });

  it('writes weights without a leading zero, and hatches what the mask hides', async () => {
    const grid = await gridOf({
      kind: 'weights',
      matrix: matrix([
        [1, 0, 0],
        [0.36, 0.64, 0],
        [0.083, 0.834, 0.083],
      ]),
      mask: matrix([
        [0, -Infinity, -Infinity],
        [0, 0, -Infinity],
        [0, 0, 0],
      ]),
    });
    expect(allInside(grid, '.cell').map(textOf)).toEqual([
      ...['1', '', ''],
      ...['.36', '.64', ''],
      ...['.08', '.83', '.08'],
    ]);
    expect(allInside(grid, '.hatched')).toHaveLength(3);
    expect(cellAt(grid, 1, 0).ariaLabel).toBe('cat, the: 0.36');
    expect(cellAt(grid, 0, 1).ariaDescription).toBe('hidden by the mask');
  });

  it.each(['signed', 'mask'] as const)(
    'writes −∞ on a hatch where it is added (%s)',
    async (kind) => {
      const grid = await gridOf({ kind, matrix: matrix([[0, -Infinity, NaN]]), rows: ['the'] });
      expect(allInside(grid, '.cell').map(textOf)).toEqual(['0', '−∞', 'NaN']);
      expect(allInside(grid, '.hatched').map(textOf)).toEqual(['−∞']);
    },
  );

  it('names its cells as it is told to', async () => {
    const grid = await gridOf({
      nameFor: (row, column, value) => `score of ${words[row]!} for ${words[column]!}: ${value}`,
      editedCells: new Set(['1.0']),
    });
    expect(cellAt(grid, 1, 1).ariaLabel).toBe('score of cat for cat: −0.58');
    expect(cellAt(grid, 1, 0).ariaLabel).toBe('score of cat for the: 1.15, edited');
    expect(cellAt(grid, 1, 0).classList.contains('edited')).toBe(true);
  });

  it('has the same colours for the same number on the same scale', async () => {
    const grid = await gridOf();
    const other = await gridOf({ matrix: matrix([[2]]), rows: ['x'], columns: ['1'] });
    const colour = cellAt(grid, 0, 1).style.backgroundColor;
    expect(cellAt(other, 0, 0).style.backgroundColor).toBe(colour);
    await change(other, { scaleEnd: 2 });
    expect(cellAt(other, 0, 0).style.backgroundColor).not.toBe(colour);
  });

  it('shows an empty frame of its size, that says so and cannot be reached, before its numbers', async () => {
    const grid = await gridOf({
      matrix: undefined,
      selectedRow: 1,
      operandRow: 0,
      operandColumn: 0,
    });
    const { offsetWidth, offsetHeight } = grid;
    expect(textOf(inside(grid, '.title'))).toBe('KT [3, 3] not reached yet');
    expect(inside(grid, '.frame').inert).toBe(true);
    expect(allInside(grid, '.selection')).toEqual([]);
    await change(grid, {
      matrix: matrix([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    });
    expect([grid.offsetWidth, grid.offsetHeight]).toEqual([offsetWidth, offsetHeight]);
    expect(textOf(inside(grid, '.title'))).toBe('KT [3, 3]');
    expect(inside(grid, '.frame').inert).toBe(false);
  });

  it('fills its rows one after another within 400 ms when the numbers come, and not otherwise', async () => {
    const grid = await gridOf();
    expect(inside(grid, '[role=grid]').getAnimations({ subtree: true })).toEqual([]);
    await change(grid, { matrix: undefined });
    await change(grid, { matrix: scores });
    const animations = inside(grid, '[role=grid]').getAnimations({ subtree: true });
    const ends = animations.map(({ effect }) => Number(effect?.getComputedTiming().endTime));
    expect(ends).toHaveLength(3);
    expect(Math.max(...ends)).toBeLessThanOrEqual(400);
    expect(new Set(ends).size).toBe(3);
    await Promise.all(animations.map(({ finished }) => finished));
    await vi.waitFor(() => {
      expect(inside(grid, '[role=grid]').classList.contains('filling')).toBe(false);
    });
  });

  it('fills in also when it is new, where it is the result of a step', async () => {
    const grid = await gridOf({ fills: true });
    expect(inside(grid, '[role=grid]').getAnimations({ subtree: true })).toHaveLength(3);
  });

  it('counts the columns before its first, where it shows those of one head', async () => {
    const grid = await gridOf({ foldedColumns: 1, firstColumn: 8 });
    expect(inside(grid, '.unfold').getAttribute('aria-label')).toBe(
      'show all 11 columns of scores',
    );
  });

  it('stands in line with matrices above and below that have longer labels', async () => {
    const above = await gridOf({ rows: ['it'], alignedWith: [...words, 'because'] });
    const below = await gridOf({ rows: ['because', 'it', 'was'] });
    const left = (grid: SpotlightNumberGrid): number =>
      cellAt(grid, 0, 0).getBoundingClientRect().left - grid.getBoundingClientRect().left;
    expect(left(above)).toBe(left(below));
    expect(left(await gridOf({ rows: ['it'] }))).toBeLessThan(left(below));
  });

  it('shows its numbers at once where motion is off', async () => {
    document.documentElement.dataset.motion = 'off';
    const grid = await gridOf({ matrix: undefined });
    await change(grid, { matrix: scores });
    for (const { effect } of inside(grid, '[role=grid]').getAnimations({ subtree: true })) {
      expect(effect?.getComputedTiming().endTime).toBe(0);
    }
    delete document.documentElement.dataset.motion;
  });

  it('outlines the row that is followed, and the operands: the column dashed', async () => {
    const grid = await gridOf({ selectedRow: 2, operandRow: 0, operandColumn: 1 });
    const boxes = allInside(grid, '.selection').map((box) => [
      box.className,
      getComputedStyle(box).borderTopStyle,
    ]);
    expect(boxes.sort()).toEqual([
      ['selection of-row', 'solid'],
      ['selection operand of-column', 'dashed'],
      ['selection operand of-row', 'solid'],
    ]);
    await change(grid, { operandRow: 2, operandColumn: -1 });
    expect(allInside(grid, '.selection')).toHaveLength(1);
  });

  it('marks the opened cell, and hands it to what is in its slot', async () => {
    const grid = await gridOf({ opened: { row: 0, column: 1 } });
    const panel = document.createElement('div');
    grid.append(panel);
    const anchor = (): unknown => (panel as { anchor?: { cell: HTMLElement } }).anchor?.cell;
    await vi.waitFor(() => {
      expect(anchor()).toBe(cellAt(grid, 0, 1));
    });
    expect(cellAt(grid, 0, 1).ariaExpanded).toBe('true');
    await change(grid, { opened: { row: 2, column: 2 } });
    expect(anchor()).toBe(cellAt(grid, 2, 2));
    expect(cellAt(grid, 0, 1).ariaExpanded).toBeNull();
    await change(grid, { opened: undefined });
    expect(anchor()).toBeUndefined();
  });

  it('writes only the cells that differ', async () => {
    const grid = await gridOf();
    const written: Node[] = [];
    const observer = new MutationObserver((records) => {
      written.push(...records.map(({ target }) => target));
    });
    observer.observe(inside(grid, '.body'), {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
    const data = scores.data.slice();
    data[4] = 3;
    await change(grid, { matrix: { ...scores, data } });
    await Promise.resolve();
    const cell = cellAt(grid, 1, 1);
    expect(new Set(written)).toEqual(new Set([cell, cell.firstChild]));
    observer.disconnect();
  });

  it('scrolls inside itself where it does not fit, with its numbers as large as ever', async () => {
    const many = Array.from({ length: 24 }, (_, index) => `w${index}`);
    const grid = await gridOf({
      rows: many,
      columns: many,
      matrix: matrix(many.map(() => many.map(() => -0.58))),
    });
    grid.style.inlineSize = '360px';
    const frame = inside(grid, '.frame');
    expect(grid.offsetWidth).toBeLessThanOrEqual(360);
    expect(frame.scrollWidth).toBeGreaterThan(24 * 44);
    expect(cellAt(grid, 0, 0).offsetWidth).toBeGreaterThanOrEqual(44);
    expect(getComputedStyle(cellAt(grid, 0, 0)).fontSize).toBe('16px');
  });

  it('shows labels as text, whatever they hold', async () => {
    const grid = await gridOf({
      rows: [hostileWord, '👩‍👩‍👧‍👦', 'שלום'],
      title: hostileWord,
      label: hostileWord,
      shape: hostileWord,
    });
    expect(allInside(grid, 'img')).toEqual([]);
    expect(cellAt(grid, 0, 1).ariaLabel).toBe(`${hostileWord}, cat: 2`);
    expect('wasRun' in window).toBe(false);
  });
});
