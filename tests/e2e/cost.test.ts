/** The lesson on cost: the pairs that are counted, as a student asks for them, against counts of this file. */

import { expect, it } from 'vitest';
import { endQuietly, typeSentence, useSite, type Visit } from './site.ts';

const site = useSite();

async function pairsShown({ page }: Visit): Promise<string[][]> {
  const rows = page.getByRole('table', { name: 'Pairs, counted' }).locator('tr');
  return await rows.evaluateAll((all) =>
    all.map(({ children }) => [...children].map((cell) => cell.textContent.trim())),
  );
}

/** Counted one by one. */
function countPairs(words: number): { both: number; causal: number } {
  let [both, causal] = [0, 0];
  for (let query = 0; query < words; ++query) {
    for (let key = 0; key < words; ++key) {
      ++both;
      if (key <= query) ++causal;
    }
  }
  return { both, causal };
}

const inEnglish = (count: number): string => count.toLocaleString('en');

it('holds the pairs of the longer text back until somebody has guessed, and counts them then', async () => {
  const visit = await site.open('#/cost');
  const { page } = visit;
  await page.getByText('Twice the words, how many pairs?').waitFor();
  const [short, long] = [countPairs(1024), countPairs(2048)];
  expect(await pairsShown(visit)).toEqual([
    ['', 'n = 1,024', '2 n = 2,048', 'times'],
    ['Words', '1,024', '2,048', '2'],
    ['Pairs, both ways', inEnglish(short.both), 'guess first', ''],
    ['Pairs, left to right', inEnglish(short.causal), 'guess first', ''],
    ['All weights of one head, 4 bytes each', '4.2 MB', 'guess first', ''],
  ]);

  await page.getByRole('radio', { name: `${inEnglish(long.both)}, 4 times as many` }).check();
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByText('Twice the words, four times the pairs.').waitFor();
  const causalTimes = (long.causal / short.causal).toFixed(2);
  expect((await pairsShown(visit)).slice(2)).toEqual([
    ['Pairs, both ways', inEnglish(short.both), inEnglish(long.both), '4'],
    ['Pairs, left to right', inEnglish(short.causal), inEnglish(long.causal), causalTimes],
    ['All weights of one head, 4 bytes each', '4.2 MB', '17 MB', '4'],
  ]);
  await page
    .getByText(`Counted: 2,048 × 2,048 = ${inEnglish(long.both)}, 4 times as many.`)
    .waitFor();
  await endQuietly(visit, site);
});

it('shows at once what a link to a length promises', async () => {
  const visit = await site.open('#/cost?length=96');
  await visit.page.getByText('Twice the words, four times the pairs.').waitFor();
  const [short, long] = [countPairs(96), countPairs(192)];
  expect((await pairsShown(visit)).slice(1, 4)).toEqual([
    ['Words', '96', '192', '2'],
    ['Pairs, both ways', inEnglish(short.both), inEnglish(long.both), '4'],
    [
      'Pairs, left to right',
      inEnglish(short.causal),
      inEnglish(long.causal),
      (long.causal / short.causal).toFixed(2),
    ],
  ]);
  expect(await visit.page.getByRole('radio', { name: /times as many/ }).count()).toBe(0);
  await endQuietly(visit, site);
});

it('follows the slider, by keyboard, up to a context of 128k, and keeps it in the address', async () => {
  const visit = await site.open('#/cost?length=65536');
  const { page } = visit;
  const slider = page.getByRole('slider', { name: 'n, the number of words' });
  expect(await slider.getAttribute('aria-valuetext')).toBe('65,536');
  await slider.press('PageUp');
  await page.getByRole('columnheader', { name: '2 n = 262,144' }).waitFor();
  expect((await pairsShown(visit))[2]?.[1]).toBe('17,179,869,184');
  expect((await pairsShown(visit))[4]?.[1]).toBe('69 GB');
  await expect.poll(() => page.url()).toContain('length=131072');
  await slider.press('Home');
  await page.getByRole('columnheader', { name: 'n = 1', exact: true }).waitFor();
  expect((await pairsShown(visit)).slice(2, 4)).toEqual([
    ['Pairs, both ways', '1', '4', '4'],
    ['Pairs, left to right', '1', '3', '3'],
  ]);
  await endQuietly(visit, site);
});

it('counts the pairs of the sentence that is typed', async () => {
  const visit = await site.open('#/cost');
  const { page } = visit;
  await typeSentence(visit, 'one two three four five');
  await page
    .getByText('Your sentence has 5 words: 5 × 5 = 25 pairs, 15 of them left to right.')
    .waitFor();
  await typeSentence(visit, 'alone');
  await page
    .getByText('Your sentence has 1 word: 1 × 1 = 1 pair, 1 of them left to right.')
    .waitFor();
  await typeSentence(visit, '');
  await expect.poll(() => page.getByText('Your sentence has').count()).toBe(0);
  await endQuietly(visit, site);
});

it('opens with what it knows where the address is nonsense', async () => {
  const visit = await site.open('#/cost?length=-3&blocks=all&reading=up&seed=x');
  await visit.page.getByRole('columnheader', { name: 'n = 1,024' }).waitFor();
  await endQuietly(visit, site);
});

it('keeps to a narrow page with the largest numbers, whose table moves in a frame of its own', async () => {
  const viewport = { width: 360, height: 800 };
  const visit = await site.open('#/cost?length=131072', { viewport });
  const { page } = visit;
  await page.getByRole('cell', { name: '68,719,476,736' }).waitFor();
  const overhang = (): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await overhang()).toBe(0);
  const frame = page.getByRole('region', { name: 'Pairs, counted' });
  await frame.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => frame.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);
  await endQuietly(visit, site);
});

it('does not say that weights are being computed where there is no engine', async () => {
  const visit = await site.open('#/cost', {}, (page) =>
    page.context().route('**/*.wasm', (route) => route.fulfill({ status: 503 })),
  );
  const { page } = visit;
  await page.getByText('The engine did not load.').waitFor();
  expect(await page.getByText('Being computed.').count()).toBe(0);
  await page.context().unroute('**/*.wasm');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('Point at the map to read a weight.').waitFor();
  await page.context().close();
});
