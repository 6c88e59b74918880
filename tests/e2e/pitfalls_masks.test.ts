/** The pitfalls of masks, switched on one by one, against numbers computed here. */

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
} from './pitfalls_reference.ts';
import { endQuietly, useSite } from './site.ts';

const site = useSite();
const { scores, value } = await stagesOf('causal');
const zeroFirst = (rows: number[][]): number[][] => [labels.map(() => 0), ...rows.slice(1)];

it('masks after the softmax: rows no longer sum to 1', async () => {
  const visit = await breakIt(site, 'after-softmax');
  const right = masked(scores).map(softmax);
  const broken = scores.map(softmax).map((row, i) => row.map((weight, j) => (j > i ? 0 : weight)));
  const shown = await gridOf(visit, 'Mask after the softmax');
  expect(shown).toEqual({ cells: namesOf(broken), sums: rowSumNames(broken) });
  const beside = await gridOf(visit, 'Mask before the softmax');
  expect(beside).toEqual({ cells: namesOf(right), sums: rowSumNames(right) });
  expect(beside.sums.every((name) => name.endsWith(': 1.00'))).toBe(true);
  const sum = sumOf(broken[query]!);
  expect(sum).toBeLessThan(0.9);
  expect(await whyOf(visit, 'after-softmax')).toContain(
    `The row of “she” sums to ${sum.toFixed(2)}: softmax gave the other ${(1 - sum).toFixed(2)} to the 3 words after it`,
  );
  await endQuietly(visit, site);
});

it('divides by the sums afterwards: the right weights here, and none where the future took all', async () => {
  const visit = await breakIt(site, 'after-softmax');
  const { page } = visit;
  const section = page.locator('#after-softmax');
  await section.getByText('divided by their sums').click();
  await section.getByText('hand-made', { exact: true }).waitFor();
  const right = masked(scores).map(softmax);
  const rescaled = scores.map(softmax).map((row, i) => {
    const seen = row.slice(0, i + 1);
    return row.map((weight, j) => (j > i ? 0 : weight / sumOf(seen)));
  });
  expect(namesOf(rescaled)).toEqual(namesOf(right));
  expect((await gridOf(visit, 'Mask after the softmax')).cells).toEqual(namesOf(right));
  const difference = Number(
    /differ by ([\d.]+) at most/u.exec(await whyOf(visit, 'after-softmax'))?.[1],
  );
  expect(difference).toBeLessThan(1e-6);

  const strip = (): Promise<string[]> => stripOf(visit, 'By hand: mask after, divided by the sum');
  expect(await strip()).toEqual(['NaN', 'NaN', 'NaN', 'NaN']);
  /** exp(1 - future), exp(2 - future) and exp(3 - future) in float32, and what dividing makes of them. */
  const inFloat32 = (future: number): string[] => {
    const terms = [1, 2, 3].map((score) => Math.fround(Math.exp(score - future)));
    return terms.map((term) => (term / sumOf(terms)).toFixed(3).slice(1));
  };
  for (const future of [103, 3]) {
    await section.getByText(String(future), { exact: true }).click();
    await expect.poll(strip).toEqual([...inFloat32(future), '']);
  }
  expect(inFloat32(3)).toEqual(['.090', '.245', '.665']);
  expect(inFloat32(103)[0]).toBe('.098');
  expect(await stripOf(visit, 'By hand: mask before')).toEqual(['.090', '.245', '.665', '']);
  await endQuietly(visit, site);
});

it('hides with −1e9: a row that sees nothing looks at all words alike', async () => {
  const visit = await breakIt(site, 'minus-1e9');
  // Every score of that row plus -1e9 is the same float32 number.
  expect(new Set(scores[0]!.map((score) => Math.fround(score - 1e9))).size).toBe(1);
  const right = masked(scores, 1).map(softmax);
  const even = [labels.map(() => 1 / labels.length), ...right.slice(1)];
  const shown = await gridOf(visit, 'Hidden with −1e9');
  expect(shown).toEqual({ cells: namesOf(even), sums: rowSumNames(even) });
  expect((await gridOf(visit, 'Hidden with −∞')).cells).toEqual(namesOf(zeroFirst(right)));
  const wrong = visit.page
    .getByRole('grid', { name: 'Hidden with −1e9' })
    .locator('.wrong:not(.sum)');
  expect(await wrong.count()).toBe(labels.length);
  expect(await whyOf(visit, 'minus-1e9')).toContain(
    `it puts 0.09 on each of ${labels.length} words, none of which it may see. Rows that see something are the same bit for bit.`,
  );

  const rows = await visit.page.locator('#minus-1e9 tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
  const range = (row: number[]): string =>
    `${Math.min(...row).toFixed(2)} to ${Math.max(...row).toFixed(2)}`;
  const inFloat32 = scores[0]!.map((score) => Math.fround(score - 1e4));
  // Half-precision numbers between 8,192 and 16,384 lie 8 apart.
  const inHalf = inFloat32.map((score) => 8 * Math.round(score / 8));
  expect(cells).toEqual([
    ['−∞', 'NaN', 'NaN'],
    ['−1e9', '0.09 on each word', 'NaN'],
    ['−1e4', range(softmax(inFloat32)), range(softmax(inHalf))],
  ]);
  await endQuietly(visit, site);
});

it('makes no exception for a row that sees nothing: NaN, which spreads', async () => {
  const visit = await breakIt(site, 'all-masked');
  const broken = masked(scores, 1).map(softmax);
  expect(broken[0]!.every(Number.isNaN)).toBe(true);
  const shown = await gridOf(visit, 'A row that sees nothing: plain softmax');
  expect(shown).toEqual({ cells: namesOf(broken), sums: rowSumNames(broken) });
  const here = await gridOf(visit, 'A row that sees nothing: this engine');
  expect(here.cells).toEqual(namesOf(zeroFirst(broken)));
  const output = broken.map((row) =>
    value[0]!.map((_, column) => sumOf(row.map((weight, key) => weight * value[key]![column]!))),
  );
  const later = output.map((a) => output.map((b) => sumOf(a.map((x, i) => x * b[i]!))));
  const hidden = later.map((row, i) => row.map((x, j) => x + (j > 0 && j <= i ? 0 : -Infinity)));
  const rows = hidden.map(softmax);
  const count = rows.filter((row) => row.some(Number.isNaN)).length;
  const why = await whyOf(visit, 'all-masked');
  expect(why).toContain(`the ${output[0]!.filter(Number.isNaN).length} numbers of its output`);
  expect(why).toContain(`${count} of ${labels.length} rows are NaN`);
  expect(count).toBe(labels.length);
  await endQuietly(visit, site);
});
