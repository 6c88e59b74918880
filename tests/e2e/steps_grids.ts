/** What the tests of the lesson on the steps read on its page, and how it writes numbers. */

import type { Page } from 'playwright';
import { expect } from 'vitest';
import type { Table } from '../unit/steps_reference.ts';
import type { Visit } from './site.ts';

/** The example for the blackboard. */
export const board = '#/steps?followed=blackboard';
export const words = ['the', 'cat', 'was', 'tired'];

/** What a grid shows, row by row: what stands after the colon in the names of its cells. */
export async function shown({ page }: Visit, grid: string): Promise<string[][]> {
  return await page
    .getByRole('grid', { name: grid, exact: true })
    .locator('[role=row]:has([role=gridcell])')
    .evaluateAll((rows) =>
      rows.map((row) =>
        Array.from(row.querySelectorAll('[role=gridcell]'), (cell) =>
          (cell.getAttribute('aria-label') ?? '').replace(/^.*: /su, ''),
        ),
      ),
    );
}

export function numbersOf(texts: string[][]): Table {
  return texts.map((row) =>
    row.map((text) => Number(text.replace('−', '-').replace('∞', 'Infinity'))),
  );
}

/** As a cell says it. */
export function written(table: Table, digits = 2): string[][] {
  return table.map((row) =>
    row.map((value) => {
      if (value === -Infinity) return '−∞';
      const text = Number.isInteger(value)
        ? String(Math.abs(value))
        : Math.abs(value).toFixed(digits);
      if (Number(text) === 0) return '0';
      return value < 0 ? `−${text}` : text;
    }),
  );
}

export function weightsWritten(table: Table): string[][] {
  return table.map((row) => row.map((weight) => weight.toFixed(2)));
}

export function turned(table: Table): Table {
  return table[0]!.map((_, column) => table.map((row) => row[column]!));
}

export async function gridIsThere({ page }: Visit, grid: string): Promise<void> {
  const cell = page.getByRole('grid', { name: grid, exact: true }).getByRole('gridcell').first();
  await expect.poll(() => cell.getAttribute('aria-label')).toMatch(/: \S+$/u);
}

export async function stepName(page: Page): Promise<string> {
  return (await page.locator('spotlight-formula-steps [aria-current=step]').innerText())
    .replace(/\s+/gu, ' ')
    .trim();
}

/** The rows of the open arithmetic, each as one text. */
export async function arithmeticOf(page: Page, heading: string): Promise<string[]> {
  const group = page.getByRole('group', { name: heading, exact: true });
  await group.waitFor();
  const rows = await group.locator('tr').allInnerTexts();
  return rows.map((row) => row.replace(/\s+/gu, ' ').trim());
}

/** What is open may lie over the cell: it is closed first. */
export async function clickCell(page: Page, name: string | RegExp): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByRole('gridcell', { name }).first().click();
}
