/** The lesson on heads, as a student goes through it, against numbers computed here. */

import { expect, it } from 'vitest';
import {
  createEngine,
  type HeadPlace,
  type ModelOptions,
  type Tensor,
} from '../../web/engine/index.ts';
import {
  cellNames,
  endQuietly,
  pictureIsThere,
  typeSentence,
  useSite,
  type Visit,
} from './site.ts';

const site = useSite();
const engine = await createEngine();
const model = await engine.languageModel();
const { modes, switchedOff } = model.card;
if (!modes || !switchedOff) throw new Error('the shipped card tells what was measured');

const sentence = 'The dogs in the park are playing';
const address = `#/heads?sentence=${sentence.replaceAll(' ', '+')}&query=4`;
const labels = ['[S]', ...sentence.split(' '), '.'];
const subject = modes.causal.roles.subject.best;

/** The weights of one head, row by row. */
async function rowsOf(
  text: string,
  { layer, head }: HeadPlace,
  options?: ModelOptions,
): Promise<number[][]> {
  const { layers } = await model.forward(text, options);
  const { data, shape } = layers[layer]!.weights;
  const size = shape[1]!;
  return Array.from({ length: size }, (_, row) => {
    const start = (head * size + row) * size;
    return Array.from(data.subarray(start, start + size));
  });
}

function namesOf(rows: readonly number[][], words: readonly string[]): string[] {
  return rows.flatMap((row, query) =>
    row.map((weight, key) => `${words[query]} attends to ${words[key]}: ${weight.toFixed(2)}`),
  );
}

const numberOf = ({ layer, head }: HeadPlace): string => `${layer + 1}·${head + 1}`;
const lesson = ({ page }: Visit) => page.locator('spotlight-lesson-heads');
const picture = (visit: Visit, name: string) =>
  lesson(visit).getByRole('button', { name: new RegExp(`^${name} `, 'u') });

/** The words of a list of bars with their percentages: "are 71%". */
async function wordsIn(visit: Visit, list: string): Promise<string[]> {
  const lines = await lesson(visit).getByRole('list', { name: list }).getByRole('listitem').all();
  return await Promise.all(
    lines.map(async (line) => (await line.innerText()).replaceAll(/\s+/gu, ' ').trim()),
  );
}

async function predicted(options: ModelOptions): Promise<string[]> {
  const words = await model.predict(sentence, { ...options, position: 6, k: 5 });
  return words.map(({ word, probability }) => `${word} ${(100 * probability).toFixed(0)}%`);
}

it('shows first the head that is best at subjects, with the engine’s numbers', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit);
  const rows = await rowsOf(sentence, subject);
  expect(await cellNames(visit)).toEqual(namesOf(rows, labels));
  const heading = lesson(visit).getByRole('heading', {
    name: `Head ${numberOf(subject)}, subject`,
  });
  expect(await heading.count()).toBe(1);
  const row = rows[5]!;
  const largest = row.indexOf(Math.max(...row));
  expect(await lesson(visit).locator('.row-note').innerText()).toBe(
    `row “park”: ${labels[largest]} ${row[largest]!.toFixed(2)}`,
  );
  await endQuietly(visit, site);
});

it('names every head by its score in the card, and shows the one that is pressed', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit);
  expect(await lesson(visit).locator('.heads spotlight-small-multiple').count()).toBe(
    model.numLayers * model.numHeads,
  );
  for (const [role, { best, perHead }] of Object.entries(modes.causal.roles)) {
    const score = perHead[best.layer]![best.head]!;
    const name = await picture(visit, numberOf(best)).getAttribute('aria-label');
    const shown = score >= 0.995 ? '1' : score.toFixed(2).slice(1);
    expect(name).toMatch(new RegExp(`^${numberOf(best)} ${shown} ${role}: `, 'u'));
    const tip = await picture(visit, numberOf(best)).getAttribute('title');
    expect(tip).toContain(`As ${role}: ${score.toFixed(2)}, untrained `);
  }
  const { best } = modes.causal.roles.previous;
  await picture(visit, numberOf(best)).click();
  await expect.poll(() => cellNames(visit)).toEqual(namesOf(await rowsOf(sentence, best), labels));
  await expect.poll(() => visit.page.url()).toContain(`through=${best.layer + 1}.${best.head + 1}`);
  await endQuietly(visit, site);
});

it('switches off all heads of a role, as many others, and all on again', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit);
  const group = lesson(visit).getByRole('group', { name: 'subject' });
  const { heads, accuracy, without, withoutOthers } = switchedOff.subject;
  const bars = await group.getByRole('listitem').allInnerTexts();
  expect(bars.map((text) => text.replaceAll(/\s+/gu, ' ').trim())).toEqual([
    `all heads on ${accuracy.toFixed(2)}`,
    `this role’s heads off ${without.toFixed(2)}`,
    `equally many others off ${withoutOthers.toFixed(2)}`,
  ]);
  expect(await wordsIn(visit, 'Likely words, all heads on')).toEqual(await predicted({}));

  await group.getByRole('button').first().click();
  await expect
    .poll(() => wordsIn(visit, 'Likely words, some heads off'))
    .toEqual(await predicted({ headsOff: heads }));
  for (const head of heads) {
    expect(await picture(visit, numberOf(head)).getAttribute('aria-label')).toMatch(/ off: /u);
  }
  expect(await lesson(visit).locator('spotlight-small-multiple .off').count()).toBe(heads.length);

  await group.getByRole('button').last().click();
  await expect
    .poll(async () => await picture(visit, numberOf(heads[0]!)).getAttribute('aria-label'))
    .not.toMatch(/ off: /u);
  expect(await lesson(visit).locator('spotlight-small-multiple .off').count()).toBe(heads.length);

  await lesson(visit).getByRole('button', { name: 'All heads on' }).click();
  await expect.poll(() => lesson(visit).locator('spotlight-small-multiple .off').count()).toBe(0);
  expect(await lesson(visit).locator('.state').innerText()).toBe('All heads are on.');
  await endQuietly(visit, site);
});

it('switches a single head off by keyboard, which changes what the next layer sees', async () => {
  const off: HeadPlace = { layer: 0, head: subject.layer === 0 ? subject.head : 0 };
  // Some heads look at places alone: the one that shows most words differently tells most.
  const seen = await Promise.all(
    Array.from({ length: model.numHeads }, async (_, head) => {
      const [on, without] = await Promise.all([
        rowsOf(sentence, { layer: 1, head }),
        rowsOf(sentence, { layer: 1, head }, { headsOff: [off] }),
      ]);
      const names = namesOf(without, labels);
      const changed = namesOf(on, labels).filter((name, cell) => name !== names[cell]).length;
      return { head, names, changed };
    }),
  );
  const { head, names, changed } = seen.sort((a, b) => b.changed - a.changed)[0]!;
  expect(changed).toBeGreaterThan(0);

  const visit = await site.open(`${address}&through=2.${head + 1}`);
  await pictureIsThere(visit);
  const toggle = lesson(visit).getByRole('switch', { name: `Head ${numberOf(off)} on` });
  await toggle.focus();
  await visit.page.keyboard.press('Space');
  await expect.poll(() => cellNames(visit)).toEqual(names);
  expect(await toggle.isChecked()).toBe(false);
  await expect.poll(() => visit.page.url()).toContain(`off=1.${off.head + 1}`);
  await endQuietly(visit, site);
});

it('shows what one changed word changes, cell by cell', async () => {
  const visit = await site.open(`${address}&pair=size&mode=masked`);
  await pictureIsThere(visit, 'With big');
  const [big, small] = await Promise.all(
    ['big', 'small'].map((size) =>
      rowsOf(
        `The trophy would not fit in the suitcase because it was too ${size}`,
        modes.masked.roles.subject.best,
        { mode: 'masked' },
      ),
    ),
  );
  const words = 'The trophy would not fit in the suitcase because it was too big/small'.split(' ');
  const pairLabels = ['[S]', ...words, '.'];
  expect(await cellNames(visit, 'With big')).toEqual(namesOf(big!, pairLabels));
  expect(await cellNames(visit, 'With small')).toEqual(namesOf(small!, pairLabels));
  const changes = big!.map((row, query) => row.map((weight, key) => weight - small![query]![key]!));
  const signed = (value: number): string => {
    const size = Math.abs(value).toFixed(2);
    return size === '0.00' ? size : `${value < 0 ? '−' : '+'}${size}`;
  };
  expect(await cellNames(visit, 'Difference of the two')).toEqual(
    changes.flatMap((row, query) =>
      row.map(
        (value, key) =>
          `${pairLabels[query]} attends to ${pairLabels[key]}: ${signed(value)} with big`,
      ),
    ),
  );
  await endQuietly(visit, site);
});

it('leaves the rows above a changed word as they are, left to right', async () => {
  const visit = await site.open(`${address}&pair=size`);
  await pictureIsThere(visit, 'With big');
  const names = await cellNames(visit, 'Difference of the two');
  const above = names.filter((name) => !/^(big\/small|\.) attends/u.test(name));
  expect(above.every((name) => /: (0\.00 with big|not read yet)$/u.test(name))).toBe(true);
  expect(await lesson(visit).locator('#pairs .answer').innerText()).toContain(
    'Rows above “big/small” are the same in both',
  );
  await endQuietly(visit, site);
});

it('splits a width over heads, and says what SimpleAttention says where it cannot', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit);
  const split = lesson(visit).locator('#split');
  expect(await split.innerText()).toContain('48 / 6 = 8 numbers for each head');
  expect(await split.locator('.sum').innerText()).toBe('64 / 4 = 16 numbers for each head');
  await split.getByRole('combobox', { name: 'num_heads' }).selectOption('5');
  const refusal = await engine
    .simpleAttention({ embedDim: 64, numHeads: 5 })
    .catch((error: unknown) => (error as Error).message);
  await expect.poll(() => split.locator('.message').innerText()).toBe(refusal);
  expect(await split.getByRole('img').getAttribute('aria-label')).toBe(
    '64 columns in 5 blocks of 12, and 4 left over',
  );
  await endQuietly(visit, site);
});

it('restores the whole view from its address', async () => {
  const visit = await site.open(
    `${address}&mode=masked&through=average2&off=1.2+2.3&pair=person&row=3&width=48&parts=6`,
  );
  await pictureIsThere(visit);
  const { layers } = await model.forward(sentence, {
    mode: 'masked',
    headsOff: [
      { layer: 0, head: 1 },
      { layer: 1, head: 2 },
    ],
  });
  const { data }: Tensor = layers[1]!.weights;
  const [, first] = await cellNames(visit);
  const mean = Array.from({ length: 6 }, (_, head) => data[head * labels.length ** 2 + 1]!);
  expect(first).toBe(
    `[S] attends to The: ${(mean.reduce((total, weight) => total + weight) / 6).toFixed(2)}`,
  );
  const { page } = visit;
  expect(await lesson(visit).locator('spotlight-small-multiple .off').count()).toBe(2);
  expect(await page.getByRole('combobox', { name: 'Reading' }).inputValue()).toBe('masked');
  expect(await page.getByRole('combobox', { name: 'Minimal pair' }).inputValue()).toBe('person');
  const selected = page.getByRole('grid', { name: 'Difference of the two' }).locator('.selected');
  expect(await selected.innerText()).toBe('thanked');
  expect(await lesson(visit).locator('#split .sum').innerText()).toContain('48 / 6 = 8');
  await endQuietly(visit, site);
});

it('asks before it shows where the subject head looks, for an example that is chosen', async () => {
  const visit = await site.open('#/heads');
  await pictureIsThere(visit);
  const { page } = visit;
  await page.getByRole('button', { name: 'Change sentence' }).click();
  await page.getByRole('button', { name: sentence }).click();
  const question = page.getByText('which word will the subject head');
  await expect.poll(() => question.count()).toBe(1);
  const held = (): Promise<number> =>
    page.getByRole('gridcell', { name: /^are attends to .*guess first$/u }).count();
  await expect.poll(held).toBeGreaterThan(0);
  await page.getByRole('radio', { name: 'dogs' }).check();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await expect.poll(held).toBe(0);
  const row = (await rowsOf(sentence, subject))[6]!;
  const largest = Math.max(...row);
  expect(await page.locator('spotlight-predict-first').innerText()).toContain(
    `The head puts ${(100 * largest).toFixed(0)}% on “${labels[row.indexOf(largest)]}”`,
  );
  await endQuietly(visit, site);
});

it('takes any sentence: unknown words are marked, long ones shown as far as they fit', async () => {
  const visit = await site.open(address);
  await pictureIsThere(visit);
  const known = model.vocabulary.filter((word) => /^[a-z]/u.test(word)).length;
  const message = lesson(visit).locator('spotlight-sentence-box').getByRole('status');
  await typeSentence(visit, 'the zorb slept');
  await expect
    .poll(() => message.innerText())
    .toContain(`“zorb” is not among the ${known} words this model knows. It reads it as [UNK].`);
  expect(await lesson(visit).locator('spotlight-words .unknown').innerText()).toMatch(/^zorb/u);
  await typeSentence(visit, 'the cat '.repeat(12));
  await expect.poll(() => message.innerText()).toContain('Shown are the first 22 of 24;');
  const grid = visit.page.getByRole('grid', { name: 'Attention weights' });
  await expect.poll(() => grid.getByRole('gridcell').count()).toBe(24 * 24);
  await typeSentence(visit, '');
  await expect.poll(() => message.innerText()).toContain('Type at least one word.');
  await endQuietly(visit, site);
});

it.runIf(site.isServed)('says so when the weights do not come, and tries again', async () => {
  const weights = '**/*.safetensors';
  const visit = await site.open(address, {}, (page) =>
    page.context().route(weights, (route) => route.fulfill({ status: 404, body: '' })),
  );
  const { page } = visit;
  await expect.poll(() => page.locator('spotlight-notice').count()).toBe(1);
  expect(await page.locator('spotlight-notice').innerText()).toContain('Your sentence is kept.');
  await page.context().unroute(weights);
  await page.getByRole('button', { name: 'Try again' }).click();
  await pictureIsThere(visit);
  expect(await page.locator('spotlight-notice').count()).toBe(0);
  await page.context().close();
});

it.each([390, 360])('fits on a phone, %d pixels wide', async (width) => {
  const visit = await site.open(address, { viewport: { width, height: 800 }, hasTouch: true });
  await pictureIsThere(visit);
  const { page } = visit;
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(sideways).toBe(0);
  const lefts = await page
    .locator('.heads spotlight-small-multiple')
    .evaluateAll(
      (pictures) => new Set(pictures.map((box) => box.getBoundingClientRect().left)).size,
    );
  expect(lefts).toBe(3);
  const { height } = (await page.locator('.switch').first().boundingBox())!;
  expect(height).toBeGreaterThanOrEqual(24);
  await endQuietly(visit, site);
});
