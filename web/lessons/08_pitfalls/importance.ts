/** What heads and words do, measured apart from their weights: for the pitfall of taking weights for importance. */

import type { HeadPlace, LanguageModel, ModelForward } from '../../engine/index.ts';
import { matrixAt, rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import type { KnownHead } from '../known_heads.ts';
import { countWords } from '../learned_words.ts';

/** One head, seen from the row of the query. */
export interface HeadEffect {
  readonly name: string;
  /** Where it looks most. */
  readonly key: number;
  readonly weight: number;
  /** How much probability moves to other next words when it is off: half the sum of all changes, 0 to 1. */
  readonly change: number;
}

/** A row in which the largest weight lies on a word that gives little: weight times size of value. */
export interface SmallValue {
  readonly name: string;
  readonly query: number;
  readonly key: number;
  readonly weights: Float32Array;
  /** The size of each word's value: the root of its sum of squares. */
  readonly sizes: readonly number[];
  /** Weight times size, divided by the sum of them over the row. */
  readonly shares: readonly number[];
}

export interface Importance {
  /** All heads, the one that changes least first. */
  readonly effects: readonly HeadEffect[];
  readonly smallValue: SmallValue;
  /** The smallest value of all heads and words, as a share of the mean size in its head. */
  readonly smallestSize: number;
}

export async function importance(
  model: LanguageModel,
  text: string,
  forward: ModelForward,
  heads: readonly KnownHead[],
  query: number,
): Promise<Importance> {
  const last = forward.tokens.length - 1;
  // After the full stop nothing comes: there, what comes in its place.
  const position = Math.min(query + 1, last);
  const likely = async (headsOff: readonly HeadPlace[]): Promise<Map<string, number>> => {
    const k = countWords(model.vocabulary) + 1;
    const words = await model.predict(text, { mode: 'causal', position, k, headsOff });
    return new Map(words.map(({ word, probability }) => [word, probability]));
  };
  const [allOn, ...oneOff] = await Promise.all([
    likely([]),
    ...heads.map(({ place }) => likely([place])),
  ]);
  const effects = heads.map(({ name, place }, index): HeadEffect => {
    const row = rowOf(weightsIn(forward, place), query);
    const weight = Math.max(...row);
    return { name, weight, key: row.indexOf(weight), change: distance(allOn, oneOff[index]) };
  });
  return {
    effects: effects.sort((a, b) => a.change - b.change),
    ...smallestValues(forward, heads),
  };
}

/** Total variation: the largest difference that any set of words can have in probability. */
function distance(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number> = new Map(),
): number {
  return sum([...a].map(([word, probability]) => Math.abs(probability - (b.get(word) ?? 0)))) / 2;
}

function weightsIn({ layers }: ModelForward, { layer, head }: HeadPlace): Matrix {
  const found = layers[layer];
  if (!found) throw new Error(`expected layer ${layer}`);
  return matrixAt(found.weights, head);
}

/** Over all heads and rows: where a weight says most more than weight times size does. */
function smallestValues(
  forward: ModelForward,
  heads: readonly KnownHead[],
): Pick<Importance, 'smallValue' | 'smallestSize'> {
  let found: SmallValue | undefined;
  let [overstated, smallestSize] = [-Infinity, Infinity];
  for (const { name, place } of heads) {
    const weights = weightsIn(forward, place);
    const sizes = sizesOf(forward, place);
    smallestSize = Math.min(smallestSize, (Math.min(...sizes) * sizes.length) / sum(sizes));
    // The row of [S] sees itself alone.
    for (let query = 1; query < weights.rows; ++query) {
      const row = rowOf(weights, query);
      const shares = sharesOf(row, sizes);
      const key = row.indexOf(Math.max(...row));
      const over = (row[key] ?? NaN) - (shares[key] ?? NaN);
      if (!(over > overstated)) continue;
      overstated = over;
      found = { name, query, key, weights: row, sizes, shares };
    }
  }
  if (!found) throw new Error('expected a head and a word');
  return { smallValue: found, smallestSize };
}

function sizesOf({ layers }: ModelForward, { layer, head }: HeadPlace): number[] {
  const found = layers[layer];
  if (!found) throw new Error(`expected layer ${layer}`);
  const values = matrixAt(found.value, head);
  return Array.from({ length: values.rows }, (_, word) => Math.hypot(...rowOf(values, word)));
}

export function sharesOf(weights: Float32Array, sizes: readonly number[]): number[] {
  const parts = Array.from(weights, (weight, key) => weight * (sizes[key] ?? NaN));
  const total = sum(parts);
  return parts.map((part) => part / total);
}
