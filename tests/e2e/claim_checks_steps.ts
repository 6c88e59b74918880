/** What the lesson that goes step by step has to show for claims that link to it. */

import { expect } from 'vitest';
import type { Check } from './claim_reading.ts';
import { cellNames, type Visit } from './site.ts';

/** The numbers of a matrix, row by row. */
async function matrix(visit: Visit, name: string, columns: number): Promise<number[][]> {
  const number = (text: string): number =>
    Number(/: (−?[\d.]+)(?:, edited)?$/u.exec(text)?.[1]?.replace('−', '-'));
  await expect.poll(async () => (await cellNames(visit, name)).length).toBeGreaterThan(0);
  const numbers = (await cellNames(visit, name)).map(number);
  return Array.from({ length: numbers.length / columns }, (_, row) =>
    numbers.slice(row * columns, (row + 1) * columns),
  );
}

/** The row of "tired" in the example for the blackboard. */
async function lastWeights(visit: Visit): Promise<number[] | undefined> {
  return (await matrix(visit, 'weights', 4)).at(-1);
}

export const stepChecks: Readonly<Record<string, Check>> = {
  values: async (visit) => {
    const [weights, result] = [await matrix(visit, 'weights', 4), await matrix(visit, 'result', 3)];
    expect(await cellNames(visit, 'V')).toContain('value of the, number 1: 9, edited');
    await visit.page.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => matrix(visit, 'result', 3)).not.toEqual(result);
    expect(await matrix(visit, 'weights', 4)).toEqual(weights);
  },
  shift: async ({ page }) => {
    const arithmetic = page.getByRole('group', { name: 'weight of tired for cat' });
    await arithmetic.waitFor();
    const scores = page.getByRole('grid', { name: 'masked' });
    const largest = await scores
      .getByRole('gridcell', { name: /score of tired for cat/ })
      .innerText();
    // Each exponent is a score less the largest.
    const exponents = await arithmetic.locator('sup').allInnerTexts();
    expect(exponents).toHaveLength(4);
    for (const exponent of exponents) {
      expect(Number(exponent.split('− ').at(-1)).toFixed(2)).toBe(largest);
    }
  },
  mix: async (visit) => {
    const values = await matrix(visit, 'V', 3);
    for (const row of await matrix(visit, 'result', 3)) {
      for (const [column, number] of row.entries()) {
        const handedOver = values.map((value) => value[column]!);
        expect(number).toBeGreaterThanOrEqual(Math.min(...handedOver));
        expect(number).toBeLessThanOrEqual(Math.max(...handedOver));
      }
    }
  },
  cross: async (visit) => {
    const second = visit.page.getByRole('textbox', { name: 'Second sentence' });
    const keys = (await second.inputValue()).split(' ');
    const grid = visit.page.getByRole('grid', { name: 'weights', exact: true });
    await expect
      .poll(async () => (await grid.getByRole('columnheader').allInnerTexts()).slice(1))
      .toEqual(keys);
    expect(await grid.getByRole('rowheader').allInnerTexts()).toEqual(
      'The cat sat on the mat because it was tired'.split(' '),
    );
  },
  equal: async (visit) => {
    await expect.poll(() => lastWeights(visit)).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect((await matrix(visit, 'Q', 3)).at(-1)).toEqual([0, 0, 0]);
  },
};
