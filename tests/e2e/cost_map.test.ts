/** The map of four million weights, by keyboard and as a table, against weights of this process. */

import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { endQuietly, useSite, type Visit } from './site.ts';

const site = useSite();
const engine = await createEngine();

const words = 2048;

/** Row after row. */
async function weightsHere(seed: number, causal: boolean): Promise<Float32Array> {
  const names = Array.from({ length: words }, (_, place) => `word ${place + 1}`);
  const x = await engine.randomEmbeddings(names, { embedDim: 64, seed });
  const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 1, seed });
  const { weights } = await attention.forward(x, { returnWeights: true, causal });
  attention.dispose();
  return weights!.data;
}

async function openMap(hash: string): Promise<Visit> {
  const visit = await site.open(hash, { viewport: { width: 1280, height: 900 } });
  await visit.page.getByText(/^Each point is the/).waitFor();
  return visit;
}

/** What screen readers are told of the map, once it is that. */
async function heard({ page }: Visit, text: RegExp): Promise<string> {
  const status = page.locator('spotlight-weight-map').getByRole('status');
  await expect.poll(() => status.textContent()).toMatch(text);
  return (await status.textContent()) ?? '';
}

const inEnglish = (count: number): string => count.toLocaleString('en');

it('tells block by block what is there, and goes to the largest weight', async () => {
  const weights = await weightsHere(42, false);
  const visit = await openMap('#/cost?part=map');
  const { page } = visit;
  const map = page.getByRole('application', { name: 'Weights of 2,048 words' });
  await map.focus();
  await page.keyboard.press('Control+End');
  const block = Array.from({ length: 16 }, (_, index) => {
    const [row, column] = [words - 4 + Math.floor(index / 4), words - 4 + (index % 4)];
    return weights[row * words + column]!;
  });
  const mean = block.reduce((total, weight) => total + weight, 0) / block.length;
  const said = await heard(visit, /^rows 2,045 to 2,048, columns 2,045 to 2,048: mean /);
  const [, saidMean, saidLargest] = /mean ([\d.]+), largest ([\d.]+)/.exec(said)!;
  expect(Number(saidMean) / mean).toBeCloseTo(1, 1);
  expect(Number(saidLargest) / Math.max(...block)).toBeCloseTo(1, 1);

  let most = 0;
  weights.forEach((weight, index) => {
    if (weight > weights[most]!) most = index;
  });
  const [row, column] = [Math.floor(most / words), most % words];
  await page
    .getByText(new RegExp(`^Each point is the mean of 4 × 4 weights. That hides peaks: `))
    .waitFor();
  await page.getByRole('button', { name: 'Go to the largest weight' }).click();
  await heard(
    visit,
    new RegExp(
      `row ${inEnglish(row + 1)} attends to column ${inEnglish(column + 1)}: ${weights[most]!.toFixed(4)}`,
    ),
  );
  await page.getByText('Each square is one weight.').waitFor();
  await page.getByRole('button', { name: 'Whole map' }).click();
  await page.getByText('Largest', { exact: true }).click();
  await page.getByText(/^Each point is the largest of 4 × 4 weights\./).waitFor();
  await expect.poll(() => page.url()).toContain('blocks=largest');
  await endQuietly(visit, site);
});

it('saves all weights as a table that reads back to the same bits', async () => {
  const weights = await weightsHere(7, true);
  const visit = await openMap('#/cost?seed=7&reading=causal');
  const [download] = await Promise.all([
    visit.page.waitForEvent('download'),
    visit.page.getByRole('button', { name: 'Download the table (CSV)' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('weights-2048-causal-seed-7.csv');
  const lines = (await text(await download.createReadStream())).trimEnd().split(/\r?\n/);
  expect(lines).toHaveLength(1 + words);
  let wrong = 0;
  lines.slice(1).forEach((line, row) => {
    const cells = line.split(',').slice(1);
    if (cells.length !== words) ++wrong;
    cells.forEach((cell, column) => {
      // What a word may not see has no number.
      const expected = column > row ? '' : weights[row * words + column]!;
      const got = cell === '' ? '' : Math.fround(Number(cell));
      if (got !== expected) ++wrong;
    });
  });
  expect(wrong).toBe(0);
  await endQuietly(visit, site);
});
