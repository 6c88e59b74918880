/** The lesson on the steps as a student goes through it: every number it meets is computed here again. */

import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { attend, times, type Table } from '../unit/steps_reference.ts';
import { endQuietly, typeSentence, useSite } from './site.ts';
import {
  arithmeticOf,
  board,
  clickCell,
  gridIsThere,
  numbersOf,
  shown,
  stepName,
  turned,
  weightsWritten,
  words,
  written,
} from './steps_grids.ts';

const site = useSite();
const engine = await createEngine();

it('goes through an example for the blackboard with the arrow keys, and every number is right', async () => {
  const visit = await site.open(board);
  await gridIsThere(visit, 'scores');
  const { page } = visit;
  const q = numbersOf(await shown(visit, 'Q'));
  const k = turned(numbersOf(await shown(visit, 'Kᵀ')));
  const v = numbersOf(await shown(visit, 'V'));
  const causal = words.map((_, i) => words.map((__, j) => (j <= i ? 0 : -Infinity)));
  const want = attend(q, k, v, causal);

  expect(await stepName(page)).toContain('1 scores');
  expect(await shown(visit, 'scores')).toEqual(written(want.scores));
  // What is not reached is an empty frame with its shape.
  const titles = await page.locator('spotlight-number-grid .title').allInnerTexts();
  expect(titles.find((title) => title.startsWith('weights'))).toContain('[4, 4]');

  await page.keyboard.press('ArrowRight');
  await expect.poll(() => stepName(page)).toContain('2 scaled');
  await expect.poll(() => shown(visit, 'scaled')).toEqual(written(want.scaled));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(visit, 'masked')).toEqual(written(want.masked));
  expect(numbersOf(await shown(visit, 'mask'))).toEqual(causal);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(visit, 'weights')).toEqual(weightsWritten(want.weights));
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(visit, 'result')).toEqual(written(want.result));
  expect(await stepName(page)).toContain('5 result');
  await page.keyboard.press('ArrowRight'); // there is no next one
  expect(await stepName(page)).toContain('5 result');
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => stepName(page)).toContain('4 weights');
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => stepName(page)).toContain('1 scores');
  await endQuietly(visit, site);
});

it('writes out the arithmetic of a score, a weight and a result, from the numbers that are shown', async () => {
  const visit = await site.open(`${board}&stage=result`);
  await gridIsThere(visit, 'result');
  const { page } = visit;
  const q = numbersOf(await shown(visit, 'Q'))[3]!;
  const k = turned(numbersOf(await shown(visit, 'Kᵀ')))[1]!;
  const score = q.reduce((total, value, i) => total + value * k[i]!, 0);
  await clickCell(page, /^score of tired for cat: /u);
  const products = q.map((value, i) => `${i + 1} ${value} × ${k[i]!} ${value * k[i]!}`);
  expect(await arithmeticOf(page, 'score of tired for cat')).toEqual([
    ...products,
    `score ${score}`,
  ]);

  const scores = numbersOf(await shown(visit, 'scores'))[3]!.map((value) => value / Math.sqrt(3));
  const largest = Math.max(...scores);
  const terms = scores.map((value) => Math.exp(value - largest));
  const sum = terms.reduce((total, term) => total + term, 0);
  await clickCell(page, 'tired attends to cat: 0.65');
  const weight = await arithmeticOf(page, 'weight of tired for cat');
  for (const [key, word] of words.entries()) {
    expect(weight[key]).toMatch(new RegExp(`^${word} .* ${terms[key]!.toFixed(3)}$`, 'u'));
  }
  expect(weight.slice(4).join('; ')).toMatch(
    new RegExp(`^sum ${sum.toFixed(3)}; cat 1 ÷ ${sum.toFixed(3)} \\.65`, 'u'),
  );

  const v = numbersOf(await shown(visit, 'V'));
  const result = terms.reduce((total, term, key) => total + (term / sum) * v[key]![0]!, 0);
  await clickCell(page, /^result of tired, number 1: /u);
  const lines = await arithmeticOf(page, 'result of tired, number 1');
  words.forEach((word, key) => {
    const product = (terms[key]! / sum) * v[key]![0]!;
    expect(lines[key]).toMatch(
      new RegExp(`^${word} \\S+ × ${v[key]![0]!} ${product.toFixed(3)}$`, 'u'),
    );
  });
  expect(lines[4]).toBe(`result 1 ${result.toFixed(2)}`);

  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('spotlight-arithmetic').count()).toBe(0);
  await endQuietly(visit, site);
});

it('goes through the learned model from x to the output, as the package computes it', async () => {
  const sentence = 'The cat was tired';
  const visit = await site.open(
    `#/steps?sentence=${sentence.replaceAll(' ', '+')}&through=2.4&query=3`,
  );
  await gridIsThere(visit, 'x');
  const { page } = visit;
  const model = await engine.languageModel();
  const { layers } = await model.forward(sentence, { mode: 'causal' });
  const layer = layers[1]!;
  const table = (tensor: { data: Float32Array; shape: readonly number[] }, head = 0): Table => {
    const [rows, columns] = [tensor.shape.at(-2)!, tensor.shape.at(-1)!];
    const start = head * rows * columns;
    return Array.from({ length: rows }, (_, row) =>
      Array.from(tensor.data.subarray(start + row * columns, start + (row + 1) * columns)),
    );
  };
  const first = (rows: Table, count: number): Table => rows.map((row) => row.slice(0, count));
  const plain = attend(
    table(layer.query, 3),
    table(layer.key, 3),
    table(layer.value, 3),
    table(layer.weights, 3).map((row) => row.map(() => 0)),
  );

  expect(await shown(visit, 'x')).toEqual(written(first(table(layer.input), 6)));
  const next = page.getByRole('button', { name: 'Next' });
  const step = async (grid: string, want: string[][]): Promise<void> => {
    await next.click();
    await expect.poll(() => shown(visit, grid), { message: grid }).toEqual(want);
  };
  await step('Q', written(first(table(layer.query, 3), 5)));
  expect(await shown(visit, 'K')).toEqual(written(first(table(layer.key, 3), 5)));
  expect(await shown(visit, 'V')).toEqual(written(first(table(layer.value, 3), 5)));
  await step('scores', written(plain.scores));
  await step('scaled', written(plain.scaled));
  await step('with bias', written(table(layer.scores, 3)));
  await step('masked', written(table(layer.maskedScores, 3)));
  await step('weights', weightsWritten(table(layer.weights, 3)));
  const result = times(table(layer.weights, 3), table(layer.value, 3));
  await step('result', written(first(result, 6)));
  await step('joined', written(first(result, 6)));
  await step('output', written(first(table(layer.output), 6)));

  // 48 products: the six largest are written, and what the others come to.
  await clickCell(page, /^output of tired, number 2: /u);
  const lines = await arithmeticOf(page, 'output of tired, number 2');
  expect(lines).toHaveLength(10);
  expect(lines[6]).toMatch(/^and 42 more −?\d/u);
  expect(lines[8]).toBe(`output ${written([[layer.output.data[4 * 48 + 1]!]])[0]![0]!}`);
  await endQuietly(visit, site);
});

it('shows one sentence that looks at another: as many columns as the other has words', async () => {
  const visit = await site.open('#/steps?followed=cross&stage=weights&sentence=a+b+c&other=d+e');
  await gridIsThere(visit, 'weights');
  const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 42 });
  const [x, other] = await Promise.all([
    engine.randomEmbeddings(['a', 'b', 'c']),
    engine.randomEmbeddings(['d', 'e']),
  ]);
  const { weights } = await attention.multiHeadAttention(x, other, other);
  const rows = [0, 1, 2].map((row) => Array.from(weights.data.subarray(2 * row, 2 * row + 2)));
  expect(await shown(visit, 'weights')).toEqual(weightsWritten(rows));
  const { page } = visit;
  const field = page.getByRole('textbox', { name: 'Second sentence' });
  await field.fill('d e f');
  await expect.poll(async () => (await shown(visit, 'weights'))[0]?.length).toBe(3);
  await field.fill(' ');
  await expect.poll(() => page.locator('#other-message').innerText()).toMatch(/at least one word/u);
  expect((await shown(visit, 'weights'))[0]).toHaveLength(3);
  await endQuietly(visit, site);
});

it('asks before it shows, and answers with the weights of the engine', async () => {
  const visit = await site.open(board);
  await gridIsThere(visit, 'scores');
  const { page } = visit;
  await page.getByRole('radio', { name: 'was' }).check();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  const said = page.locator('spotlight-predict-first');
  await expect.poll(() => said.innerText()).toContain('the largest weight is on “cat”: 65%');
  await endQuietly(visit, site);
});

it('walks from number to number with the arrow keys, and the arithmetic follows', async () => {
  const visit = await site.open(`${board}&stage=result`);
  await gridIsThere(visit, 'result');
  const { page } = visit;
  await clickCell(page, /^score of was for cat: /u);
  await arithmeticOf(page, 'score of was for cat');
  await page.keyboard.press('ArrowDown');
  expect((await arithmeticOf(page, 'score of tired for cat')).at(-1)).toBe('score 4');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('spotlight-arithmetic').count()).toBe(0);
  // The focus is where it was: typing changes nothing that is computed, but a number that is given.
  await page.keyboard.press('ArrowLeft');
  expect(await stepName(page)).toContain('5 result');
  await page.getByRole('gridcell', { name: /^key of cat, number 1: / }).focus();
  await page.keyboard.type('0');
  await page.keyboard.press('Enter');
  await expect
    .poll(() =>
      page.getByRole('gridcell', { name: 'score of tired for cat: 0', exact: true }).count(),
    )
    .toBe(1);
  await endQuietly(visit, site);
});

it.each(['learned', 'random'])(
  'shows any text as text, and never wider than a phone: %s',
  async (vectors) => {
    const visit = await site.open(`#/steps?stage=masked&vectors=${vectors}`, {
      viewport: { width: 360, height: 800 },
    });
    await gridIsThere(visit, 'masked');
    const { page } = visit;
    const added = vectors === 'learned' ? 2 : 0;
    for (const sentence of [
      '<img src=x onerror=alert(1)> it',
      '👩‍👩‍👧‍👦 loves 🐈',
      'החתול ישב על המחצלת',
      `${'x'.repeat(2000)} y`,
      'constructor __proto__ toString',
      'one',
    ]) {
      await typeSentence(visit, sentence);
      const count = sentence.split(' ').length + added;
      await expect.poll(async () => (await shown(visit, 'masked')).length).toBe(count);
      const [scroll, client] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      expect(scroll).toBe(client);
    }
    await typeSentence(visit, ' ');
    await expect
      .poll(() => page.locator('spotlight-sentence-box').getByRole('status').innerText())
      .toMatch(/at least one word/u);
    expect(await shown(visit, 'masked')).toHaveLength(1 + added);
    await endQuietly(visit, site);
  },
);

it.each([
  'stage=nonsense&followed=nonsense&cell=weights.1.1&edits=<img>',
  'stage=scores&through=average&cell=scores.500.500&query=99999&other=',
  'stage=output&followed=cross&cell=__proto__&edits=m.0.0%3Dinf_q.1.1%3D1e300&seed=-1&head=9',
])('falls back where the address is nonsense: %s', async (choices) => {
  const visit = await site.open(`#/steps?sentence=a+b&${choices}`);
  const cells = visit.page.locator('spotlight-number-grid').first().getByRole('gridcell');
  await expect.poll(() => cells.first().getAttribute('aria-label')).toMatch(/: \S+$/u);
  expect(await visit.page.locator('spotlight-notice').count()).toBe(0);
  await endQuietly(visit, site);
});

it('shows K and the scores of a dozen words beside each other, in one screen', async () => {
  const visit = await site.open('#/steps?stage=scores', {
    viewport: { width: 1280, height: 900 },
  });
  await gridIsThere(visit, 'scores');
  const { page } = visit;
  const boxOf = async (grid: string): Promise<{ y: number; height: number }> =>
    (await page.getByRole('grid', { name: grid, exact: true }).boundingBox())!;
  const [q, k, scores] = [await boxOf('Q'), await boxOf('K'), await boxOf('scores')];
  expect(k.y + k.height).toBeCloseTo(scores.y + scores.height, 0);
  expect(scores.y + scores.height - q.y).toBeLessThan(900);
  await endQuietly(visit, site);
});

it('unfolds the joined heads around those of the one that is followed', async () => {
  const visit = await site.open('#/steps?stage=joined&through=2.4&sentence=a+b');
  await gridIsThere(visit, 'joined');
  const { page } = visit;
  const folded = await shown(visit, 'joined');
  expect(folded[0]).toHaveLength(6);
  await page.getByRole('button', { name: 'show all 48 columns of joined' }).click();
  await expect.poll(async () => (await shown(visit, 'joined'))[0]?.length).toBe(48);
  expect((await shown(visit, 'joined')).map((row) => row.slice(24, 30))).toEqual(folded);
  const focused = page.getByRole('gridcell', { name: /^joined result of \[S\], number 31: /u });
  await expect.poll(() => focused.evaluate((element) => element.matches(':focus'))).toBe(true);
  await endQuietly(visit, site);
});
