/** Before it shows, a lesson asks; what was guessed is kept on the device, and the lesson is done. */

import { expect, it } from 'vitest';
import { lessons } from '../../web/lessons/lessons.ts';
import { cellNames, endQuietly, pictureIsThere, useSite, type Visit } from './site.ts';

const site = useSite();
const dogs = 'The dogs in the park are playing';
/** Rows and columns of the learned model. */
const labels = ['[S]', ...dogs.split(' '), '.'];

/** The names of the cells of one row. */
async function rowOf(visit: Visit, query: number): Promise<string[]> {
  return (await cellNames(visit)).slice(query * labels.length, (query + 1) * labels.length);
}

const held = labels.map((key) => `are attends to ${key}: guess first`);

/** Chooses the example, whose question is about "are". */
async function chooseDogs({ page }: Visit): Promise<void> {
  await page.getByRole('button', { name: 'Change sentence' }).click();
  await page.getByRole('button', { name: dogs, exact: true }).click();
}

it('shows a sentence of the address at once, and asks who wants to be asked', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('button', { name: 'Ask me first' }).click();
  await expect
    .poll(async () => (await cellNames(visit))[8 * 12])
    .toBe('it attends to [S]: guess first');
  await page.getByRole('button', { name: 'Skip' }).click();
  await expect.poll(async () => (await cellNames(visit))[8 * 12]).toMatch(/: \d\.\d\d$/);
  await endQuietly(visit, site);
});

it('holds back every number of the row of an example until the visitor has guessed', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  await chooseDogs(visit);
  const { page } = visit;
  await expect.poll(() => rowOf(visit, 6)).toEqual(held);
  expect((await rowOf(visit, 5)).join()).not.toContain('guess first');
  const main = await page.locator('main').ariaSnapshot();
  expect(main).not.toMatch(/\d%/u);
  const chart = page.locator('spotlight-row-chart').getByRole('img');
  expect(await chart.getAttribute('aria-label')).toBe('Weights of the row: being computed');

  const show = page.getByRole('button', { name: 'Show the answer' });
  expect(await show.getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('radio', { name: 'dogs' }).check();
  await page.getByRole('button', { name: 'Add a reason' }).click();
  await page.getByLabel('Why do you think so?').fill('are goes with dogs');
  await show.click();
  const box = page.locator('spotlight-predict-first .said');
  await expect.poll(() => box.innerText()).toContain('You said “dogs”.');
  expect(await box.innerText()).toContain('Your reason: are goes with dogs');
  expect((await rowOf(visit, 6)).join()).toMatch(/^are attends to \[S\]: \d\.\d\d,/);
  expect(await page.locator('spotlight-words .guessed').innerText()).toContain('your guess');
  await endQuietly(visit, site);
});

it('holds back what small pictures of random vectors say of the row', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  await chooseDogs(visit);
  const pictures = visit.page.locator('spotlight-small-multiple button');
  await expect.poll(() => pictures.first().getAttribute('aria-label')).toBe('head 1');
  for (const picture of await pictures.all()) {
    expect(await picture.getAttribute('aria-label')).not.toContain('%');
  }
  await endQuietly(visit, site);
});

it('remembers the guess on this device, and counts the lesson as done', async () => {
  const visit = await site.open('#/spotlight', { viewport: { width: 600, height: 900 } });
  await pictureIsThere(visit);
  const { page } = visit;
  const menu = page.getByRole('button', { name: /^1 Spotlight/ });
  await menu.click();
  await expect
    .poll(() => page.locator('.progress').innerText())
    .toBe(`0 of ${lessons.length} done`);
  await menu.click();
  await chooseDogs(visit);
  await page.getByRole('radio', { name: 'park' }).check();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect.poll(() => page.url()).toContain('dogs');
  await page.reload();
  await pictureIsThere(visit);
  expect(await page.locator('spotlight-predict-first .said').innerText()).toContain(
    'You said “park”.',
  );
  await menu.click();
  expect(await page.locator('.progress').innerText()).toBe(`1 of ${lessons.length} done`);
  expect(await page.getByRole('link', { name: /Spotlight ?, done/ }).count()).toBe(1);
  await endQuietly(visit, site);
});

it('never asks about a sentence that is typed, also one like an example', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  await visit.page.getByRole('button', { name: 'Change sentence' }).click();
  await visit.page.getByRole('textbox').first().fill(dogs);
  await expect.poll(async () => (await cellNames(visit)).length).toBe(9 ** 2);
  expect(await visit.page.locator('spotlight-predict-first').count()).toBe(0);
  expect((await cellNames(visit)).join()).not.toContain('guess first');
  await endQuietly(visit, site);
});

it('asks in the leak test how many results change under the mask', async () => {
  const visit = await site.open('#/causal?vectors=random');
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  const leak = page.locator('spotlight-lesson-causal #leak');
  const cells = leak.getByRole('row', { name: 'GPT' }).getByRole('cell');
  await expect.poll(() => cells.allInnerTexts()).toEqual([...Array<string>(9).fill('?'), '2.39']);
  expect(await leak.innerText()).not.toContain('bit');
  await leak.getByRole('radio', { name: 'some' }).check();
  await leak.getByRole('button', { name: 'Show the answer' }).click();
  await expect.poll(async () => (await cells.allInnerTexts())[0]).toBe('same bits');
  expect(await leak.locator('.said').innerText()).toContain('You said “some”.');
  expect(await leak.innerText()).toContain('none moved by a single bit');
  await endQuietly(visit, site);
});
