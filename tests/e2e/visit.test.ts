/** A whole visit: what a student does, and the numbers that are shown against the package's own. */

import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { endQuietly, cellNames, pictureIsThere, typeSentence, useSite } from './site.ts';

const site = useSite();
const engine = await createEngine();

const presets = [
  'The cat sat on the mat because it was tired',
  'The dogs in the park are playing',
  'The book that I bought yesterday was interesting',
  'The keys to the cabinet are on the table',
  'The trophy would not fit in the suitcase because it was too big',
  'The doctor told the nurse that she was tired',
  'Once upon a time there was a brave knight',
  'John gave Mary the book and she thanked him',
];

/** What the page should show, asked of the package by another way than the page's own. */
async function expectedNames(
  sentence: string,
  { kind = 'multi-head', head = 1, seed = 42, causal = false } = {},
): Promise<string[]> {
  const words = sentence.split(' ');
  const x = await engine.randomEmbeddings(
    words.map((word) => word.toLowerCase()),
    { embedDim: 64, seed },
  );
  let weights: Float32Array;
  if (kind === 'multi-head') {
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed });
    const whole = await attention.forward(x, { causal, returnWeights: true });
    weights = whole.weights!.data.slice((head - 1) * words.length ** 2);
  } else {
    const scale = kind === 'scaled' ? 1 / 8 : 1;
    weights = (await engine.attention(x, x, x, { causal, scale, returns: ['weights'] })).weights!
      .data;
  }
  return words.flatMap((query, i) =>
    words.map((key, j) => {
      const weight = weights[i * words.length + j] ?? NaN;
      return `${query} attends to ${key}: ${weight.toFixed(2)}`;
    }),
  );
}

it('shows the numbers of the package, cell by cell, for every preset', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  expect(await cellNames(visit)).toEqual(await expectedNames(presets[0]!));
  await visit.page.getByRole('button', { name: 'Change sentence' }).click();
  for (const preset of presets) {
    await visit.page.getByRole('button', { name: preset, exact: true }).click();
    const wanted = await expectedNames(preset);
    await expect.poll(() => cellNames(visit)).toEqual(wanted);
    expect(await visit.page.getByRole('textbox').inputValue()).toBe(preset);
  }
  await endQuietly(visit, site);
});

it('follows every choice, and keeps it in the address', async () => {
  const visit = await site.open('#/spotlight');
  const { page } = visit;
  const sentence = presets[0]!;
  const shows = async (choices: Parameters<typeof expectedNames>[1]): Promise<void> => {
    const wanted = await expectedNames(sentence, choices);
    await expect.poll(() => cellNames(visit)).toEqual(wanted);
  };

  await page.getByRole('combobox', { name: 'Head' }).selectOption('head 3');
  await shows({ head: 3 });
  await page.getByRole('combobox', { name: 'Reading' }).selectOption('left to right, like GPT');
  await shows({ head: 3, causal: true });
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await shows({ head: 3, causal: true, seed: 7 });
  for (const kind of ['scaled', 'dot-product'] as const) {
    await page.getByRole('combobox', { name: 'Attention type' }).selectOption(kind);
    await shows({ kind, causal: true, seed: 7 });
  }
  expect(page.url()).toBe(
    `${site.address}#/spotlight?reading=causal&kind=dot-product&head=3&seed=7`,
  );

  await page.reload();
  await shows({ kind: 'dot-product', causal: true, seed: 7 });
  await endQuietly(visit, site);
});

it('looks from the word that is chosen, with the mouse and with the keyboard', async () => {
  const visit = await site.open('#/spotlight');
  const { page } = visit;
  await pictureIsThere(visit);
  const heading = page.getByRole('heading', { level: 1 });
  const pressed = page.locator('spotlight-words button[aria-pressed=true]');
  expect(await heading.innerText()).toBe('Where does “it” look?');

  await page.locator('spotlight-words').getByRole('button', { name: 'mat' }).click();
  await expect.poll(() => heading.innerText()).toBe('Where does “mat” look?');
  expect(await pressed.innerText()).toBe('mat');

  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading.innerText()).toBe('Where does “because” look?');

  const grid = page.getByRole('grid', { name: 'Attention weights' });
  await grid.getByRole('gridcell').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => heading.innerText()).toBe('Where does “cat” look?');
  expect(page.url()).toContain('query=1');
  await endQuietly(visit, site);
});

it('shows the chosen row as bars that sum to 1, with the words that are not read yet', async () => {
  const visit = await site.open('#/spotlight?reading=causal');
  await pictureIsThere(visit);
  const chart = visit.page.locator('spotlight-row-chart');
  const row = (await expectedNames(presets[0]!, { causal: true })).slice(70, 78);
  const spoken = row.map((name) => name.replace('it attends to ', '').replace(': ', ' '));
  expect(await chart.getByRole('img').getAttribute('aria-label')).toBe(
    `Weights of the row: ${spoken.join(', ')}`,
  );
  expect(await chart.locator('.foot').innerText()).toMatch(/2 words not read yet\s+sum\s+1\.00/);
  await endQuietly(visit, site);
});

it('shows the causal mask: 0 at and before each word, −∞ after it', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const words = presets[0]!.split(' ');
  const wanted = words.flatMap((query, i) =>
    words.map((key, j) =>
      j <= i ? `${query} may see ${key}: 0` : `${query} may not see ${key}: −∞`,
    ),
  );
  expect(await cellNames(visit, 'Causal mask')).toEqual(wanted);
  await endQuietly(visit, site);
});

it('says at every picture that the vectors are random', async () => {
  const visit = await site.open('#/spotlight?seed=5');
  await pictureIsThere(visit);
  const origins = await visit.page.locator('spotlight-origin').allInnerTexts();
  const random = 'random vectors, seed 5: patterns carry no meaning yet';
  expect(origins.slice(0, 3)).toEqual([random, random, random]);
  expect(origins[3]).toMatch(/fixed rule/);
  await endQuietly(visit, site);
});

it('follows what is typed, letter by letter', async () => {
  const visit = await site.open('#/spotlight');
  await typeSentence(visit, '');
  await visit.page.getByRole('textbox').pressSequentially('one two one');
  const wanted = await expectedNames('one two one');
  await expect.poll(() => cellNames(visit)).toEqual(wanted);
  await endQuietly(visit, site);
});
