/** A whole visit with random vectors: what a student does, and the numbers that are shown against the package's own. */

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

interface Chosen {
  kind?: string;
  head?: number;
  seed?: number;
  causal?: boolean;
}

/** The weights that the page should show, asked of the package by another way than the page's own. */
async function weightsOf(
  sentence: string,
  { kind = 'multi-head', head = 1, seed = 42, causal = false }: Chosen,
): Promise<Float32Array> {
  const words = sentence.split(' ');
  const x = await engine.randomEmbeddings(
    words.map((word) => word.toLowerCase()),
    { embedDim: 64, seed },
  );
  if (kind === 'multi-head') {
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed });
    const whole = await attention.forward(x, { causal, returnWeights: true });
    const size = words.length ** 2;
    return whole.weights!.data.slice((head - 1) * size, head * size);
  }
  const scale = kind === 'scaled' ? 1 / 8 : 1;
  const { weights } = await engine.attention(x, x, x, { causal, scale, returns: ['weights'] });
  return weights!.data;
}

/** The accessible names of the cells of those weights. */
async function expectedNames(sentence: string, chosen: Chosen = {}): Promise<string[]> {
  const words = sentence.split(' ');
  const weights = await weightsOf(sentence, chosen);
  return words.flatMap((query, i) =>
    words.map((key, j) => {
      const weight = weights[i * words.length + j] ?? NaN;
      return `${query} attends to ${key}: ${weight.toFixed(2)}`;
    }),
  );
}

it('shows the numbers of the package, cell by cell, for every preset', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  expect(await cellNames(visit)).toEqual(await expectedNames(presets[0]!));
  await visit.page.getByRole('button', { name: 'Change sentence' }).click();
  for (const preset of presets) {
    await visit.page.getByRole('button', { name: preset, exact: true }).click();
    // Asked before it shows: see predict_first.test.ts.
    await visit.page.getByRole('button', { name: 'Skip' }).click();
    const wanted = await expectedNames(preset);
    await expect.poll(() => cellNames(visit)).toEqual(wanted);
    expect(await visit.page.getByRole('textbox').inputValue()).toBe(preset);
  }
  await endQuietly(visit, site);
});

it('follows every choice, and keeps it in the address', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
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
  const address = `${site.address}#/spotlight?vectors=random&reading=causal&kind=dot-product&head=3&seed=7`;
  await expect.poll(() => page.url()).toBe(address);

  await page.reload();
  await shows({ kind: 'dot-product', causal: true, seed: 7 });
  await endQuietly(visit, site);
});

it('looks from the word that is chosen, with the mouse and with the keyboard', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
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
  await expect.poll(() => page.url()).toContain('query=1');
  await endQuietly(visit, site);
});

it('shows the chosen row as bars that sum to 1, with the words that are not read yet', async () => {
  const visit = await site.open('#/spotlight?vectors=random&reading=causal');
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
  const visit = await site.open('#/spotlight?vectors=random');
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
  const visit = await site.open('#/spotlight?vectors=random&seed=5');
  await pictureIsThere(visit);
  const origins = await visit.page.locator('spotlight-origin').allInnerTexts();
  const random = 'random vectors, seed 5: patterns carry no meaning yet';
  // Words, heatmap, bars, heads, types; and the mask.
  expect(origins.slice(0, 5)).toEqual(Array<string>(5).fill(random));
  expect(origins[5]).toMatch(/fixed rule/);
  await endQuietly(visit, site);
});

it('shows heads, their average and the three types side by side, and looks through the one chosen', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  const { page } = visit;
  const sentence = presets[0]!;
  const press = (name: string): Promise<void> =>
    page.locator('spotlight-small-multiple').getByRole('button', { name }).click();
  await press('head 3: it looks at');
  const third = await expectedNames(sentence, { head: 3 });
  await expect.poll(() => cellNames(visit)).toEqual(third);
  await press('dot-product: it looks at');
  const plain = await expectedNames(sentence, { kind: 'dot-product' });
  await expect.poll(() => cellNames(visit)).toEqual(plain);

  await press('average: it looks at');
  const heads = await Promise.all([1, 2, 3, 4].map((head) => weightsOf(sentence, { head })));
  const mean = heads[0]!.map((_, index) => {
    return (heads[0]![index]! + heads[1]![index]! + heads[2]![index]! + heads[3]![index]!) / 4;
  });
  const numbers = async (): Promise<number[]> =>
    (await cellNames(visit)).map((name) => Number(name.split(': ')[1]));
  await expect
    .poll(async () => {
      const shown = await numbers();
      return Math.max(...shown.map((value, index) => Math.abs(value - mean[index]!)));
    })
    .toBeLessThanOrEqual(0.00501);
  await endQuietly(visit, site);
});

it('says the shapes, and where each number of the library picture comes from', async () => {
  const visit = await site.open('#/spotlight?vectors=random&query=1');
  await pictureIsThere(visit);
  const text = await visit.page.locator('spotlight-lesson-spotlight .shapes').innerText();
  expect(text).toBe(
    'Shapes: x [10, 64], Q K V [4, 10, 16], scores and weights [4, 10, 10], output [10, 64]',
  );
  const row = (await weightsOf(presets[0]!, {})).slice(10, 20);
  const [largest] = Array.from(row, (weight, index) => ({ weight, index })).sort(
    (a, b) => b.weight - a.weight,
  );
  const word = presets[0]!.split(' ')[largest!.index];
  expect(await visit.page.locator('dd').last().innerText()).toContain(
    `${(100 * largest!.weight).toFixed(0)}% of what “${word}” holds`,
  );
  await endQuietly(visit, site);
});

it('draws queries as columns, in other colours and without numbers, when asked to', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('columns', { exact: true }).click();
  await page.getByText('Viridis', { exact: true }).click();
  const words = presets[0]!.split(' ');
  const rows = await expectedNames(presets[0]!);
  const columns = words.flatMap((_, key) => words.map((__, query) => rows[10 * query + key]));
  await expect.poll(() => cellNames(visit)).toEqual(columns);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.url()).toMatch(/map=viridis&queries=columns$/);
  await page.reload();
  await expect.poll(() => cellNames(visit)).toEqual(columns);
  await endQuietly(visit, site);
});

it('keeps the theme and the text size on the device', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  const { page } = visit;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.getByText('150%', { exact: true }).click();
  await page.reload();
  const root = page.locator('html');
  expect(await root.getAttribute('data-theme')).toBe('dark');
  expect(await root.evaluate((element) => getComputedStyle(element).fontSize)).toBe('24px');
  await endQuietly(visit, site);
});

it('keeps up with very fast typing, and shows in the end what stands in the field', async () => {
  const visit = await site.open('#/spotlight');
  await typeSentence(visit, '');
  const sentence = 'extraordinarily '.repeat(5).trim();
  await visit.page.getByRole('textbox').pressSequentially(sentence);
  // With [S] and the full stop.
  await expect.poll(async () => (await cellNames(visit)).length).toBe(7 ** 2);
  await visit.page.keyboard.press('x');
  await visit.page.keyboard.press('Backspace');
  const last = visit.page.locator('spotlight-words button').nth(4);
  await expect.poll(() => last.innerText()).toBe('extraordinarily');
  await expect
    .poll(() => decodeURIComponent(visit.page.url()))
    .toContain('extraordinarily+'.repeat(4));
  await endQuietly(visit, site);
});

it('gives up its width again when there are fewer words, or less room', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await typeSentence(visit, 'word '.repeat(30));
  await expect.poll(async () => (await cellNames(visit)).length).toBe(900);
  await typeSentence(visit, 'only five words are left');
  await expect.poll(async () => (await cellNames(visit)).length).toBe(25);
  await visit.page.setViewportSize({ width: 400, height: 800 });
  const widths = (): Promise<number[]> =>
    visit.page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  await expect.poll(async () => (await widths())[0]).toBe(400);
  await endQuietly(visit, site);
});

it('follows what is typed, letter by letter', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  await typeSentence(visit, '');
  await visit.page.getByRole('textbox').pressSequentially('one two one');
  const wanted = await expectedNames('one two one');
  await expect.poll(() => cellNames(visit)).toEqual(wanted);
  await endQuietly(visit, site);
});

it('opens a lesson at the part that the link names, and at its beginning for parts that it does not have', async () => {
  const visit = await site.open('#/causal?vectors=random&part=leak');
  const { page } = visit;
  await pictureIsThere(visit, 'GPT: left to right');
  const part = page.locator('#leak');
  await expect.poll(async () => (await part.boundingBox())?.y ?? NaN).toBeLessThan(20);
  expect(await part.evaluate((element) => element.matches(':focus'))).toBe(true);
  // The line of lessons leads to beginnings.
  const link = page.getByRole('link', { name: 'Many heads', exact: true }).first();
  expect(await link.getAttribute('href')).not.toContain('part');

  for (const nonsense of ['nothing', '%22%5D', '<b>']) {
    await page.goto(`${site.address}#/spotlight?vectors=random&part=${nonsense}`);
    await pictureIsThere(visit);
    expect(await page.evaluate(() => scrollY)).toBe(0);
  }
  await endQuietly(visit, site);
});

it('begins a lesson at its top, with the keyboard too, when the link at the end of another is followed', async () => {
  const visit = await site.open('#/spotlight?vectors=random');
  const { page } = visit;
  await pictureIsThere(visit);
  const next = page.getByRole('link', { name: /^Next: / });
  await next.scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await next.focus();
  await page.keyboard.press('Enter');
  const heading = page.locator('spotlight-lesson-steps').getByRole('heading', { level: 1 });
  await expect.poll(() => heading.evaluate((element) => element.matches(':focus'))).toBe(true);
  expect(await page.evaluate(() => scrollY)).toBe(0);
  await endQuietly(visit, site);
});
