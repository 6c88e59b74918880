/** The lesson on the root of d, as a student goes through it, against statistics computed here in float64. */

import { expect, it } from 'vitest';
import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { endQuietly, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();
const engine = await createEngine();
const model = await engine.languageModel();

type Rows = number[][];

/** Scores row by row, those that may be seen alone; and what is added to a row before softmax. */
interface Scores {
  readonly dim: number;
  readonly unscaled: Rows;
  readonly added?: Rows;
}

function rowsOf({ data, shape }: Tensor, head = 0): Rows {
  const [width, count] = [shape.at(-1)!, shape.at(-2)!];
  return Array.from({ length: count }, (_, row) => {
    const start = (head * count + row) * width;
    return [...data.subarray(start, start + width)];
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

const scoresOf = (query: Rows, key: Rows): Rows => query.map((q) => key.map((k) => dot(q, k)));

/** 32 times 16 random queries and keys. */
async function randomScores(dim: number, seed: number): Promise<Scores> {
  const vectors = async (name: string): Promise<Rows> => {
    const words = Array.from({ length: 512 }, (_, i) => `${name} ${i}`);
    return rowsOf(await engine.randomEmbeddings(words, { embedDim: dim, seed }));
  };
  const [query, key] = await Promise.all([vectors('query'), vectors('key')]);
  const unscaled = query.flatMap((q, row) => {
    const first = 16 * Math.floor(row / 16);
    return scoresOf([q], key.slice(first, first + 16));
  });
  return { dim, unscaled };
}

/** Words through the w_q and w_k of SimpleAttention with one head. */
async function projected(
  words: readonly string[],
  dim: number,
  seed: number,
): Promise<{ query: Rows; key: Rows }> {
  const lower = words.map((word) => word.toLowerCase());
  const x = rowsOf(await engine.randomEmbeddings(lower, { embedDim: dim, seed }));
  const attention = await engine.simpleAttention({ embedDim: dim, numHeads: 1, seed });
  const { w_q, w_k } = await attention.getParams();
  attention.dispose();
  const through = (w: Tensor): Rows => {
    const matrix = rowsOf(w);
    return x.map((row) =>
      matrix.map((_, j) =>
        dot(
          row,
          matrix.map((line) => line[j]!),
        ),
      ),
    );
  };
  return { query: through(w_q!), key: through(w_k!) };
}

/** What head 2·4 makes of a sentence, left to right. */
async function learnedScores(text: string): Promise<Scores> {
  const { layers } = await model.forward(text, { mode: 'causal' });
  const layer = layers[1]!;
  const visible = (rows: Rows): Rows => rows.map((row, i) => row.slice(0, i + 1));
  return {
    dim: layer.query.shape.at(-1)!,
    unscaled: visible(scoresOf(rowsOf(layer.query, 3), rowsOf(layer.key, 3))),
    added: visible(rowsOf(layer.positionBias, 3)),
  };
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - most));
  const total = exponentials.reduce((sum, x) => sum + x, 0);
  return exponentials.map((x) => x / total);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

function varianceOf(values: readonly number[]): number {
  const middle = mean(values);
  return mean(values.map((x) => (x - middle) ** 2));
}

/** The norm of diag(w) - w w^T, entry by entry. */
function gradientOf(w: readonly number[]): number {
  return Math.hypot(...w.flatMap((a, i) => w.map((b, j) => (i === j ? a : 0) - a * b)));
}

function written(value: number): string {
  const size = Math.abs(value);
  const text =
    size >= 100
      ? Math.round(size).toLocaleString('en')
      : size.toFixed(size >= 10 ? 1 : size >= 0.1 ? 2 : 3);
  return value < 0 ? `−${text}` : text;
}

const whole = (value: number): string => (Number.isInteger(value) ? `${value}` : written(value));

/** One column of the table, without what stands beside its numbers. */
function measured({ dim, unscaled, added }: Scores, isScaled: boolean): string[] {
  const factor = isScaled ? 1 / Math.sqrt(dim) : 1;
  const rows = unscaled.map((row) => row.map((score) => score * factor));
  const values = rows.flat();
  const weights = rows
    .map((row, i) => softmax(row.map((score, j) => score + (added?.[i]?.[j] ?? 0))))
    .filter((row) => row.length > 1);
  const largest = weights.map((row) => Math.max(...row));
  const entropies = weights.map((row) =>
    row.reduce((sum, w) => (w > 0 ? sum - w * Math.log(w) : sum), 0),
  );
  return [
    written(varianceOf(values)),
    written(Math.sqrt(varianceOf(values))),
    `${written(Math.min(...values))} to ${written(Math.max(...values))}`,
    mean(largest).toFixed(2),
    `${(100 * mean(largest.map((x) => (x > 0.95 ? 1 : 0)))).toFixed(0)}%`,
    `${mean(entropies).toFixed(2)} nats`,
    mean(weights.map(gradientOf)).toFixed(2),
  ];
}

/** The column of the table: the numbers, and what stands beside them. */
async function shown({ page }: Visit, column: 'Not scaled' | 'Scaled'): Promise<string[][]> {
  const cells = page
    .locator('table.measures tbody tr')
    .locator(`td:nth-child(${column === 'Scaled' ? 3 : 2})`);
  return await cells.evaluateAll((all) =>
    all.map((cell) =>
      ['strong', 'span'].map((part) => cell.querySelector(part)?.textContent.trim() ?? ''),
    ),
  );
}

async function expectShown(visit: Visit, scores: Scores, variance?: number): Promise<void> {
  for (const column of ['Not scaled', 'Scaled'] as const) {
    const isScaled = column === 'Scaled';
    const expected = measured(scores, isScaled);
    await expect
      .poll(async () => (await shown(visit, column)).map(([value]) => value))
      .toEqual(expected);
    const beside = (await shown(visit, column)).map(([, text]) => text);
    const theory = variance === undefined ? undefined : isScaled ? variance / scores.dim : variance;
    expect(beside.slice(0, 2)).toEqual(
      theory === undefined
        ? ['', '']
        : [`theory ${whole(theory)}`, `theory ${whole(Math.sqrt(theory))}`],
    );
    const possible = mean(
      scores.unscaled.filter(({ length }) => length > 1).map(({ length }) => Math.log(length)),
    );
    expect(beside.slice(5)).toEqual([`of ${possible.toFixed(2)} possible`, 'of 0.50 possible']);
    const count = scores.unscaled.flat().length.toLocaleString('en');
    const [, deviation, range] = expected;
    const name = `${count} values from ${range!}, standard deviation ${deviation!}${theory === undefined ? '' : `, theory ${whole(Math.sqrt(theory))}`}`;
    expect(await pictureNames(visit)).toContain(`Scores, ${column.toLowerCase()}: ${name}`);
  }
}

async function pictureNames({ page }: Visit): Promise<string[]> {
  const pictures = page.locator('spotlight-histogram canvas');
  return await pictures.evaluateAll((all) => all.map(({ ariaLabel }) => ariaLabel ?? ''));
}

/** The weights of the row that is shown. */
async function rowShown({ page }: Visit, side: 'not scaled' | 'scaled'): Promise<string[]> {
  const cells = page.getByRole('list', { name: `Weights of the row: ${side}` }).locator('.cell');
  return (await cells.allInnerTexts()).map((text) => text.trim());
}

function short(weight: number): string {
  if (weight < 0.005) return '0';
  return weight >= 0.995 ? '1' : weight.toFixed(2).slice(1);
}

async function open(hash: string): Promise<Visit> {
  const visit = await site.open(hash);
  await visit.page.locator('table.measures').waitFor();
  return visit;
}

it('shows random scores as they are and scaled, and follows the slider by keyboard', async () => {
  const visit = await open('#/scaling');
  const { page } = visit;
  await expectShown(visit, await randomScores(64, 42), 64);
  const slider = page.getByRole('slider', { name: 'd, the size of a head' });
  await slider.focus();
  for (const [key, dim] of [
    ['ArrowLeft', 63],
    ['Home', 1],
    ['PageUp', 2],
    ['ArrowRight', 3],
    ['End', 512],
  ] as const) {
    await page.keyboard.press(key);
    expect(await slider.getAttribute('aria-valuetext')).toBe(String(dim));
    await expectShown(visit, await randomScores(dim, 42), dim);
  }
  await expect.poll(() => page.url()).toContain('dim=512');
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('7');
  await expectShown(visit, await randomScores(512, 7), 512);
  await endQuietly(visit, site);
});

it('shows one row of it, as softmax leaves it', async () => {
  const visit = await open('#/scaling?dim=16&query=2');
  const { unscaled } = await randomScores(16, 42);
  const rowOf = (query: number, factor: number): string[] =>
    softmax(unscaled[query]!.map((score) => score * factor)).map(short);
  await expect.poll(() => rowShown(visit, 'not scaled')).toEqual(rowOf(2, 1));
  expect(await rowShown(visit, 'scaled')).toEqual(rowOf(2, 1 / 4));
  await visit.page.getByRole('combobox', { name: 'Looking from' }).selectOption('9');
  await expect.poll(() => rowShown(visit, 'scaled')).toEqual(rowOf(8, 1 / 4));
  await endQuietly(visit, site);
});

it('shows a sentence through random matrices, and follows what is typed', async () => {
  const visit = await open(
    '#/scaling?scores=projected&sentence=The+cat+sat+on+the+mat&dim=32&query=1',
  );
  const scoresIn = async (words: readonly string[]): Promise<Scores> => {
    const { query, key } = await projected(words, 32, 42);
    return { dim: 32, unscaled: scoresOf(query, key) };
  };
  const scores = await scoresIn('The cat sat on the mat'.split(' '));
  await expectShown(visit, scores, 128);
  expect(await rowShown(visit, 'not scaled')).toEqual(softmax(scores.unscaled[1]!).map(short));
  await typeSentence(visit, '<b>one</b> 🐈 שלום');
  await expectShown(visit, await scoresIn('<b>one</b> 🐈 שלום'.split(' ')), 128);
  await typeSentence(visit, 'word');
  await expect.poll(async () => (await shown(visit, 'Scaled'))[3]).toEqual(['–', '']);
  await typeSentence(visit, '');
  await expect.poll(() => visit.page.locator('table.measures').count()).toBe(0);
  await endQuietly(visit, site);
});

it('shows a sentence as soon as one is typed', async () => {
  const visit = await open('#/scaling?dim=16');
  await typeSentence(visit, 'one two three');
  const { query, key } = await projected(['one', 'two', 'three'], 16, 42);
  await expectShown(visit, { dim: 16, unscaled: scoresOf(query, key) }, 64);
  expect(await visit.page.getByRole('combobox', { name: 'Scores of' }).inputValue()).toBe(
    'projected',
  );
  await endQuietly(visit, site);
});

it('shows a head of the learned model, whose d is what it is', async () => {
  const sentence = 'The dogs in the park are playing';
  const visit = await open(
    `#/scaling?scores=learned&through=2.4&query=1&sentence=${sentence.replaceAll(' ', '+')}`,
  );
  const { page } = visit;
  const scores = await learnedScores(sentence);
  await expectShown(visit, scores);
  const slider = page.getByRole('slider', { name: 'd, the size of a head' });
  expect(await slider.isDisabled()).toBe(true);
  expect(await slider.getAttribute('aria-valuetext')).toBe('8');
  // From "dogs", the third of nine tokens.
  const row = softmax(
    scores.unscaled[2]!.map((score, j) => score / Math.sqrt(8) + scores.added![2]![j]!),
  );
  expect(await rowShown(visit, 'scaled')).toEqual([
    ...row.map(short),
    ...Array<string>(6).fill(''),
  ]);
  await page.getByRole('combobox', { name: 'Scores of' }).selectOption('random');
  await expectShown(visit, await randomScores(64, 42), 64);
  await endQuietly(visit, site);
});

it('asks first, and answers with what it measures', async () => {
  const visit = await open('#/scaling');
  const { page } = visit;
  await page.getByRole('radio', { name: '4 times' }).check();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  const deviationOf = async (dim: number): Promise<number> =>
    Math.sqrt(varianceOf((await randomScores(dim, 42)).unscaled.flat()));
  const [before, after] = [await deviationOf(64), await deviationOf(256)];
  const said = page.locator('spotlight-predict-first');
  await expect
    .poll(() => said.innerText())
    .toContain(
      `Measured: ${written(after / before)} times. The standard deviation goes from ${written(before)} to ${written(after)}.`,
    );
  await endQuietly(visit, site);
});

it('corrects what is often said, with its own numbers', async () => {
  const visit = await open('#/scaling?dim=256');
  const claims = await visit.page.locator('.claims li').allInnerTexts();
  const { unscaled } = await randomScores(64, 42);
  const values = unscaled.flat();
  expect(claims[0]).toContain(`measured ${written(Math.sqrt(varianceOf(values)))}`);
  expect(claims[0]).toContain(
    `the smallest is ${written(Math.min(...values))}, the largest ${written(Math.max(...values))}`,
  );
  expect(claims[1]).toContain(
    '√256 = 16 for each of 8,192 pairs of words: the largest deviation is 0.',
  );
  const words = Array.from({ length: 512 }, (_, i) => `word ${i}`);
  const { query, key } = await projected(words, 64, 42);
  const scores = query.flatMap((q, row) => {
    const first = 16 * Math.floor(row / 16);
    return scoresOf([q], key.slice(first, first + 16)).flat();
  });
  const scaledVariance = (rows: readonly number[]): string => written(varianceOf(rows) / 64);
  expect(claims[2]).toContain(`as the random ones do: measured ${scaledVariance(values)}`);
  expect(claims[2]).toContain(`variance of 2 (measured ${written(varianceOf(query.flat()))})`);
  expect(claims[2]).toContain(`2 · 2 = 4: measured ${scaledVariance(scores)}, not 1`);
  await endQuietly(visit, site);
});

it('falls back to its defaults for nonsense in the address', async () => {
  const visit = await open(
    '#/scaling?dim=1e9&scores=%3Cb%3E&trial=7&seed=-1&through=__proto__&query=999999&mode=both',
  );
  await expectShown(visit, await randomScores(64, 42), 64);
  expect(
    await visit.page.getByRole('combobox', { name: 'Size of the trained heads' }).inputValue(),
  ).toBe('64');
  await visit.page.getByRole('combobox', { name: 'Scores of' }).selectOption('learned');
  await expect.poll(async () => (await shown(visit, 'Scaled'))[0]?.[1]).toBe('');
  await endQuietly(visit, site);
});

it('is never wider than a phone, enlarged and with long words', async () => {
  const visit = await site.open(
    `#/scaling?scores=projected&sentence=${'x'.repeat(300)}+${'y+'.repeat(62)}z`,
    {
      viewport: { width: 360, height: 800 },
    },
  );
  const { page } = visit;
  await page.locator('table.measures').waitFor();
  for (const scores of ['projected', 'random', 'learned']) {
    await page.getByRole('combobox', { name: 'Scores of' }).selectOption(scores);
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByText('150%', { exact: true }).click();
    await page.keyboard.press('Escape');
    const [scroll, client] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(scroll).toBe(client);
  }
  await endQuietly(visit, site);
});
