/** Scores of random queries and keys, scaled and not: what the argument for sqrt(d) is about. */

import type { Engine, Tensor } from '../engine/index.ts';
import { rememberLast } from '../lib/remember.ts';
import { spreadOf, type Spread } from '../lib/statistics.ts';
import { vocabularyForm } from '../lib/words.ts';
import { measureSides, type QueriesAndKeys, type Sides } from './scaled_scores.ts';

/** So many rows of scores that chance averages out, and so few keys that a row can be looked at. */
const randomSentences = 32;
export const randomWords = 16;

const madeUpWords = (name: string): string[] =>
  Array.from({ length: randomSentences * randomWords }, (_, index) => `${name} ${index}`);
const madeUp = [...madeUpWords('query'), ...madeUpWords('key')];

/** [sentences, words, dim] of N(0, 1) numbers each: what the textbook argument assumes. */
async function randomQueriesAndKeys(
  engine: Engine,
  dim: number,
  seed: number,
): Promise<QueriesAndKeys> {
  const { data } = await engine.randomEmbeddings(madeUp, { embedDim: dim, seed });
  const shape = [randomSentences, randomWords, dim];
  const half = data.length / 2;
  return {
    query: { data: data.subarray(0, half), shape },
    key: { data: data.subarray(half), shape },
  };
}

type Project = (
  engine: Engine,
  x: Tensor,
  seed: number,
) => Promise<{ readonly query: Tensor; readonly key: Tensor }>;

/**
 * Projects x [n, dim] as SimpleAttention(dim, 1 head) of the seed does, whose matrices are drawn from
 * N(0, 2 / dim); keeps those of the last seed.
 */
export function createProjection(): Project {
  const paramsOf = rememberLast(async (engine: Engine, embedDim: number, seed: number) => {
    const attention = await engine.simpleAttention({ embedDim, numHeads: 1, seed });
    try {
      return await attention.getParams();
    } finally {
      attention.dispose();
    }
  });
  return async (engine, x, seed) => {
    const { w_q = [], w_k = [] } = await paramsOf(engine, x.shape.at(-1) ?? 0, seed);
    const [query, key] = await Promise.all([engine.linear(x, w_q), engine.linear(x, w_k)]);
    return { query, key };
  };
}

/** [words, dim]: each word of a sentence as N(0, 1) numbers that nothing has learned. */
export async function randomWordVectors(
  engine: Engine,
  words: readonly string[],
  dim: number,
  seed: number,
): Promise<Tensor> {
  return await engine.randomEmbeddings(words.map(vocabularyForm), { embedDim: dim, seed });
}

export async function randomSides(engine: Engine, dim: number, seed: number): Promise<Sides> {
  return await measureSides(engine, await randomQueriesAndKeys(engine, dim, seed));
}

/** Of N(0, 1) vectors, projected by matrices from N(0, 2 / dim). */
export interface ProjectedScores {
  readonly queries: Spread;
  readonly projected: Sides;
}

/** As many made-up words as there are random queries: a single sentence has too few to average over. */
export async function projectedScores(
  engine: Engine,
  dim: number,
  seed: number,
): Promise<ProjectedScores> {
  const count = randomSentences * randomWords;
  const words = Array.from({ length: count }, (_, index) => `word ${index}`);
  const x = await randomWordVectors(engine, words, dim, seed);
  const { query, key } = await createProjection()(engine, x, seed);
  const shape = [randomSentences, randomWords, dim];
  const projected = await measureSides(engine, {
    query: { ...query, shape },
    key: { ...key, shape },
  });
  return { queries: spreadOf(query.data), projected };
}
