/** The pitfalls of reading the numbers, switched on one by one, against numbers computed here. */

import { expect, it } from 'vitest';
import type { HeadPlace } from '../../web/engine/index.ts';
import {
  breakIt,
  chosen,
  engine,
  gridOf,
  headOf,
  labels,
  model,
  namesOf,
  query,
  sentence,
  stripOf,
  sumOf,
  whyOf,
  written,
  type Table,
} from './pitfalls_reference.ts';
import { endQuietly, useSite, type Visit } from './site.ts';

const site = useSite();
const { layers } = await model.forward(sentence, { mode: 'causal' });
const places: HeadPlace[] = layers.flatMap((_, layer) =>
  Array.from({ length: model.numHeads }, (__, head) => ({ layer, head })),
);
const rowOf = ({ layer, head }: HeadPlace): number[] =>
  headOf(layers[layer]!.weights, head)[query]!;
const numberOf = ({ layer, head }: HeadPlace): string => `${layer + 1}·${head + 1}`;
const largest = (row: readonly number[]): { key: number; weight: number } => {
  const weight = Math.max(...row);
  return { weight, key: row.indexOf(weight) };
};

/** The weights of random vectors, each word seeing all: with the parameters that the package gives. */
async function randomWeights(words: readonly string[]): Promise<Table> {
  const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 42 });
  const x = await engine.randomEmbeddings(
    words.map((word) => word.toLowerCase()),
    { embedDim: 64, seed: 42 },
  );
  const { w_q, w_k } = await attention.getParams();
  const project = (param: Float32Array): Table =>
    words.map((_, word) =>
      Array.from({ length: 16 }, (__, column) =>
        sumOf(
          Array.from({ length: 64 }, (___, i) => x.data[word * 64 + i]! * param[i * 64 + column]!),
        ),
      ),
    );
  const [queries, keys] = [project(w_q!.data), project(w_k!.data)];
  return queries.map((q) => {
    const terms = keys.map((k) => Math.exp(sumOf(q.map((value, i) => value * k[i]!)) / 4));
    return terms.map((term) => term / sumOf(terms));
  });
}

it('leaves out positions: shuffled words give shuffled rows and columns', async () => {
  const visit = await breakIt(site, 'no-positions');
  const { page } = visit;
  const words = sentence.split(' ');
  const shownOrder = async (): Promise<string[]> =>
    (await page.locator('#no-positions strong').first().innerText()).split(' ');
  for (let round = 0; round < 2; ++round) {
    const shuffled = await shownOrder();
    expect([...shuffled].sort()).toEqual([...words].sort());
    expect(shuffled).not.toEqual(words);
    const cells = async (name: string): Promise<string[]> => (await gridOf(visit, name)).cells;
    const weights = await randomWeights(words);
    expect(await cells('Without positions: as typed')).toEqual(namesOf(weights, words));
    // No word stands there twice, so that each place is known again.
    const at = (word: string): number => words.indexOf(word);
    const moved = shuffled.map((from) => shuffled.map((to) => weights[at(from)]![at(to)]!));
    expect(await cells('Without positions: shuffled')).toEqual(namesOf(moved, shuffled));
    const learned = async (text: readonly string[]): Promise<Table> => {
      const read = await model.forward(text.join(' '), { mode: 'masked' });
      return headOf(read.layers[chosen.layer]!.weights, chosen.head);
    };
    const tokens = ['[S]', ...shuffled, '.'];
    const [before, after] = [await learned(words), await learned(shuffled)];
    expect(await cells('With positions: as typed')).toEqual(namesOf(before));
    expect(await cells('With positions: shuffled')).toEqual(namesOf(after, tokens));
    const differences = tokens.flatMap((from, i) =>
      tokens.map((to, j) =>
        Math.abs(after[i]![j]! - before[labels.indexOf(from)]![labels.indexOf(to)]!),
      ),
    );
    const why = await whyOf(visit, 'no-positions');
    const [, off = '', same = '', of = ''] =
      /off by ([\d.]+) at most; (\d+) of (\d+) are the same bit for bit/u.exec(why) ?? [];
    expect(Number(off)).toBeLessThan(1e-6);
    expect(Number(of)).toBe(words.length ** 2);
    expect(Number(same)).toBeLessThan(words.length ** 2);
    expect(why).toContain(`weights move by up to ${Math.max(...differences).toFixed(2)}.`);
    await page.getByRole('button', { name: 'Shuffle again' }).click();
    await expect.poll(async () => (await shownOrder()).join(' ')).not.toBe(shuffled.join(' '));
  }
  await endQuietly(visit, site);
});

it('averages two heads that are sure of different words: their average is of neither', async () => {
  const visit = await breakIt(site, 'mean-of-heads');
  const pairs = places.flatMap((a, index) =>
    places.slice(index + 1).map((b) => {
      const [first, second] = [largest(rowOf(a)), largest(rowOf(b))];
      const differ = first.key !== second.key;
      return { a, b, first, second, sure: differ ? Math.min(first.weight, second.weight) : 0 };
    }),
  );
  const { a, b, first, second } = pairs.reduce((best, pair) =>
    pair.sure > best.sure ? pair : best,
  );
  const strip = async (name: RegExp): Promise<string[]> => {
    const list = visit.page.locator('#mean-of-heads').getByRole('list', { name });
    return await list.locator('.cell').allInnerTexts();
  };
  const seen = (row: readonly number[]): string[] =>
    row.map((weight, key) => (key > query ? '' : written(weight)));
  for (const place of [a, b]) {
    const shown = await strip(new RegExp(`^Head ${numberOf(place)}, .*, from “she”$`, 'u'));
    expect(shown).toEqual(seen(rowOf(place)));
  }
  const mean = rowOf(a).map((weight, key) => (weight + rowOf(b)[key]!) / 2);
  expect(await stripOf(visit, 'Their average, from “she”')).toEqual(seen(mean));
  const why = await whyOf(visit, 'mean-of-heads');
  expect(why).toMatch(
    new RegExp(
      `head ${numberOf(a)} .*puts ${first.weight.toFixed(2)} on “${labels[first.key]}”, and head ${numberOf(b)} .*puts ${second.weight.toFixed(2)} on “${labels[second.key]}”`,
      'u',
    ),
  );
  const all = largest(
    rowOf(a).map((_, key) => sumOf(places.map((place) => rowOf(place)[key]!)) / places.length),
  );
  expect(why).toContain(
    `The average of all 12 puts ${all.weight.toFixed(2)} on “${labels[all.key]}”.`,
  );
  await endQuietly(visit, site);
});

/** The bars of a list: "head 1·1, previous 0.01". */
async function barsOf({ page }: Visit, name: string): Promise<string[]> {
  const lines = await page.getByRole('list', { name, exact: true }).getByRole('listitem').all();
  return await Promise.all(
    lines.map(async (line) => (await line.innerText()).replaceAll(/\s+/gu, ' ').trim()),
  );
}

it('reads weights as importance: sure heads that change nothing, a word that adds little', async () => {
  const visit = await breakIt(site, 'weight-not-importance');
  const next = async (headsOff: readonly HeadPlace[]): Promise<Map<string, number>> => {
    const read = await model.forward(sentence, { mode: 'causal', headsOff });
    const size = read.logits.shape[1]!;
    const logits = [...read.logits.data.subarray(query * size, (query + 1) * size)];
    const words = logits.map((logit, id) => [model.vocabulary[id]!, Math.exp(logit)] as const);
    const known = words.filter(([word]) => !word.startsWith('['));
    const total = sumOf(known.map(([, term]) => term));
    return new Map(known.map(([word, term]) => [word, term / total]));
  };
  const allOn = await next([]);
  const changes = await Promise.all(
    places.map(async (place) => {
      const off = await next([place]);
      const change = sumOf([...allOn].map(([word, p]) => Math.abs(p - off.get(word)!))) / 2;
      return { place, change, ...largest(rowOf(place)) };
    }),
  );
  changes.sort((a, b) => a.change - b.change);
  const bars = async (name: string): Promise<string[]> =>
    (await barsOf(visit, name)).map((line) => line.replace(/, .* /u, ' '));
  expect(await bars('What changes when the head is off')).toEqual(
    changes.map(({ place, change }) => `head ${numberOf(place)} ${change.toFixed(2)}`),
  );
  expect(await bars('The largest weight of the head')).toEqual(
    changes.map(({ place, weight }) => `head ${numberOf(place)} ${weight.toFixed(2)}`),
  );
  const sure = changes.find(({ weight }) => weight >= 0.9)!;
  const most = changes.at(-1)!;
  const why = await whyOf(visit, 'weight-not-importance');
  const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;
  expect(why).toMatch(
    new RegExp(
      `head ${numberOf(sure.place)} .*puts ${sure.weight.toFixed(2)} on “${labels[sure.key]}”. Switched off, it moves ${percent(sure.change)} .* Head ${numberOf(most.place)} .*; switched off, it moves ${percent(most.change)}`,
      'u',
    ),
  );

  // The row whose largest weight overstates what it adds most: weight times size of the value.
  const rows = places.flatMap((place) => {
    const sizes = headOf(layers[place.layer]!.value, place.head).map((value) =>
      Math.hypot(...value),
    );
    return headOf(layers[place.layer]!.weights, place.head)
      .slice(1)
      .map((row, i) => {
        const parts = row.map((weight, key) => weight * sizes[key]!);
        const { key, weight } = largest(row);
        const share = parts[key]! / sumOf(parts);
        return {
          from: labels[i + 1]!,
          key,
          weight,
          size: sizes[key]!,
          share,
          over: weight - share,
        };
      });
  });
  const found = rows.reduce((best, row) => (row.over > best.over ? row : best));
  expect(why).toContain(
    `“${found.from}” puts ${found.weight.toFixed(2)} on “${labels[found.key]}”, whose value has the size ${found.size.toFixed(2)}`,
  );
  expect(why).toContain(`it makes ${(100 * found.share).toFixed(0)}% of what is added`);
  const bar = (name: string) => barsOf(visit, name);
  expect(await bar('What the words add')).toContain(
    `${labels[found.key]} ${found.share.toFixed(2)}`,
  );
  expect(await bar('Their weights')).toContain(`${labels[found.key]} ${found.weight.toFixed(2)}`);
  expect(why).toContain(
    `By hand: weights .90 and .10 on values of the sizes 0.01 and 5. The word with .10 makes ${((100 * 0.5) / 0.509).toFixed(0)}% of what is added.`,
  );
  await endQuietly(visit, site);
});
