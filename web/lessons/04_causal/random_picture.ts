/** Random vectors: one sentence, one set of Q, K and V, two rules, and what leaks. */

import type { Engine, Tensor } from '../../engine/index.ts';
import { matrixAt, meanOfHeads, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import { createRandomAttention } from '../random_attention.ts';
import { changesBetween, type Leak } from './changes.ts';

export interface RandomRequest extends Pick<Choices, 'seed' | 'head' | 'replacement'> {
  readonly vectors: 'random';
  readonly words: readonly string[];
  /** The place of the word that the leak test changes. */
  readonly changed: number;
}

export interface RandomPicture extends RandomRequest {
  /** [words, words] of 0 and -Infinity. */
  readonly mask: Matrix;
  /** Weights of the chosen head: every word sees every word, or only those before it. */
  readonly both: Matrix;
  readonly causal: Matrix;
  readonly leak: Leak;
}

/** Makes pictures, and keeps the parameters of the last seed. */
export function createRandomPictureMaker(): (
  engine: Engine,
  request: RandomRequest,
) => Promise<RandomPicture> {
  const randomAttention = createRandomAttention();
  return async (engine, request) => {
    const { words, changed, replacement, seed, head } = request;
    const changedWords = words.map((word, index) => (index === changed ? replacement : word));
    const mask = await engine.createCausalMask(words.length);
    const { attention, x } = await randomAttention(engine, words, seed);
    const after = await randomAttention(engine, changedWords, seed);
    const [both, causal, bothAfter, causalAfter] = await Promise.all([
      attention.multiHeadAttention(x, x, x),
      attention.multiHeadAttention(x, x, x, { causal: true }),
      // The same call as before: without weights it would take another path, and round differently.
      attention.multiHeadAttention(after.x, after.x, after.x),
      attention.multiHeadAttention(after.x, after.x, after.x, { causal: true }),
    ]);
    const headOf = (weights: Tensor): Matrix =>
      head === 0 ? meanOfHeads(weights) : matrixAt(weights, head - 1);
    return {
      ...request,
      mask: matrixAt(mask, 0),
      both: headOf(both.weights),
      causal: headOf(causal.weights),
      leak: {
        labels: words,
        changed,
        replacement,
        bothChanges: changesBetween(both.output, bothAfter.output),
        causalChanges: changesBetween(causal.output, causalAfter.output),
      },
    };
  };
}
