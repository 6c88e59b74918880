/** What the lessons on cost and on pitfalls have to show for the claims of the cheat sheet that lead there. */

import { expect } from 'vitest';
import { numbersIn, type Check } from './claim_reading.ts';
import { chartTable, quantity } from './cost_reading.ts';
import { cellNames, type Visit } from './site.ts';

async function pairs({ page }: Visit): Promise<string[]> {
  const row = page
    .getByRole('table', { name: 'Pairs, counted' })
    .getByRole('row', { name: 'Pairs, both ways' });
  return await row.getByRole('cell').allInnerTexts();
}

/** By the name of the claim. */
export const costChecks: Readonly<Record<string, Check>> = {
  time: async (visit, note) => {
    expect(await pairs(visit)).toEqual([String(16 ** 2), (32 ** 2).toLocaleString('en'), '4']);
    expect(note).toContain(`${16 ** 2} pairs for 16 words`);
  },
  memory: async (visit) => {
    const { page } = visit;
    const start = page.getByRole('button', { name: 'Start', exact: true });
    await expect.poll(() => start.getAttribute('aria-disabled')).toBe('false');
    await start.click();
    await page.getByText(/^Computing n = (2,048|4,096|8,192), /).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    const rows = await chartTable(visit, 'Memory of attention');
    const bytes = (words: string): number[] =>
      (rows.find(([first]) => first === words) ?? []).slice(1).map(quantity);
    const [[whole, streaming], [longWhole, longStreaming]] = [bytes('512'), bytes('1,024')];
    expect(longWhole! / whole!).toBeGreaterThan(3);
    expect(longStreaming! / streaming!).toBeCloseTo(2, 0);
  },
  nan: async (visit) => {
    const broken = 'A row that sees nothing: plain softmax';
    const rows = await numbersIn(visit, 'A row that sees nothing: this engine');
    expect(rows[0]!.every((weight) => weight === 0)).toBe(true);
    const names = await cellNames(visit, broken);
    expect(names.slice(0, rows.length).every((name) => name.endsWith(': NaN'))).toBe(true);
  },
};
