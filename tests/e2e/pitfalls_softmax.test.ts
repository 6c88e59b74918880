/** The pitfalls of the softmax itself, switched on one by one, against numbers computed here. */

import { expect, it } from 'vitest';
import {
  breakIt,
  gridOf,
  labels,
  masked,
  namesOf,
  query,
  rowSumNames,
  softmax,
  stagesOf,
  stripOf,
  sumOf,
  whyOf,
  written,
} from './pitfalls_reference.ts';
import { endQuietly, useSite } from './site.ts';

const site = useSite();
const { scores, bias, query: queries, key: keys } = await stagesOf('causal');
const seen = scores[query]!.slice(0, query + 1);

it('leaves the maximum in: NaN once exp overflows, sooner in half precision', async () => {
  const visit = await breakIt(site, 'no-max');
  const { page } = visit;
  const factors = page.locator('#no-max').getByRole('group', { name: 'Scores of “she” times' });
  const chosen = (): Promise<string> => factors.getByRole('radio', { checked: true }).inputValue();
  const strips = async (): Promise<string[][]> => {
    const names = [
      'The maximum subtracted',
      'The maximum left in: float32',
      'The maximum left in: half precision',
    ];
    return await Promise.all(names.map((name) => stripOf(visit, name)));
  };
  /** exp of each score in float32, or where half precision ends; and the quotients. */
  const naive = (factor: number, largest: number, smallest: number): number[] => {
    const terms = seen.map((score) => {
      const term = Math.exp(Math.fround(score * factor));
      return term > largest ? Infinity : term < smallest ? 0 : term;
    });
    const total = sumOf(terms) > largest ? Infinity : sumOf(terms);
    return terms.map((term) => term / total);
  };
  const notRead = labels.slice(query + 1).map(() => '');
  const expected = (factor: number): string[][] =>
    [
      softmax(seen.map((score) => score * factor)),
      naive(factor, 3.4028235e38, 2 ** -150),
      naive(factor, 65_504, 2 ** -25),
    ].map((row) => [...row.map(written), ...notRead]);

  // As it opens, the smallest factor that breaks float32.
  const limit = Math.log(3.4028235e38) / Math.max(...seen);
  const factor = [1, 4, 16, 64, 256].find((candidate) => candidate > limit)!;
  expect(await chosen()).toBe(String(factor));
  expect(await strips()).toEqual(expected(factor));
  expect((await strips())[1]).toContain('NaN');
  expect(await whyOf(visit, 'no-max')).toMatch(
    /from x = 88\.72 on, and beyond that of half precision, 65,504, from 11\.09 on\. .*: in both precisions infinity divided by infinity is NaN/u,
  );

  for (const [other, said] of [
    [factor / 4, 'in half precision infinity divided by infinity is NaN'],
    [1, 'still small enough'],
  ] as const) {
    await factors.getByText(String(other), { exact: true }).click();
    await expect.poll(() => whyOf(visit, 'no-max')).toContain(said);
    const [right = [], inFloat32 = []] = await strips();
    expect(right).toEqual(expected(other)[0]);
    expect(inFloat32).toEqual(right);
  }
  await endQuietly(visit, site);
});

it('leaves out 1/√d: rows decide themselves', async () => {
  const visit = await breakIt(site, 'no-scaling');
  const products = queries.map((q) => keys.map((k) => sumOf(q.map((x, i) => x * k[i]!))));
  const weightsWith = (scale: number): number[][] =>
    masked(products.map((row, i) => row.map((p, j) => p * scale + bias[i]![j]!))).map(softmax);
  const [right, broken] = [weightsWith(1 / Math.sqrt(8)), weightsWith(1)];
  expect((await gridOf(visit, 'Scores times 1/√8')).cells).toEqual(namesOf(right));
  expect(await gridOf(visit, 'Scores as they are')).toEqual({
    cells: namesOf(broken),
    sums: rowSumNames(broken),
  });
  const choices = (rows: number[][]): number[] => rows.slice(1).map((row) => Math.max(...row));
  const mean = (rows: number[][]): string => (sumOf(choices(rows)) / (rows.length - 1)).toFixed(2);
  const decided = (rows: number[][]): number => choices(rows).filter((w) => w > 0.95).length;
  expect(await whyOf(visit, 'no-scaling')).toContain(
    `goes from ${mean(right)} to ${mean(broken)}, and ${decided(broken)} of ${labels.length - 1} rows have one weight above 0.95 instead of ${decided(right)}.`,
  );
  expect(decided(broken)).toBeGreaterThan(decided(right));
  await endQuietly(visit, site);
});

it('runs the softmax down the columns: those sum to 1, and rows to anything', async () => {
  const visit = await breakIt(site, 'wrong-axis');
  const { scores: bothWays } = await stagesOf('masked');
  const turn = (rows: number[][]): number[][] => rows.map((_, i) => rows.map((row) => row[i]!));
  const broken = turn(turn(bothWays).map(softmax));
  const right = bothWays.map(softmax);
  const columnSums = (rows: number[][]): string[] =>
    turn(rows).map((column, i) => `sum of the column of ${labels[i]}: ${sumOf(column).toFixed(2)}`);
  for (const [name, rows] of [
    ['Softmax down each column', broken],
    ['Softmax along each row', right],
  ] as const) {
    expect(await gridOf(visit, name)).toEqual({
      cells: namesOf(rows),
      sums: [...rowSumNames(rows), ...columnSums(rows)],
    });
  }
  const sums = broken.map(sumOf);
  const why = await whyOf(visit, 'wrong-axis');
  expect(why).toContain(
    `Each column sums to 1.00, and the rows to anything from ${Math.min(...sums).toFixed(2)} to ${Math.max(...sums).toFixed(2)}; that of “she” to ${sums[query]!.toFixed(2)}.`,
  );
  const lastColumn = softmax(turn(masked(scores)).at(-1)!);
  expect(why).toContain(`its softmax is ${lastColumn.at(-1)!.toFixed(2)}, whatever the score`);
  await endQuietly(visit, site);
});
