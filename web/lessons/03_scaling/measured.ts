/** What is measured once for each seed, whatever d is looked at: the numbers for what is often said. */

import type { Engine } from '../../engine/index.ts';
import { projectedScores, randomSides, type ProjectedScores } from '../random_scores.ts';
import type { Sides } from '../scaled_scores.ts';

/** The size of head that everybody speaks of, and four times that. */
export const usualDim = 64;
export const largerDim = 256;

export interface Measured extends ProjectedScores {
  /** N(0, 1) queries and keys. */
  readonly usual: Sides;
  readonly larger: Sides;
}

export async function measure(engine: Engine, seed: number): Promise<Measured> {
  const [usual, larger, projected] = await Promise.all([
    randomSides(engine, usualDim, seed),
    randomSides(engine, largerDim, seed),
    projectedScores(engine, usualDim, seed),
  ]);
  return { usual, larger, ...projected };
}
