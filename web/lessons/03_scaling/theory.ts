/** What variance the scores of each kind should have: a sum of d products of independent numbers. */

import type { Picture } from './picture.ts';

export interface Theory {
  readonly unscaled: number;
  readonly scaled: number;
}

/**
 * N(0, 1) times N(0, 1) has variance 1, and d of them add up to d. Matrices drawn from N(0, 2 / d) give
 * queries and keys a variance of 2 each, so every product has 4. For learned numbers there is no theory.
 */
export function theoryFor({ scores, sides }: Picture): Theory | undefined {
  const { headDim } = sides;
  if (scores === 'random') return { unscaled: headDim, scaled: 1 };
  return scores === 'projected' ? { unscaled: 4 * headDim, scaled: 4 } : undefined;
}
