/** What is measured once for each seed, whatever d is looked at: the numbers for what is often said. */

import type { Engine } from '../../engine/index.ts';
import { spreadOf, type Spread } from '../../lib/statistics.ts';
import {
  createProjection,
  randomQueriesAndKeys,
  randomSentences,
  randomWords,
  randomWordVectors,
} from './sources.ts';
import { measureSides, type Sides } from './sides.ts';

/** The size of head that everybody speaks of, and four times that. */
export const usualDim = 64;
export const largerDim = 256;

export interface Measured {
  /** N(0, 1) queries and keys. */
  readonly usual: Sides;
  readonly larger: Sides;
  /** N(0, 1) vectors, projected by matrices from N(0, 2 / d): their queries, and the scores of these. */
  readonly queries: Spread;
  readonly projected: Sides;
}

export async function measure(engine: Engine, seed: number): Promise<Measured> {
  const [usual, larger, projected] = await Promise.all([
    randomSides(engine, usualDim, seed),
    randomSides(engine, largerDim, seed),
    projectedWords(engine, seed),
  ]);
  return { usual, larger, ...projected };
}

async function randomSides(engine: Engine, dim: number, seed: number): Promise<Sides> {
  return await measureSides(engine, await randomQueriesAndKeys(engine, dim, seed));
}

/** As many made-up words as there are random queries: a single sentence has too few to average over. */
async function projectedWords(
  engine: Engine,
  seed: number,
): Promise<Pick<Measured, 'queries' | 'projected'>> {
  const count = randomSentences * randomWords;
  const words = Array.from({ length: count }, (_, index) => `word ${index}`);
  const x = await randomWordVectors(engine, words, usualDim, seed);
  const { query, key } = await createProjection()(engine, x, seed);
  const shape = [randomSentences, randomWords, usualDim];
  const projected = await measureSides(engine, {
    query: { ...query, shape },
    key: { ...key, shape },
  });
  return { queries: spreadOf(query.data), projected };
}
