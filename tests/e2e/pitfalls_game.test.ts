/** The game "Find the bug", as a student plays it: by keyboard, from what the cells say, through every fault. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect, it } from 'vitest';
import { judge, names, type Evidence } from './pitfalls_detective.ts';
import { cellNames, endQuietly, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();
const grid = 'Weights to be judged';

const gameOf = ({ page }: Visit) => page.locator('spotlight-pitfalls-game');

/** Scrolls to the game, and waits until its cells hold numbers. */
async function gameIsThere(visit: Visit): Promise<void> {
  await expect.poll(() => gameOf(visit).count()).toBe(1);
  await gameOf(visit).scrollIntoViewIfNeeded();
  await expect.poll(async () => (await weightNames(visit)).length).toBeGreaterThan(0);
}

async function weightNames(visit: Visit, name = grid): Promise<string[]> {
  return (await cellNames(visit, name)).filter((cell) => cell.includes(' attends to '));
}

async function evidenceIn(visit: Visit): Promise<Evidence> {
  return {
    cells: await weightNames(visit),
    task: await gameOf(visit).locator('.task').innerText(),
  };
}

/** What has the focus, however deep: its name, or its text. */
async function focused({ page }: Visit): Promise<string> {
  return await page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return (
      element?.getAttribute('aria-label') ??
      element?.closest('label')?.textContent.trim() ??
      element?.textContent.trim() ??
      ''
    );
  });
}

/** Presses a key until that has the focus. */
async function pressUntil(visit: Visit, key: string, isThere: (name: string) => boolean) {
  for (let presses = 0; presses < 20; ++presses) {
    if (isThere(await focused(visit))) return;
    await visit.page.keyboard.press(key);
  }
  throw new Error(`20 times ${key} leads to “${await focused(visit)}”`);
}

const isChoice = (name: string): boolean => Object.values<string>(names).includes(name);

/** From the heading of the game: names the fault, and asks for the proof. */
async function answerByKeyboard(visit: Visit, fault: string): Promise<string> {
  const { keyboard } = visit.page;
  await pressUntil(visit, 'Tab', isChoice);
  await keyboard.press('Space');
  await pressUntil(visit, 'ArrowDown', (name) => name === fault);
  await pressUntil(visit, 'Tab', (name) => name === 'Show the proof');
  await keyboard.press('Enter');
  const said = gameOf(visit).locator('spotlight-predict-first .said');
  await expect.poll(() => said.innerText()).toContain(`You said “${fault}”.`);
  return await gameOf(visit).locator('spotlight-predict-first').innerText();
}

it('can be won by keyboard, by whoever reads the numbers: nine rounds, nine faults', async () => {
  const visit = await site.open('#/pitfalls');
  const { page } = visit;
  await gameIsThere(visit);
  await gameOf(visit).getByRole('heading', { name: 'Find the bug' }).focus();
  const found: string[] = [];
  for (let round = 1; round <= 9; ++round) {
    const evidence = await evidenceIn(visit);
    const { fault, proof } = judge(evidence);
    found.push(fault);
    const start = `${fault}. `;
    const said = await answerByKeyboard(visit, fault);
    expect(said.slice(0, start.length)).toBe(start);
    expect(said.slice(start.length)).toMatch(proof);
    // The picture stays, and the right one stands beside it: its rows sum to 1.
    expect(await weightNames(visit)).toEqual(evidence.cells);
    const right = await weightNames(visit, 'Weights as they should be');
    expect(right.length).toBe(fault === names.none ? 0 : evidence.cells.length);
    if (right.length > 0) {
      expect(right).not.toEqual(evidence.cells);
      expect(judge({ ...evidence, cells: right }).fault).toBe(names.none);
    }
    await expect
      .poll(() => gameOf(visit).locator('.foot').innerText())
      .toContain(`${round} of ${round} named right`);
    await pressUntil(visit, 'Tab', (name) => name === 'Next round');
    await page.keyboard.press('Enter');
    expect(await focused(visit)).toBe('Find the bug');
    await expect.poll(() => weightNames(visit)).not.toEqual(evidence.cells);
  }
  expect(found.sort()).toEqual(Object.values<string>(names).sort());
  await expect.poll(() => page.url()).toContain('round=10');
  await endQuietly(visit, site);
});

it('looks the same whether the fault is named right or not, and keeps the tally on this device', async () => {
  const visit = await site.open('#/pitfalls?round=3');
  await gameIsThere(visit);
  const { fault } = judge(await evidenceIn(visit));
  const game = gameOf(visit);
  const wrong = fault === names.none ? names.late : names.none;
  await game.getByRole('radio', { name: wrong }).check();
  expect(await game.locator('section').first().innerText()).not.toContain('on purpose');
  await game.getByRole('button', { name: 'Show the proof' }).click();
  const box = game.locator('spotlight-predict-first');
  const said = box.locator('.said');
  await expect.poll(() => said.innerText()).toContain(`You said “${wrong}”.`);
  expect(await box.innerText()).toContain(`${fault}. `);
  const colours = () =>
    box.evaluate((element) => {
      const { color, borderColor } = getComputedStyle(element);
      return [color, borderColor];
    });
  const afterWrong = await colours();
  await expect.poll(() => game.locator('.foot').innerText()).toContain('0 of 1 named right');
  await game.getByRole('button', { name: 'Ask again' }).click();
  await game.getByRole('radio', { name: fault }).check();
  await game.getByRole('button', { name: 'Show the proof' }).click();
  await expect.poll(() => game.locator('.foot').innerText()).toContain('1 of 1 named right');
  expect(await colours()).toEqual(afterWrong);
  await visit.page.reload();
  await gameIsThere(visit);
  expect(await game.locator('.foot').innerText()).toContain('1 of 1 named right');
  expect(await said.innerText()).toContain(`You said “${fault}”.`);
  await endQuietly(visit, site);
});

it('gives the same picture to all who open the link, and can be skipped', async () => {
  const hash = '#/pitfalls?round=4&sentence=The+dogs+in+the+park+are+playing';
  const [first, second] = [await site.open(hash), await site.open(hash)];
  await Promise.all([gameIsThere(first), gameIsThere(second)]);
  expect(await evidenceIn(second)).toEqual(await evidenceIn(first));
  const { fault } = judge(await evidenceIn(first));
  await gameOf(first).getByRole('button', { name: 'Skip' }).click();
  const box = gameOf(first).locator('spotlight-predict-first');
  await expect.poll(() => box.innerText()).toContain(`${fault}. `);
  expect(await box.locator('.said').innerText()).not.toContain('You said');
  expect(await gameOf(first).locator('.foot').innerText()).not.toContain('named right');
  await endQuietly(first, site);
  await endQuietly(second, site);
});

it('leads to the pitfall of the round, with its switch on', async () => {
  const visit = await site.open('#/pitfalls?round=3');
  await gameIsThere(visit);
  await gameOf(visit).getByRole('button', { name: 'Skip' }).click();
  await gameOf(visit).getByRole('button', { name: 'Switch this mistake on and off' }).click();
  await expect.poll(() => visit.page.url()).toContain('broken=wrong-axis');
  const part = visit.page.locator('spotlight-lesson-pitfalls #wrong-axis');
  expect(await part.evaluate((element) => element.matches(':focus'))).toBe(true);
  await endQuietly(visit, site);
});

it.each([
  { kind: 'one word', sentence: 'it' },
  { kind: '64 unknown ones', sentence: Array(64).fill('<b>🐈</b>').join(' ') },
])('is played with any sentence: $kind', async ({ sentence }) => {
  const visit = await site.open(`#/pitfalls?round=0&sentence=${encodeURIComponent(sentence)}`);
  await gameIsThere(visit);
  await gameOf(visit).getByRole('button', { name: 'Skip' }).click();
  await gameOf(visit).getByRole('button', { name: 'Ask again' }).waitFor();
  // Without a word the last picture stays, as everywhere.
  const cells = await weightNames(visit);
  await typeSentence(visit, '');
  expect(await weightNames(visit)).toEqual(cells);
  await endQuietly(visit, site);
});

const axeSource = await readFile(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);

it.each([
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 360 },
] as const)('has no accessibility faults: $colorScheme, $width px', async (look) => {
  const { colorScheme, width } = look;
  const visit = await site.open('#/pitfalls?round=1&sentence=The+cat+sat+it', {
    colorScheme,
    viewport: { width, height: 800 },
  });
  await gameIsThere(visit);
  const { page } = visit;
  await page.evaluate(axeSource);
  const violations = () =>
    gameOf(visit).evaluate(async (element) => {
      const { axe: tester } = globalThis as unknown as { axe: typeof axe };
      const found = await tester.run(element, { resultTypes: ['violations'] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
    });
  expect(await violations()).toEqual([]);
  for (let round = 0; round < 2; ++round) {
    const cells = await weightNames(visit);
    await gameOf(visit).getByRole('button', { name: 'Skip' }).click();
    await gameOf(visit).getByRole('button', { name: 'Ask again' }).waitFor();
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await gameOf(visit).getByRole('button', { name: 'Next round' }).click();
    await expect.poll(() => weightNames(visit)).not.toEqual(cells);
  }
  await endQuietly(visit, site);
});
