/** Training with and without scaling, as a student starts and stops it, against the same steps in this process. */

import { expect, it } from 'vitest';
import { createEngine, type TrialStep } from '../../web/engine/index.ts';
import { endQuietly, useSite, type Visit } from './site.ts';

const site = useSite();
const engine = await createEngine();

const charts = [
  { name: 'Loss', measure: 'loss', digits: 2, units: 1 },
  { name: 'Largest weight', measure: 'largestWeight', digits: 2, units: 1 },
  { name: 'Entropy', measure: 'entropy', digits: 2, units: 1 },
  { name: 'Gradient at the scores', measure: 'gradScores', digits: 1, units: 1000 },
] as const;

function button({ page }: Visit, name: string): ReturnType<typeof page.getByRole> {
  return page.getByRole('button', { name, exact: true });
}

async function stepsShown({ page }: Visit): Promise<number> {
  return Number(await page.getByRole('progressbar').getAttribute('aria-valuenow'));
}

async function start(hash: string): Promise<Visit> {
  const visit = await site.open(hash);
  await expect.poll(() => button(visit, 'Start').getAttribute('aria-disabled')).toBe('false');
  await button(visit, 'Start').click();
  return visit;
}

async function steps(
  headDim: number,
  scaled: boolean,
  count: number,
): Promise<readonly TrialStep[]> {
  const trial = await engine.scalingTrial({ headDim, scaled, seed: 1, totalSteps: 600 });
  const report = await trial.run({ steps: count });
  trial.dispose();
  return report.steps;
}

/** Rows of the table behind a chart: the last step of each turn, and the means over its steps. */
async function tableOf({ page }: Visit, name: string): Promise<string[][]> {
  const chart = page
    .locator('spotlight-line-chart')
    .filter({ has: page.getByRole('img', { name: new RegExp(`^${name}: `) }) });
  await chart.getByText('as numbers').click();
  const rows = chart.locator('tbody tr');
  await rows.first().waitFor();
  return await rows.evaluateAll((all) =>
    all.map(({ children }) => [...children].map((cell) => cell.textContent.trim())),
  );
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('draws what both trainings measure, as far as one lets them, and says what came out', async () => {
  const visit = await start('#/scaling?trial=16');
  const { page } = visit;
  await expect.poll(() => stepsShown(visit)).toBeGreaterThanOrEqual(30);
  expect(await button(visit, 'Cancel').evaluate((element) => element.matches(':focus'))).toBe(true);
  await button(visit, 'Cancel').click();
  await page.getByText('You cancelled it at step').waitFor();
  const done = await stepsShown(visit);
  const [scaled, unscaled] = await Promise.all([steps(16, true, done), steps(16, false, done)]);

  for (const { name, measure, digits, units } of charts) {
    const table = await tableOf(visit, name);
    expect(table.at(-1)?.[0]).toBe(String(done));
    let before = 0;
    for (const [step, ...values] of table) {
      const until = Number(step);
      const expected = [scaled, unscaled].map((course) =>
        mean(course.slice(before, until).map((one) => units * one[measure])).toFixed(digits),
      );
      expect(values).toEqual(expected);
      before = until;
    }
  }

  const said = await page.locator('.trial .answer').innerText();
  for (const measure of ['gradScores', 'gradQueryKey'] as const) {
    const ratio =
      mean(unscaled.map((one) => one[measure])) / mean(scaled.map((one) => one[measure]));
    const times = ratio < 1 ? 1 / ratio : ratio;
    expect(said).toContain(
      `${times.toFixed(times < 10 ? 2 : 1)} times ${ratio < 1 ? 'smaller' : 'larger'}`,
    );
  }
  const origin = page.locator('.trial spotlight-origin');
  expect(await origin.innerText()).toContain(`trained here · seed 1 · ${done} steps`);
  await endQuietly(visit, site);
});

it('ends by itself after the planned steps, or when 20 seconds are over', async () => {
  const visit = await start('#/scaling?trial=16');
  const { page } = visit;
  const end = page.locator('.trial .end');
  await expect
    .poll(() => end.innerText(), { timeout: 25_000 })
    .toMatch(
      /^All 600 planned steps are done, in \d+\.\d s\.$|^The 20 s are over at step \d+ of 600/,
    );
  await endQuietly(visit, site);
});

it('drops what was trained when other heads are chosen, and starts anew', async () => {
  const visit = await start('#/scaling?trial=16');
  const { page } = visit;
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: 'Size of the trained heads' }).selectOption('64');
  await button(visit, 'Start').waitFor();
  expect(await stepsShown(visit)).toBe(0);
  await button(visit, 'Start').click();
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(0);
  await endQuietly(visit, site);
});

it('answers the slider while it trains', async () => {
  const visit = await start('#/scaling?trial=16');
  const { page } = visit;
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(0);
  await page.getByRole('slider').press('Home');
  await expect.poll(() => page.locator('.measures td').nth(1).innerText()).toContain('theory 1');
  expect(await button(visit, 'Cancel').count()).toBe(1);
  await endQuietly(visit, site);
});

it('is cancelled when the lesson is left', async () => {
  const visit = await start('#/scaling?trial=256');
  const { page } = visit;
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'Causal mask', exact: true }).first().click();
  await page.getByRole('heading', { level: 1, name: 'What may a word see?' }).waitFor();
  await page.goBack();
  await button(visit, 'Start').waitFor();
  expect(await stepsShown(visit)).toBe(0);
  await endQuietly(visit, site);
});

it('says that the engine died, and keeps what was drawn', async () => {
  const visit = await start('#/scaling?trial=16');
  const { page } = visit;
  await expect.poll(() => stepsShown(visit)).toBeGreaterThan(10);
  const [worker] = page.workers();
  await worker?.evaluate(() => {
    self.close();
  });
  await page.getByText(/^The training stopped at step \d+ of 600\./).waitFor();
  expect(await stepsShown(visit)).toBeGreaterThan(10);
  expect(await button(visit, 'Start again').getAttribute('aria-disabled')).toBe('true');
  await button(visit, 'Try again').click();
  await expect.poll(() => button(visit, 'Start again').getAttribute('aria-disabled')).toBe('false');
  await button(visit, 'Start again').click();
  await expect.poll(() => button(visit, 'Cancel').count()).toBe(1);
  await page.context().close();
});
