/** The lesson on the causal mask with random vectors, as a student goes through it, against numbers computed here. */

import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { cellNames, endQuietly, pictureIsThere, useSite, type Visit } from './site.ts';

const site = useSite();
const engine = await createEngine();
const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 42 });

const words = 'The dogs in the park are playing'.split(' ');
const address = `#/causal?vectors=random&sentence=${words.join('+')}&query=5`;
const count = words.length;

/** Output rows and the weights of head 1, of any words. */
async function attend(
  sentence: readonly string[],
  causal: boolean,
): Promise<{ rows: Float32Array[]; weights: Float32Array }> {
  const x = await engine.randomEmbeddings(sentence.map((word) => word.toLowerCase()));
  const { output, weights } = await attention.forward(x, { causal, returnWeights: true });
  return {
    rows: sentence.map((_, row) => output.data.slice(64 * row, 64 * (row + 1))),
    weights: weights!.data.slice(0, sentence.length ** 2),
  };
}

function namesOf(weights: Float32Array): string[] {
  return words.flatMap((query, i) =>
    words.map((key, j) => `${query} attends to ${key}: ${weights[count * i + j]!.toFixed(2)}`),
  );
}

async function leakCells({ page }: Visit, name: 'BERT' | 'GPT'): Promise<string[]> {
  const table = page.getByRole('region', { name: 'Leak test' });
  return await table.getByRole('row', { name }).getByRole('cell').allInnerTexts();
}

it('shows BERT and GPT on the same Q, K and V, and the mask between them', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit, 'GPT: left to right');
  const [both, causal] = await Promise.all([attend(words, false), attend(words, true)]);
  expect(await cellNames(visit, 'BERT: both ways')).toEqual(namesOf(both.weights));
  expect(await cellNames(visit, 'GPT: left to right')).toEqual(namesOf(causal.weights));

  const mask = (allowed: string, blocked: string): string[] =>
    words.flatMap((query, i) =>
      words.map((key, j) =>
        j <= i ? `${query} may see ${key}: ${allowed}` : `${query} may not see ${key}: ${blocked}`,
      ),
    );
  expect(await cellNames(visit, 'Causal mask')).toEqual(mask('0', '−∞'));
  await visit.page.getByText('as allowed').click();
  await expect.poll(() => cellNames(visit, 'Causal mask')).toEqual(mask('allowed', 'blocked'));
  await endQuietly(visit, site);
});

it('finds every earlier bit in place under the mask, and moved without it', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  await page.getByRole('combobox', { name: 'Word to change' }).selectOption('park');
  await page.getByRole('combobox', { name: 'Change it to' }).selectOption('sleeping');
  const changed = words.map((word) => (word === 'park' ? 'sleeping' : word));
  const expected = async (causal: boolean): Promise<string[]> => {
    const [before, after] = [await attend(words, causal), await attend(changed, causal)];
    return before.rows.map((row, index) => {
      const now = after.rows[index]!;
      if (row.every((value, i) => Object.is(value, now[i]))) return 'same bits';
      const largest = Math.max(...row.map((value, i) => Math.abs(value - now[i]!)));
      return largest < 0.005 ? '< 0.01' : largest.toFixed(2);
    });
  };
  const [bert, gpt] = [await expected(false), await expected(true)];
  expect(gpt.slice(0, 4)).toEqual(Array<string>(4).fill('same bits'));
  expect(bert).not.toContain('same bits');
  await expect.poll(() => leakCells(visit, 'BERT')).toEqual(bert);
  await expect.poll(() => leakCells(visit, 'GPT')).toEqual(gpt);
  expect(await page.locator('spotlight-lesson-causal #leak').innerText()).toContain(
    'Of 4 earlier results, 4 changed reading both ways. Under the causal mask, none moved by a single bit.',
  );
  await endQuietly(visit, site);
});

it('steps through generation: each step sees one word more, and computes its row', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  const { weights } = await attend(words, true);
  const next = page.getByRole('button', { name: 'Next word' });
  const chart = page.locator('spotlight-row-chart').getByRole('img');
  for (let step = 1; step <= count; ++step) {
    const row = words
      .slice(0, step)
      .map((word, j) => `${word} ${weights[count * (step - 1) + j]!.toFixed(2)}`);
    await expect
      .poll(() => chart.getAttribute('aria-label'))
      .toBe(`Weights of the row: ${row.join(', ')}`);
    expect(await page.locator('spotlight-words button.hatched').count()).toBe(count - step);
    if (step < count) await next.click();
  }
  expect(await next.getAttribute('aria-disabled')).toBe('true');
  await next.focus();
  await page.keyboard.press('Home');
  await expect.poll(() => page.locator('spotlight-stepper .where').innerText()).toBe('1 of 7');
  await endQuietly(visit, site);
});

it('grows a triangle in generation: a row for each step, whose future is hatched', async () => {
  const visit = await site.open(`${address}&step=3`);
  await pictureIsThere(visit, 'Rows so far');
  const { page } = visit;
  const { weights } = await attend(words, true);
  const names = namesOf(weights);
  expect(await cellNames(visit, 'Rows so far')).toEqual(names.slice(0, 3 * count));
  const grid = page.getByRole('grid', { name: 'Rows so far' });
  expect(await grid.locator('.hatched').count()).toBe(6 + 5 + 4);
  await page.getByRole('button', { name: 'Next word' }).click();
  await expect.poll(() => cellNames(visit, 'Rows so far')).toEqual(names.slice(0, 4 * count));
  await grid.getByRole('gridcell', { name: /^dogs attends to dogs/ }).click();
  await expect.poll(() => page.locator('spotlight-stepper .where').innerText()).toBe('2 of 7');
  await endQuietly(visit, site);
});

it('leads from each line of the comparison to its proof', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  for (const [link, id] of [
    ['the mask', 'mask'],
    ['both pictures', 'rules'],
    ['generation', 'generation'],
    ['a row for each word', 'generation'],
    ['the leak test', 'leak'],
  ] as const) {
    await page.getByRole('button', { name: link }).click();
    const proof = page.locator(`spotlight-lesson-causal #${id}`);
    await expect.poll(() => proof.evaluate((element) => element.matches(':focus'))).toBe(true);
  }
  await endQuietly(visit, site);
});

it('keeps the sentence from lesson to lesson, and goes back and forward', async () => {
  const visit = await site.open('#/spotlight?vectors=random&sentence=one+two+three');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('link', { name: 'Causal mask', exact: true }).first().click();
  await pictureIsThere(visit, 'BERT: both ways');
  expect((await cellNames(visit, 'BERT: both ways')).length).toBe(9);
  expect(await page.title()).toContain('Causal mask');
  await page.goBack();
  await pictureIsThere(visit);
  expect((await cellNames(visit)).length).toBe(9);
  await page.goForward();
  await pictureIsThere(visit, 'BERT: both ways');
  await endQuietly(visit, site);
});

it('opens the first lesson for an address that nothing has', async () => {
  const visit = await site.open('#/nonsense?vectors=random&seed=7');
  await pictureIsThere(visit);
  expect(await visit.page.getByRole('spinbutton', { name: 'Seed' }).inputValue()).toBe('7');
  await endQuietly(visit, site);
});
