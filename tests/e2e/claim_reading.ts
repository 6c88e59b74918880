/** Reads numbers and texts off the page, for the checks of claims. */

import { expect } from 'vitest';
import { cellNames, pictureIsThere, type Visit } from './site.ts';

/** Follows nothing: the link was followed already. `note` is what the cheat sheet says of the claim. */
export type Check = (visit: Visit, note: string) => Promise<void>;

/** The numbers in the names of a grid's cells, row by row, of a square grid. */
export async function numbersIn(visit: Visit, grid = 'Attention weights'): Promise<number[][]> {
  await pictureIsThere(visit, grid);
  const names = await cellNames(visit, grid);
  const size = Math.sqrt(names.length);
  const numbers = names.map((name) => Number(/: ([\d.]+)$/.exec(name)?.[1]));
  return Array.from({ length: size }, (_, row) => numbers.slice(row * size, (row + 1) * size));
}

export const sum = (values: readonly number[]): number =>
  values.reduce((all, value) => all + value, 0);

/** Each number was rounded to two decimals. */
export const roundingOf = (values: readonly number[]): number => 0.005 * values.length + 1e-9;

async function textOf({ page }: Visit, selector: string): Promise<string> {
  return await page.locator(selector).first().innerText();
}

export async function textComes(
  visit: Visit,
  selector: string,
  text: string | RegExp,
): Promise<void> {
  await expect
    .poll(() => textOf(visit, selector))
    .toEqual(
      typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text),
    );
}
