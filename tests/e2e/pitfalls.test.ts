/** The lesson on pitfalls as a page: its switches, its address, and what it asks. */

import { expect, it } from 'vitest';
import { pitfalls } from '../../web/lessons/08_pitfalls/pitfalls.ts';
import { breakIt, gridOf, whyOf } from './pitfalls_reference.ts';
import { endQuietly, pictureIsThere, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();
const ids = pitfalls.map(({ id }) => id);
const all = ids.join('.');
const first = 'Mask before the softmax';

const switchesOn = async ({ page }: Visit): Promise<string[]> =>
  await page
    .locator('.pitfall:has([role=switch][aria-checked=true])')
    .evaluateAll((sections) => sections.map(({ id }) => id));

it('shows nine questions, each with a switch that is off, and right numbers only', async () => {
  const visit = await site.open('#/pitfalls');
  await pictureIsThere(visit, first);
  const { page } = visit;
  const headings = page.locator('spotlight-lesson-pitfalls').getByRole('heading', { level: 2 });
  await expect.poll(() => page.locator('.unbroken').count()).toBe(9);
  expect((await headings.allInnerTexts()).slice(0, 9)).toEqual(
    pitfalls.map(({ question }) => question),
  );
  const switches = page.getByRole('switch');
  expect(await switches.count()).toBe(9);
  for (const { breaks } of pitfalls) {
    const named = page.getByRole('switch', { name: `Break it: ${breaks}`, exact: true });
    expect(await named.getAttribute('aria-checked')).toBe('false');
  }
  expect(await page.locator('.wrong').count()).toBe(0);
  const marks = await page.locator('.pitfall .side spotlight-origin').allInnerTexts();
  expect(marks).toHaveLength(9);
  for (const mark of marks) expect(mark).toMatch(/learned · seed \d+ · 5,000 steps/u);
  await endQuietly(visit, site);
});

it('keeps what is switched on in the address, opens it from there, and leaves nonsense out', async () => {
  const visit = await breakIt(site, 'wrong-axis');
  const { page } = visit;
  await page.locator('#after-softmax').getByRole('switch').press(' ');
  await expect.poll(() => page.url()).toContain('broken=after-softmax.wrong-axis');
  const shown = await gridOf(visit, 'Softmax down each column');
  await page.goto(
    `${page.url().replace('after-softmax', '__proto__.<b>.after-softmax')}&part=wrong-axis`,
  );
  await page.reload();
  await expect.poll(() => switchesOn(visit)).toEqual(['after-softmax', 'wrong-axis']);
  await expect.poll(() => gridOf(visit, 'Softmax down each column')).toEqual(shown);
  const section = page.locator('#wrong-axis');
  await expect.poll(() => section.evaluate((part) => part.matches(':focus'))).toBe(true);
  await expect.poll(async () => (await section.boundingBox())?.y ?? NaN).toBeLessThan(20);

  await section.getByRole('switch').click();
  await section.locator('.unbroken').waitFor();
  await expect.poll(() => page.url()).toMatch(/broken=after-softmax$/u);
  await endQuietly(visit, site);
});

it('says of each broken picture that it is, and of each right one where it is from', async () => {
  const visit = await site.open(`#/pitfalls?broken=${all}`);
  await pictureIsThere(visit, first);
  await expect.poll(() => visit.page.locator('.why').count()).toBe(9);
  for (const id of ids) {
    const [right, broken] = await visit.page
      .locator(`#${id} .sides`)
      .first()
      .locator('.side')
      .all();
    const marks = broken!.locator('spotlight-origin').first();
    expect(await marks.innerText(), id).toMatch(/ on purpose$/mu);
    expect(await right!.locator('spotlight-origin').innerText(), id).not.toMatch(/ on purpose$/mu);
  }
  await endQuietly(visit, site);
});

it('asks what a row will sum to, and says it when it was guessed', async () => {
  const visit = await site.open('#/pitfalls');
  await pictureIsThere(visit, first);
  const section = visit.page.locator('#after-softmax');
  await section.getByText('What will the row of “it” sum to?').waitFor();
  expect(await section.innerText()).not.toContain('softmax gave');
  await section.getByRole('radio', { name: 'less than 1' }).check();
  await section.getByRole('button', { name: 'Show the answer' }).click();
  const said = section.locator('.said');
  await expect.poll(() => said.innerText()).toContain('You said “less than 1”.');
  expect(await section.innerText()).toMatch(
    /The row of “it” sums to 0\.\d\d: softmax gave the other 0\.\d\d to the 3 words/u,
  );

  const nothing = visit.page.locator('#all-masked');
  await nothing.getByRole('radio', { name: 'NaN, not a number' }).check();
  await nothing.getByRole('button', { name: 'Show the answer' }).click();
  await expect.poll(() => nothing.innerText()).toContain('all its weights are NaN');
  await endQuietly(visit, site);
});

it('does not ask whoever comes to see it broken', async () => {
  const visit = await site.open('#/pitfalls?broken=after-softmax');
  await pictureIsThere(visit, 'Mask after the softmax');
  expect(await visit.page.locator('#after-softmax spotlight-predict-first').count()).toBe(0);
  await endQuietly(visit, site);
});

it('follows the word, the head and the sentence everywhere, also far down the page', async () => {
  const visit = await breakIt(site, 'wrong-axis', '&through=2.4');
  const { page } = visit;
  const head = page.getByRole('combobox', { name: 'Head' });
  expect(await head.inputValue()).toBe('2.4');
  const before = await gridOf(visit, 'Softmax down each column');
  await head.selectOption('1.1');
  await expect.poll(() => gridOf(visit, 'Softmax down each column')).not.toEqual(before);
  await page.getByRole('combobox', { name: 'Looking from' }).selectOption('doctor');
  await expect.poll(() => whyOf(visit, 'wrong-axis')).toContain('that of “doctor”');
  await page
    .getByRole('grid', { name: first })
    .getByRole('gridcell', { name: /^told attends/u })
    .first()
    .click();
  await expect.poll(() => whyOf(visit, 'wrong-axis')).toContain('that of “told”');
  await typeSentence(visit, 'a b');
  await expect
    .poll(async () => (await gridOf(visit, 'Softmax down each column')).cells.length)
    .toBe(16);
  await endQuietly(visit, site);
});
