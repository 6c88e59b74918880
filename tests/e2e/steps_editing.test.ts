/** Numbers that a student changes in the lesson on the steps: all later ones are computed here again. */

import { expect, it } from 'vitest';
import { attend } from '../unit/steps_reference.ts';
import { endQuietly, typeSentence, useSite } from './site.ts';
import {
  board,
  gridIsThere,
  numbersOf,
  shown,
  turned,
  weightsWritten,
  words,
  written,
} from './steps_grids.ts';

const site = useSite();

it('follows a number that is edited, undoes it, keeps it over a reload, and resets all', async () => {
  const visit = await site.open(`${board}&stage=result`);
  await gridIsThere(visit, 'result');
  const { page } = visit;
  const results = async (): Promise<string[][]> => await shown(visit, 'result');
  const before = await results();
  const [q, k, v] = [
    numbersOf(await shown(visit, 'Q')),
    turned(numbersOf(await shown(visit, 'Kᵀ'))),
    numbersOf(await shown(visit, 'V')),
  ];
  const causal = words.map((_, i) => words.map((__, j) => (j <= i ? 0 : -Infinity)));

  await page.getByRole('gridcell', { name: /^query of tired, number 1: / }).dblclick();
  await page.keyboard.type('-1.5');
  await page.keyboard.press('Enter');
  q[3]![0] = -1.5;
  const edited = attend(q, k, v, causal);
  await expect.poll(results).toEqual(written(edited.result));
  expect(await shown(visit, 'scores')).toEqual(written(edited.scores));
  expect(await shown(visit, 'weights')).toEqual(weightsWritten(edited.weights));
  expect(await page.locator('spotlight-origin').innerText()).toBe('hand-made · edited');

  // −∞ in the mask: that weight is 0, and the others of the row sum to 1.
  await page.getByRole('gridcell', { name: /^mask of tired for cat: / }).dblclick();
  await page.keyboard.type('-inf');
  await page.keyboard.press('Enter');
  causal[3]![1] = -Infinity;
  const masked = attend(q, k, v, causal);
  await expect.poll(results).toEqual(written(masked.result));
  const row = numbersOf(await shown(visit, 'weights'))[3]!;
  expect(row[1]).toBe(0);
  expect(Math.abs(row.reduce((total, weight) => total + weight, 0) - 1)).toBeLessThan(0.02);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(results).toEqual(written(edited.result));
  await page.getByRole('button', { name: 'Redo' }).click();
  await expect.poll(results).toEqual(written(masked.result));
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('m.3.1%3D-inf');
  await page.reload();
  await gridIsThere(visit, 'result');
  expect(await results()).toEqual(written(masked.result));
  await page.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(results).toEqual(before);
  expect(await page.locator('spotlight-origin').innerText()).toBe('hand-made');
  await endQuietly(visit, site);
});

it('refuses what is no number, says what it takes, and loses nothing', async () => {
  const visit = await site.open(`${board}&stage=result`);
  await gridIsThere(visit, 'result');
  const { page } = visit;
  const before = await shown(visit, 'result');
  await page.getByRole('gridcell', { name: /^value of cat, number 1: / }).dblclick();
  await page.keyboard.type('four');
  await page.keyboard.press('Enter');
  const grid = page.locator('spotlight-number-grid').filter({ hasText: 'Type a number' });
  await grid.waitFor();
  await page.keyboard.press('Escape');
  expect(await shown(visit, 'result')).toEqual(before);
  await endQuietly(visit, site);
});

it('undoes changes when the numbers change to which they belong, and says so', async () => {
  const visit = await site.open(
    `${board}&stage=weights&edits=q.3.0%3D9_nonsense_q.99.0%3D1&cell=nonsense`,
  );
  await gridIsThere(visit, 'weights');
  const { page } = visit;
  expect(await page.getByRole('gridcell', { name: 'query of tired, number 1: 9' }).count()).toBe(1);
  await page.getByRole('combobox', { name: 'Mask' }).selectOption('no mask');
  await page.getByText('your changes are undone').waitFor();
  await expect.poll(() => shown(visit, 'Q').then((rows) => rows[3])).toEqual(['2', '0', '1']);
  // A sentence is followed through the learned model.
  await typeSentence(visit, 'now the dog');
  await expect.poll(async () => (await shown(visit, 'weights')).length).toBe(5);
  expect(await page.getByRole('combobox', { name: 'Followed' }).inputValue()).toBe('learned');
  await endQuietly(visit, site);
});

it('keeps nothing of what was edited and opened for other lessons', async () => {
  const visit = await site.open(`${board}&stage=result&edits=q.0.0%3D5&cell=scores.0.0`);
  await gridIsThere(visit, 'result');
  const { page } = visit;
  await page.getByRole('link', { name: /^Next/u }).click();
  await expect.poll(() => page.evaluate(() => location.hash)).not.toMatch(/steps|edits|cell/u);
  await page.goBack();
  await gridIsThere(visit, 'result');
  expect(await page.getByRole('gridcell', { name: 'query of the, number 1: 5' }).count()).toBe(1);
  await endQuietly(visit, site);
});
