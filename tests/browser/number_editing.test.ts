/** Numbers that visitors change in the grid itself. */

import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightNumberGrid } from '../../web/components/number_grid/number_grid.ts';
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

const field = page.getByRole('textbox', { name: 'new value of it, 1: 0.50', exact: true });
const refusal = 'Type a number such as −1.5. The old value stays.';

async function gridOf(properties: Partial<SpotlightNumberGrid> = {}): Promise<SpotlightNumberGrid> {
  return await mount(SpotlightNumberGrid, {
    label: 'Q',
    rows: ['it', 'was'],
    columns: ['1', '2'],
    matrix: matrix([
      [0.5, 2],
      [-1, 0],
    ]),
    editable: true,
    ...properties,
  });
}

function cells(grid: SpotlightNumberGrid): HTMLElement[] {
  return allInside(grid, '.cell');
}

function editors(grid: SpotlightNumberGrid): HTMLInputElement[] {
  return allInside(grid, 'input') as HTMLInputElement[];
}

/** Opens the field of the first cell, types into it and presses the key. */
async function typeAndPress(text: string, key: string): Promise<void> {
  await press('F2');
  await field.fill(text);
  await press(key);
}

function said(grid: SpotlightNumberGrid): string {
  return textOf(inside(grid, '[role=status]'));
}

describe('changing a number', () => {
  it('has no accessibility faults, light and dark', async () => {
    const grid = await gridOf();
    grid.edit({ row: 0, column: 0 });
    expect(await axeViolations(grid)).toEqual([]);
    grid.edit({ row: 0, column: 0 });
    await field.fill('many');
    await press('Enter');
    expect(said(grid)).toBe(refusal);
    expect(await axeViolations(grid)).toEqual([]);
  });

  it('begins with a double click or F2, with the number in full, which the first letter replaces', async () => {
    const grid = await gridOf({ matrix: matrix([[0.123456789, 2]]), rows: ['it'] });
    await userEvent.dblClick(cells(grid)[0]!);
    const [input] = editors(grid);
    expect(input?.value).toBe('0.12345679');
    expect(focusedIn(grid)).toBe(input);
    await press('Escape');
    expect(editors(grid)).toEqual([]);
    await press('F2');
    await userEvent.keyboard('7');
    expect(editors(grid)[0]?.value).toBe('7');
  });

  it.each(['7', '-', '.', '+'])('begins when "%s" is typed in a cell', async (letter) => {
    const grid = await gridOf();
    cells(grid)[0]!.focus();
    await userEvent.keyboard(letter);
    await expect.element(field).toHaveValue(letter);
  });

  it('begins with a true minus sign, where a keyboard has one', async () => {
    const grid = await gridOf();
    cells(grid)[0]!.dispatchEvent(new KeyboardEvent('keydown', { key: '−', bubbles: true }));
    await expect.element(field).toHaveValue('−');
  });

  it('begins with no other letter, and not in a grid that is only shown', async () => {
    const grid = await gridOf();
    cells(grid)[0]!.focus();
    await userEvent.keyboard('a');
    await press('Control+1');
    expect(editors(grid)).toEqual([]);
    await change(grid, { editable: false });
    await userEvent.keyboard('7');
    await press('F2');
    await userEvent.dblClick(cells(grid)[0]!);
    expect(editors(grid)).toEqual([]);
  });

  it.each([
    ['-1.5', -1.5],
    ['−1.5', -1.5],
    ['1e-3', 0.001],
    [' .25 ', 0.25],
    ['+3.', 3],
    ['-0', 0],
    ['1000000', 1e6],
  ])('takes "%s" with Enter, and gives the focus back to the cell', async (typed, value) => {
    const grid = await gridOf();
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress(typed, 'Enter');
    expect(edited).toEqual([{ row: 0, column: 0, value: Math.fround(value) }]);
    expect(editors(grid)).toEqual([]);
    expect(focusedIn(grid)).toBe(cells(grid)[0]);
  });

  it.each(['', 'many', '1,5', '0x10', '1_000', 'NaN', 'Infinity', '-inf', '--1', '1e', '∞'])(
    'refuses "%s", says what is expected, and keeps both numbers',
    async (typed) => {
      const grid = await gridOf();
      const edited = detailsOf(grid, 'spotlight-number-edited');
      cells(grid)[0]!.focus();
      await typeAndPress(typed, 'Enter');
      await expect.element(field).toHaveAttribute('aria-invalid', 'true');
      await expect.element(field).toHaveAccessibleDescription(refusal);
      await expect.element(field).toHaveValue(typed);
      expect(edited).toEqual([]);
      await press('Escape');
      expect(said(grid)).toBe('');
      expect(cells(grid)[0]!.textContent).toBe('0.50');
    },
  );

  it.each(['1000001', '-2e6', '1e400'])('refuses "%s", which is too large', async (typed) => {
    const grid = await gridOf();
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress(typed, 'Enter');
    expect(said(grid)).toBe('Type a number from −1,000,000 to 1,000,000. The old value stays.');
    expect(edited).toEqual([]);
  });

  it.each(['-inf', '−∞', '-Infinity'])('takes "%s" in a mask', async (typed) => {
    const grid = await gridOf({ kind: 'mask' });
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress(typed, 'Enter');
    expect(edited).toEqual([{ row: 0, column: 0, value: -Infinity }]);
  });

  it.each(['∞', 'inf', 'NaN'])('refuses "%s" in a mask, too', async (typed) => {
    const grid = await gridOf({ kind: 'mask' });
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress(typed, 'Enter');
    expect(said(grid)).toBe('Type a number such as −1.5, or −inf to hide. The old value stays.');
    expect(edited).toEqual([]);
  });

  it('moves nothing on the page by what it says', async () => {
    const grid = await gridOf();
    const { height } = grid.getBoundingClientRect();
    cells(grid)[0]!.focus();
    await typeAndPress('many', 'Enter');
    await expect.element(page.getByText(refusal)).toBeVisible();
    expect(grid.getBoundingClientRect().height).toBe(height);
  });

  it('ends without a change with Escape', async () => {
    const grid = await gridOf();
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress('3', 'Escape');
    expect(edited).toEqual([]);
    expect(focusedIn(grid)).toBe(cells(grid)[0]);
  });

  it('takes the number with Tab, which goes on', async () => {
    const grid = await gridOf();
    const after = document.createElement('button');
    grid.after(after);
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await typeAndPress('3', 'Tab');
    expect(edited).toEqual([{ row: 0, column: 0, value: 3 }]);
    expect(document.activeElement).toBe(after);
  });

  it('takes the number when the visitor clicks elsewhere, and says so if it is none', async () => {
    const grid = await gridOf();
    const edited = detailsOf(grid, 'spotlight-number-edited');
    grid.edit({ row: 0, column: 0 });
    await field.fill('4');
    await userEvent.click(cells(grid)[3]!);
    expect(edited).toEqual([{ row: 0, column: 0, value: 4 }]);
    grid.edit({ row: 0, column: 0 });
    await field.fill('four');
    await userEvent.click(cells(grid)[3]!);
    expect(edited).toHaveLength(1);
    expect(editors(grid)).toEqual([]);
    expect(said(grid)).toBe(refusal);
  });

  it('tells nothing when the same number is typed again', async () => {
    const grid = await gridOf({ matrix: matrix([[0.1, 2]]), rows: ['it'] });
    const edited = detailsOf(grid, 'spotlight-number-edited');
    cells(grid)[0]!.focus();
    await press('F2');
    await press('Enter');
    expect(edited).toEqual([]);
  });

  it('keeps the keys of the field to itself', async () => {
    const grid = await gridOf();
    const opened = detailsOf(grid, 'spotlight-cell-opened');
    grid.edit({ row: 0, column: 0 });
    const input = editors(grid)[0];
    await press('ArrowRight');
    await press('Home');
    await press(' ');
    await userEvent.click(input!);
    await userEvent.dblClick(input!);
    expect(focusedIn(grid)).toBe(input);
    expect(opened).toEqual([]);
  });

  it('goes on while the lesson draws the same matrix again', async () => {
    const grid = await gridOf();
    grid.edit({ row: 0, column: 0 });
    await field.fill('12');
    await change(grid, { rows: ['it', 'was'], columns: ['1', '2'], selectedRow: 1 });
    expect(editors(grid)[0]?.value).toBe('12');
    expect(focusedIn(grid)).toBe(editors(grid)[0]);
  });

  it('ends when the numbers become those of another matrix, and tells nothing', async () => {
    const grid = await gridOf();
    const edited = detailsOf(grid, 'spotlight-number-edited');
    grid.edit({ row: 1, column: 1 });
    await userEvent.keyboard('9');
    await change(grid, { rows: ['it'], matrix: matrix([[1, 2]]) });
    expect(editors(grid)).toEqual([]);
    expect(edited).toEqual([]);
  });
});
