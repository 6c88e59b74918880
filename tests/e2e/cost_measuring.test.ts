/** The costs as a visitor measures them: memory against that of this process, and what follows from the times by this file's own sums. */

import { expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { chartTable, quantity } from './cost_reading.ts';
import { framesDuring, framesLine } from './frames.ts';
import { endQuietly, useSite, type Visit } from './site.ts';

const site = useSite();

const button = ({ page }: Visit, name: string): ReturnType<typeof page.getByRole> =>
  page.getByRole('button', { name, exact: true });

async function start(): Promise<Visit> {
  const visit = await site.open('#/cost');
  await expect.poll(() => button(visit, 'Start').getAttribute('aria-disabled')).toBe('false');
  await button(visit, 'Start').click();
  return visit;
}

/** Bytes that one call needs here, in the same core. */
async function bytesHere(seqLen: number, weights: boolean, causal: boolean): Promise<number> {
  const engine = await createEngine();
  const before = await engine.memory();
  await engine.timeAttention({ seqLen, weights, causal, milliseconds: 0 });
  const after = await engine.memory();
  engine.dispose();
  return after.peak - before.peak;
}

/** The cost of so many words: a x² + b x with a, b >= 0 and the least squared relative distances, found by search. */
function extrapolated(xs: readonly number[], ys: readonly number[], at: number): number {
  const distance = (share: number, scale: number): number =>
    xs.reduce((sum, x, i) => {
      const law = scale * (share * x ** 2 + (1 - share) * 512 * x);
      return sum + (law / ys[i]! - 1) ** 2;
    }, 0);
  let [best, found] = [Infinity, NaN];
  for (let share = 0; share <= 1; share += 0.001) {
    // For each mixture of pairs and words, the scale in closed form.
    const ratios = xs.map((x, i) => (share * x ** 2 + (1 - share) * 512 * x) / ys[i]!);
    const scale =
      ratios.reduce((sum, ratio) => sum + ratio, 0) /
      ratios.reduce((sum, ratio) => sum + ratio ** 2, 0);
    const off = distance(share, scale);
    if (off < best) [best, found] = [off, scale * (share * at ** 2 + (1 - share) * 512 * at)];
  }
  return found;
}

it('keeps what it measured when it is cancelled, and is there again after another lesson', async () => {
  const visit = await start();
  const { page } = visit;
  await page.getByText(/^Computing n = (256|512|1,024), /).waitFor();
  await button(visit, 'Cancel').click();
  const ended = page.getByText('You cancelled it. What was measured stays.');
  await ended.waitFor();
  expect(await button(visit, 'Start again').evaluate((one) => one.matches(':focus'))).toBe(true);
  const said = await ended.textContent();
  await page.evaluate(() => (location.hash = '#/spotlight'));
  await page.locator('spotlight-lesson-spotlight').waitFor();
  await page.evaluate(() => (location.hash = '#/cost'));
  expect(await page.getByText(/^You cancelled it/).textContent()).toBe(said);

  const memory = await chartTable(visit, 'Memory of attention');
  expect(memory[0]).toEqual(['n', 'whole matrix', 'streaming']);
  for (const [words, ...cells] of memory.slice(1)) {
    const seqLen = Number(words?.replaceAll(',', ''));
    for (const [column, text] of cells.entries()) {
      if (text === '') continue; // it was cancelled before
      // Written with two digits.
      expect(quantity(text) / (await bytesHere(seqLen, column === 0, false))).toBeCloseTo(1, 1);
    }
  }
  await endQuietly(visit, site);
});

it(
  'measures up to 8,192 words, drawing frames all the time, and extrapolates from it',
  { timeout: 150_000 },
  async () => {
    const visit = await start();
    const { page } = visit;
    await page.getByText(/^Computing n = 8,192, streaming/).waitFor({ timeout: 90_000 });
    const frames = await framesDuring(page, async () => {
      await page.getByText(/^Computing n = 8,192, whole/).waitFor();
    });
    process.stdout.write(framesLine('streaming 8,192 words', frames));
    expect(frames.intervals.length).toBeGreaterThan(5);
    await page.getByText('Measured: 32 cases.').waitFor({ timeout: 90_000 });
    const [times, memory] = [
      await chartTable(visit, 'Time of attention'),
      await chartTable(visit, 'Memory of attention'),
    ];
    expect(times[0]).toEqual([
      'n',
      'whole matrix',
      'streaming',
      'whole, causal',
      'streaming, causal',
    ]);
    expect(times.map(([words]) => words).slice(1)).toEqual(
      [64, 128, 256, 512, 1024, 2048, 4096, 8192].map((words) => words.toLocaleString('en')),
    );
    // Memory is what has to be held: query, key, value and output, and the weights where they are stored.
    const last = memory.at(-1)!;
    expect(quantity(last[1]!) / (4 * 8192 ** 2 + 4 * 8192 * 64 * 4)).toBeCloseTo(1, 1);
    expect(quantity(last[2]!) / (4 * 8192 * 64 * 4)).toBeCloseTo(1, 1);

    const rows = page.getByRole('table', { name: 'Extrapolated costs' }).locator('tbody tr');
    const cells = await rows.evaluateAll((all) =>
      all.map(({ children }) => [...children].map((cell) => cell.textContent.trim())),
    );
    expect(cells.map(([, words]) => words)).toEqual(['1,024', '131,072', '131,072']);
    for (const row of cells) expect(row[0]).toContain('extrapolated');
    const value = (row: number, column: number): number => quantity(cells[row]![column]!);
    // 144 heads take 144 times as long, and one after the other no more memory.
    expect(value(2, 2) / value(1, 2) / 144).toBeCloseTo(1, 1);
    expect(value(2, 4) / value(1, 4) / 144).toBeCloseTo(1, 1);
    expect(cells[2]![3]).toBe(cells[1]![3]);
    // The weights of one head alone, and the rows alone.
    expect(value(1, 3) / (4 * 131_072 ** 2)).toBeCloseTo(1, 1);
    expect(value(1, 5) / (4 * 131_072 * 64 * 4)).toBeCloseTo(1, 1);
    // Times, by this file's own fit to the numbers in the table, which have two digits.
    const courses = times.slice(4).map((row) => row.map((text) => quantity(text)));
    const lengths = times.slice(4).map(([words]) => Number(words?.replaceAll(',', '')));
    expect(lengths[0]).toBe(512);
    for (const [column, cell] of [
      [3, value(1, 2)],
      [4, value(1, 4)],
    ] as const) {
      const expected = extrapolated(
        lengths,
        courses.map((row) => row[column]!),
        131_072,
      );
      expect(cell / expected).toBeGreaterThan(0.8);
      expect(cell / expected).toBeLessThan(1.25);
    }
    await page.getByText('Streaming computes the same pairs and never keeps them: at').waitFor();
    await endQuietly(visit, site);
  },
);
