/** The lessons on the spotlight and on the causal mask as they open: with the learned model, against the package. */

import { expect, it } from 'vitest';
import {
  createEngine,
  type ModelForward,
  type ReadingMode,
  type Role,
  type WordProbability,
} from '../../web/engine/index.ts';
import { cellNames, endQuietly, pictureIsThere, useSite, type Visit } from './site.ts';

const site = useSite();
const engine = await createEngine();
const model = await engine.languageModel();
const { card } = model;
const { modes } = card;
if (!modes) throw new Error('the shipped card tells what was measured');

const cat = 'The cat sat on the mat because it was tired';
const dogs = 'The dogs in the park are playing';
const labelsOf = (sentence: string): string[] => ['[S]', ...sentence.split(' '), '.'];
const plus = (sentence: string): string => sentence.replaceAll(' ', '+');

const headOf = (role: Role): string => {
  const { layer, head } = modes.causal.roles[role].best;
  return `head ${layer + 1}·${head + 1}`;
};

/** The weights of the best head for a role, row by row. */
function rowsIn({ layers }: ModelForward, role: Role): number[][] {
  const { layer, head } = modes!.causal.roles[role].best;
  const { data, shape } = layers[layer]!.weights;
  const size = shape[1]!;
  return Array.from({ length: size }, (_, row) => {
    const start = (head * size + row) * size;
    return Array.from(data.subarray(start, start + size));
  });
}

async function expectedNames(
  sentence: string,
  role: Role,
  mode: ReadingMode = 'causal',
): Promise<string[]> {
  const labels = labelsOf(sentence);
  return rowsIn(await model.forward(sentence, { mode }), role).flatMap((row, query) =>
    row.map((weight, key) => `${labels[query]} attends to ${labels[key]}: ${weight.toFixed(2)}`),
  );
}

/** The lines of a list of bars: "are 71%". */
async function linesOf({ page }: Visit, list: string): Promise<string[]> {
  const lines = await page.getByRole('list', { name: list }).getByRole('listitem').all();
  return await Promise.all(
    lines.map(async (line) => (await line.innerText()).replaceAll(/\s+/gu, ' ').trim()),
  );
}

const asLines = (words: readonly WordProbability[]): string[] =>
  words.map(({ word, probability }) => `${word} ${(100 * probability).toFixed(0)}%`);

it('opens with the head that the sentence is about, read like GPT', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  expect(await cellNames(visit)).toEqual(await expectedNames(cat, 'antecedent'));
  const head = page.getByRole('combobox', { name: 'Head' }).locator('option:checked');
  expect(await head.innerText()).toBe(`${headOf('antecedent')}, “antecedent”`);
  expect(await page.locator('spotlight-words button').allInnerTexts()).toEqual([
    ...cat.split(' '),
    '.',
  ]);
  expect(await page.locator('spotlight-lesson-spotlight .shapes').innerText()).toBe(
    'Shapes: x [12, 48], Q K V [12, 8], weights [12, 12]',
  );
  await endQuietly(visit, site);
});

it('goes to the head of each example, which a link brings back', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('button', { name: 'Change sentence' }).click();
  await page.getByRole('button', { name: dogs, exact: true }).click();
  await page.getByRole('button', { name: 'Skip' }).click();
  const wanted = await expectedNames(dogs, 'subject');
  await expect.poll(() => cellNames(visit)).toEqual(wanted);
  await expect.poll(() => page.url()).toContain('through=subject');
  await page.reload();
  await expect.poll(() => cellNames(visit)).toEqual(wanted);
  const lookFor = page.locator('section', { has: page.getByText('What to look for') });
  expect(await lookFor.innerText()).toContain(`from “are”, ${headOf('subject')} puts `);
  await endQuietly(visit, site);
});

it('looks through another head, through averages, and reads both ways', async () => {
  const visit = await site.open(`#/spotlight?sentence=${plus(dogs)}&query=5`);
  await pictureIsThere(visit);
  const { page } = visit;
  const head = page.getByRole('combobox', { name: 'Head' });
  const { layer, head: number } = modes.causal.roles.previous.best;
  await head.selectOption(`${layer + 1}.${number + 1}`);
  const previous = await expectedNames(dogs, 'previous');
  await expect.poll(() => cellNames(visit)).toEqual(previous);
  await page.getByRole('combobox', { name: 'Reading' }).selectOption('both ways, like BERT');
  const both = await expectedNames(dogs, 'previous', 'masked');
  await expect.poll(() => cellNames(visit)).toEqual(both);

  await head.selectOption('the average of all heads');
  const { layers } = await model.forward(dogs, { mode: 'masked' });
  const size = 9 ** 2;
  const mean = Array.from({ length: size }, (_, cell) => {
    const all = layers.flatMap(({ weights }) =>
      Array.from({ length: model.numHeads }, (__, index) => weights.data[index * size + cell]!),
    );
    return all.reduce((sum, weight) => sum + weight, 0) / all.length;
  });
  await expect
    .poll(async () => {
      const shown = (await cellNames(visit)).map((name) => Number(name.split(': ')[1]));
      return Math.max(...shown.map((value, index) => Math.abs(value - mean[index]!)));
    })
    .toBeLessThanOrEqual(0.00501);
  await endQuietly(visit, site);
});

it('says in its answer what the weights are', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('button', { name: 'Ask me first' }).click();
  const question = page.locator('spotlight-predict-first');
  // Only what can be seen from “it” can be guessed.
  expect(await question.getByRole('radio').count()).toBe(9);
  await question.getByRole('radio', { name: 'mat' }).check();
  await question.getByRole('button', { name: 'Show the answer' }).click();
  const row = rowsIn(await model.forward(cat), 'antecedent')[8]!;
  const [first, second] = row
    .map((weight, key) => ({ weight, label: labelsOf(cat)[key]! }))
    .sort((a, b) => b.weight - a.weight);
  await expect
    .poll(() => question.innerText())
    .toContain(
      `“it” puts ${(100 * first!.weight).toFixed(0)}% on “${first!.label}” and ${(100 * second!.weight).toFixed(0)}% on “${second!.label}”.`,
    );
  expect(await question.locator('.said').innerText()).toContain('You said “mat”.');
  await endQuietly(visit, site);
});

it('looks from the full stop, and not from [S]', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  const heading = page.getByRole('heading', { level: 1 });
  await page.locator('spotlight-words').getByRole('button', { name: '.', exact: true }).click();
  await expect.poll(() => heading.innerText()).toBe('Where does “.” look?');
  const grid = page.getByRole('grid', { name: 'Attention weights' });
  await grid.getByRole('gridcell', { name: /^\[S\] attends to \[S\]/u }).click();
  expect(await heading.innerText()).toBe('Where does “.” look?');
  await endQuietly(visit, site);
});

it.each([
  ['spotlight', 3],
  ['causal', 5],
] as const)('says at every picture what was learned: #/%s', async (route, count) => {
  const visit = await site.open(`#/${route}`);
  await pictureIsThere(visit, route === 'causal' ? 'GPT: left to right' : undefined);
  const origins = await visit.page.locator('spotlight-origin').allInnerTexts();
  const learned = `learned · seed ${card.seed} · ${card.steps.toLocaleString('en')} steps`;
  expect(origins.filter((text) => text === learned)).toHaveLength(count);
  // The mask itself.
  expect(origins.filter((text) => text !== learned)).toEqual([
    expect.stringMatching(/fixed rule/u),
  ]);
  await visit.page.getByRole('button', { name: learned }).first().click();
  const details = visit.page.getByText(`It is one of ${card.seedsTried} that were trained.`);
  await expect.poll(() => details.filter({ visible: true }).count()).toBe(1);
  await endQuietly(visit, site);
});

it('changes to random vectors and back, each with its own choices', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  const { page } = visit;
  const vectors = page.getByRole('combobox', { name: 'Vectors' });
  await vectors.selectOption('random vectors');
  await expect.poll(async () => (await cellNames(visit)).length).toBe(10 ** 2);
  expect(await page.getByRole('combobox', { name: 'Attention type' }).count()).toBe(1);
  expect(await page.locator('spotlight-origin').first().innerText()).toContain('random vectors');
  await vectors.selectOption('learned vectors');
  const learned = await expectedNames(cat, 'antecedent');
  await expect.poll(() => cellNames(visit)).toEqual(learned);
  await endQuietly(visit, site);
});

const causal = `#/causal?sentence=${plus(dogs)}&query=5`;

it('shows BERT and GPT with the same weights of the model', async () => {
  const visit = await site.open(causal);
  await pictureIsThere(visit, 'GPT: left to right');
  expect(await cellNames(visit, 'GPT: left to right')).toEqual(
    await expectedNames(dogs, 'subject'),
  );
  expect(await cellNames(visit, 'BERT: both ways')).toEqual(
    await expectedNames(dogs, 'subject', 'masked'),
  );
  expect((await cellNames(visit, 'Causal mask'))[1]).toBe('[S] may not see The: −∞');
  expect(await visit.page.locator('#rules').innerText()).toContain(
    'BERT and GPT are one model here, with the same parameters',
  );
  await endQuietly(visit, site);
});

it('finds every earlier bit of the model in place under the mask', async () => {
  const visit = await site.open(causal);
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  await page.getByRole('combobox', { name: 'Word to change' }).selectOption('park');
  await page.getByRole('combobox', { name: 'Change it to' }).selectOption('sleeping');
  const changed = dogs.replace('park', 'sleeping');
  const expected = async (mode: ReadingMode): Promise<string[]> => {
    const [before, after] = await Promise.all([
      model.forward(dogs, { mode }),
      model.forward(changed, { mode }),
    ]);
    const [seqLen, width] = before.logits.shape as [number, number];
    return Array.from({ length: seqLen }, (_, row) => {
      const [a, b] = [before, after].map(({ logits }) =>
        logits.data.subarray(row * width, (row + 1) * width),
      );
      const largest = Math.max(...a!.map((value, index) => Math.abs(value - b![index]!)));
      if (largest === 0) return 'same bits';
      return largest < 0.005 ? '< 0.01' : largest.toFixed(2);
    });
  };
  const [bert, gpt] = [await expected('masked'), await expected('causal')];
  expect(gpt.slice(0, 5)).toEqual(Array<string>(5).fill('same bits'));
  expect(bert).not.toContain('same bits');
  const table = page.getByRole('region', { name: 'Leak test' });
  const cells = (name: string) => table.getByRole('row', { name }).getByRole('cell');
  await expect.poll(() => cells('BERT').allInnerTexts()).toEqual(bert);
  await expect.poll(() => cells('GPT').allInnerTexts()).toEqual(gpt);
  expect(await page.locator('spotlight-lesson-causal #leak').innerText()).toContain(
    'Of 5 earlier results, 5 changed reading both ways. Under the causal mask, none moved by a single bit.',
  );
  await endQuietly(visit, site);
});

it('expects the next word at every step, like GPT and like BERT', async () => {
  const visit = await site.open(causal);
  await pictureIsThere(visit, 'GPT: left to right');
  const { page } = visit;
  const words = dogs.split(' ');
  for (let step = 1; step <= words.length; ++step) {
    const so = words.slice(0, step).join(' ');
    const next = await model.predict(so);
    // The full stop at the end can be hidden only by its place.
    const hidden = await model.predict(dogs, { mode: 'masked', position: step + 1 });
    await expect.poll(() => linesOf(visit, 'GPT: the next word')).toEqual(asLines(next));
    await expect
      .poll(() => linesOf(visit, 'BERT: the same place, hidden'))
      .toEqual(asLines(hidden));
    const there = words[step] ?? '.';
    const notes = await page.locator('.next-words .row-note').allInnerTexts();
    for (const [index, expected] of [next, hidden].entries()) {
      expect(notes[index]).toContain(`Here stands “${there}”`);
      const isThere = expected.some(({ word }) => word === there);
      expect(notes[index]).toContain(isThere ? 'the outlined bar' : 'not among these 5');
    }
    if (step < words.length) await page.getByRole('button', { name: 'Next word' }).click();
  }
  await endQuietly(visit, site);
});

it('says so where an unknown word stands, which the model cannot expect', async () => {
  const visit = await site.open('#/causal?sentence=The+zorb+sat&step=1');
  await pictureIsThere(visit, 'GPT: left to right');
  const notes = visit.page.locator('.next-words .row-note');
  await expect
    .poll(() => notes.first().innerText())
    .toBe('Here stands “zorb”: the model does not know it, and cannot expect it.');
  await endQuietly(visit, site);
});
