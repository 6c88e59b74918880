/** One head of random vectors in a sentence, and how it looks in others. */

import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, type Matrix } from '../../lib/tensor.ts';
import { createRandomAttention } from '../random_attention.ts';
import { randomHeadNumbers, type HeadNumbers } from './head_numbers.ts';
import type { NamedHead } from './mean_of_heads.ts';
import type { WeightsOf } from './no_positions.ts';

export interface RandomHead {
  readonly numbers: HeadNumbers;
  /** A word's vector is the same whoever reads it: only the mask differs. */
  readonly scoresBothWays: Matrix;
  readonly heads: readonly NamedHead[];
  readonly weightsOf: WeightsOf;
}

/** Keeps the last one. */
export function createRandomHead(): (
  engine: Engine,
  text: string,
  seed: number,
  head: number,
) => Promise<RandomHead> {
  const vectorsOf = createRandomAttention();

  return rememberLast(async (engine: Engine, text: string, seed: number, head: number) => {
    const words = text.split(' ');
    const { attention, x } = await vectorsOf(engine, words, seed);
    const [numbers, { weights }] = await Promise.all([
      randomHeadNumbers(engine, words, { attention, x }, head),
      attention.multiHeadAttention(x, x, x, { causal: true }),
    ]);
    return {
      numbers,
      scoresBothWays: numbers.scores,
      heads: Array.from({ length: attention.numHeads }, (_, index) => ({
        name: `head ${index + 1}`,
        weights: matrixAt(weights, index),
      })),
      weightsOf: async (others: readonly string[]) => {
        const { x: y } = await vectorsOf(engine, others, seed);
        return matrixAt((await attention.multiHeadAttention(y, y, y)).weights, head);
      },
    };
  });
}
