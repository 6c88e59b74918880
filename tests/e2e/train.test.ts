/** The lesson on training, as a student goes through it, against a training in this process. */

import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createEngine, type Trainer } from '../../web/engine/index.ts';
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

/** As in training_run.ts: the same tests choose the same heads. */
const test = { sentences: 50, seed: 2024 } as const;
const words = 'The cat sat it'.split(' ');
const labels = ['[S]', ...words, '.'];
const address = `#/train?trainSeed=7&trainSteps=500&sentence=${words.join('+')}&query=3`;

function button({ page }: Visit, name: string): ReturnType<typeof page.getByRole> {
  return page.getByRole('button', { name, exact: true });
}

async function stepsShown({ page }: Visit): Promise<number> {
  const shown = await page.getByRole('progressbar').getAttribute('aria-valuenow');
  return Number(shown);
}

async function open(hash = address): Promise<Visit> {
  const visit = await site.open(hash);
  await pictureIsThere(visit, 'Attention now');
  return visit;
}

/** Starts, or goes on, and pauses when so many steps are done at least; gives how many that were. */
async function trainTo(visit: Visit, steps: number, start = 'Start'): Promise<number> {
  await button(visit, start).click();
  await expect.poll(() => stepsShown(visit)).toBeGreaterThanOrEqual(steps);
  await button(visit, 'Pause').click();
  await button(visit, 'Continue').waitFor();
  const done = await stepsShown(visit);
  await visit.page.getByRole('heading', { name: `Now, step ${done} ` }).waitFor();
  return done;
}

/** The cells of the head that is best for antecedents after so many steps with this seed. */
async function cellsAfter(steps: number, options: { seed?: number } = {}): Promise<string[]> {
  const trainer = await engine.trainer({ seed: 7, totalSteps: 500, ...options });
  try {
    if (steps > 0) await train(trainer, steps);
    return await cellsOf(trainer);
  } finally {
    trainer.dispose();
  }
}

async function train(trainer: Trainer, steps: number): Promise<void> {
  const reports = trainer.run({ steps, reportEvery: steps })[Symbol.asyncIterator]();
  await reports.next();
  await reports.next(); // until it is over
}

async function cellsOf(trainer: Trainer): Promise<string[]> {
  const model = await trainer.model();
  const { layer, head } = (await model.evaluate(test)).roles.antecedent.best;
  const { weights } = (await model.forward(words.join(' '))).layers[layer]!;
  model.dispose();
  const count = labels.length;
  return labels.flatMap((query, i) =>
    labels.map((key, j) => {
      const weight = weights.data[(head * count + i) * count + j]!;
      return `${query} attends to ${key}: ${weight.toFixed(2)}`;
    }),
  );
}

/** The scores of the best heads for the four roles. */
async function scoresOf(trainer: Trainer): Promise<number[]> {
  const model = await trainer.model();
  const { roles } = await model.evaluate(test);
  model.dispose();
  return Object.values(roles).map(({ score }) => score);
}

async function saved(visit: Visit): Promise<Buffer<ArrayBuffer>> {
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    button(visit, 'Save weights').click(),
  ]);
  return await buffer(await download.createReadStream());
}

/** What stands in the notice itself, and what was put into it. */
async function notice({ page }: Visit): Promise<string> {
  const shown = page.locator('spotlight-notice');
  return `${await shown.getByRole('alert').innerText()} ${await shown.innerText()}`;
}

async function loadFile({ page }: Visit, name: string, bytes: Buffer): Promise<void> {
  const file = { name, mimeType: 'application/octet-stream', buffer: bytes };
  await page.locator('spotlight-file-button input').setInputFiles(file);
}

it('shows the untrained model before the first step, and empty charts', async () => {
  const visit = await open();
  const untrained = await cellsAfter(0);
  expect(await cellNames(visit, 'Attention now')).toEqual(untrained);
  expect(await cellNames(visit, 'Attention before training')).toEqual(untrained);
  const charts = visit.page.locator('spotlight-line-chart canvas');
  expect(await charts.evaluateAll((all) => all.map((chart) => chart.ariaLabel))).toEqual([
    'Loss: empty so far',
    'Score of the best head for each role: empty so far',
  ]);
  await endQuietly(visit, site);
});

it('trains, pauses, goes on, and shows the very weights that the same steps give elsewhere', async () => {
  const visit = await open();
  const { page } = visit;
  const steps = await trainTo(visit, 25);
  await expect.poll(() => cellNames(visit, 'Attention now')).toEqual(await cellsAfter(steps));
  await expect.poll(() => page.getByText(`trained here · seed 7 · ${steps} steps`).count()).toBe(1);
  const later = await trainTo(visit, steps + 25, 'Continue');
  await expect.poll(() => cellNames(visit, 'Attention now')).toEqual(await cellsAfter(later));
  const loss = page.getByRole('img', { name: /^Loss: loss from 5\.\d\d to [2345]\.\d\d at step / });
  await expect.poll(() => loss.count()).toBe(1);
  await endQuietly(visit, site);
});

it('ends with its schedule, and says so', async () => {
  const trainer = await engine.trainer({ seed: 7, totalSteps: 75 });
  await train(trainer, 25);
  const visit = await open();
  const { page } = visit;
  await page.getByRole('radio', { name: 'the opening adverb' }).check();
  await button(visit, 'Show the answer').click();
  const asked = page.locator('spotlight-predict-first');
  await expect.poll(() => asked.innerText()).toMatch(/^Start the training: the answer comes/);
  await loadFile(visit, 'weights.safetensors', Buffer.from(await trainer.save()));
  await expect.poll(() => stepsShown(visit)).toBe(25);
  await button(visit, 'Continue').click();
  await expect.poll(() => stepsShown(visit)).toBe(75);
  await expect.poll(() => button(visit, 'Continue').getAttribute('aria-disabled')).toBe('true');
  await train(trainer, 50);
  await expect.poll(() => cellNames(visit, 'Attention now')).toEqual(await cellsOf(trainer));
  const said = page.getByText(/^Training ended after 75 steps, loss \d\.\d\d\.$/);
  await expect.poll(() => said.count()).toBe(1);
  const scores = await scoresOf(trainer);
  expect(Math.max(...scores)).toBeLessThan(0.5);
  expect(await asked.innerText()).toBe('In this training no score has passed 0.50.');
  trainer.dispose();
  await endQuietly(visit, site);
});

it('starts over: with what was chosen meanwhile, and empty charts', async () => {
  const visit = await open();
  const { page } = visit;
  await trainTo(visit, 25);
  const note = page.getByText('What you chose takes effect when you start over.');
  expect(await note.count()).toBe(0);
  await page.getByRole('spinbutton', { name: 'Seed' }).fill('8');
  await expect.poll(() => note.count()).toBe(1);
  await button(visit, 'Start over').click();
  await expect.poll(() => stepsShown(visit)).toBe(0);
  await expect.poll(() => note.count()).toBe(0);
  await expect
    .poll(() => cellNames(visit, 'Attention now'))
    .toEqual(await cellsAfter(0, { seed: 8 }));
  expect(await page.getByRole('img', { name: 'Loss: empty so far' }).count()).toBe(1);
  await expect.poll(() => page.url()).toContain('trainSeed=8');
  await endQuietly(visit, site);
});

it('saves a file that goes on with the same bits, here and in another page', async () => {
  const visit = await open();
  const steps = await trainTo(visit, 25);
  const file = await saved(visit);
  const trainer = await engine.trainer({ from: file });
  expect([trainer.stepsDone, trainer.totalSteps]).toEqual([steps, 500]);
  await expect.poll(() => cellNames(visit, 'Attention now')).toEqual(await cellsOf(trainer));
  await endQuietly(visit, site);

  const other = await open('#/train?trainSeed=9');
  await loadFile(other, 'mine.safetensors', file);
  await expect.poll(() => stepsShown(other)).toBe(steps);
  await typeSentence(other, words.join(' '));
  await expect.poll(() => cellNames(other, 'Attention now')).toEqual(await cellsOf(trainer));
  await expect
    .poll(() => cellNames(other, 'Attention before training'))
    .not.toEqual(await cellsOf(trainer));
  const more = (await trainTo(other, steps + 25, 'Continue')) - steps;
  await train(trainer, more);
  await expect.poll(() => cellNames(other, 'Attention now')).toEqual(await cellsOf(trainer));
  trainer.dispose();
  await endQuietly(other, site);
});

it.each([
  ['damaged', (file: Buffer) => file.subarray(0, file.length - 100)],
  ['of another kind', () => Buffer.from('{"not": "weights"}')],
  ['empty', () => Buffer.alloc(0)],
])('says that a file is %s, and keeps what is there', async (_, damage) => {
  const visit = await open();
  const steps = await trainTo(visit, 25);
  const before = await cellNames(visit, 'Attention now');
  await loadFile(visit, 'wrong.safetensors', damage(await saved(visit)));
  await expect.poll(() => notice(visit)).toMatch(/^This file cannot be used\..+ is kept\.$/s);
  expect(await stepsShown(visit)).toBe(steps);
  expect(await cellNames(visit, 'Attention now')).toEqual(before);
  expect(await trainTo(visit, steps + 25, 'Continue')).toBeGreaterThan(steps);
  await endQuietly(visit, site);
});

it('says that a learning rate is too high, keeps the charts, and starts over', async () => {
  const visit = await open(`${address}&rate=3`);
  const { page } = visit;
  await button(visit, 'Start').click();
  await expect
    .poll(() => notice(visit))
    .toMatch(/^The training stopped at step \d+\..+ a learning rate of 3 is too high\)/s);
  await page.getByRole('combobox', { name: 'Learning rate' }).selectOption('0.005');
  await button(visit, 'Start over').click();
  await expect.poll(() => page.locator('spotlight-notice').count()).toBe(0);
  await trainTo(visit, 25);
  await endQuietly(visit, site);
});

it('reads what is typed while it trains', async () => {
  const visit = await open();
  const { page } = visit;
  await button(visit, 'Start').click();
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(0);
  await typeSentence(visit, 'The dog zorb');
  await expect.poll(() => cellNames(visit, 'Attention now').then(({ length }) => length)).toBe(25);
  expect(await button(visit, 'Pause').count()).toBe(1);
  const message = page.locator('spotlight-sentence-box .message');
  await expect.poll(() => message.innerText()).toMatch(/^“zorb” is not among the \d+ words/);
  await typeSentence(visit, 'word '.repeat(30));
  await expect.poll(() => message.innerText()).toMatch(/^The model reads at most 22 words\./);
  await expect
    .poll(() => cellNames(visit, 'Attention now').then(({ length }) => length))
    .toBe(24 * 24);
  await endQuietly(visit, site);
});

it('waits while another lesson is open, and is there again', async () => {
  const visit = await open();
  const { page } = visit;
  await button(visit, 'Start').click();
  await expect.poll(() => stepsShown(visit)).toBeGreaterThanOrEqual(50);
  await page.getByRole('link', { name: 'Causal mask', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'What may a word see?' }).waitFor();
  await page.goBack();
  await pictureIsThere(visit, 'Attention now');
  await button(visit, 'Continue').waitFor();
  expect(await stepsShown(visit)).toBeGreaterThanOrEqual(50);
  expect(await page.getByRole('img', { name: /^Loss: loss from 5/ }).count()).toBe(1);
  await trainTo(visit, (await stepsShown(visit)) + 25, 'Continue');
  await endQuietly(visit, site);
});

it('goes on from the last save when the engine has died', async () => {
  const visit = await open();
  const { page } = visit;
  const steps = await trainTo(visit, 50);
  const before = await cellNames(visit, 'Attention now');
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    self.close();
  });
  await expect.poll(() => page.locator('spotlight-notice').count()).toBe(1);
  expect(await button(visit, 'Continue').getAttribute('aria-disabled')).toBe('true');
  await button(visit, 'Try again').click();
  await expect.poll(() => button(visit, 'Continue').getAttribute('aria-disabled')).toBe('false');
  expect(await stepsShown(visit)).toBe(steps);
  await expect.poll(() => cellNames(visit, 'Attention now')).toEqual(before);
  expect(await trainTo(visit, steps + 25, 'Continue')).toBeGreaterThan(steps);
  await endQuietly(visit, site);
});
