/** One sentence, one set of Q, K and V, two rules: what each lets a word see, and what leaks. */

import type { Engine, Tensor } from '../../engine/index.ts';
import { matrixAt, meanOfHeads, rowOf, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import { createRandomAttention } from '../random_attention.ts';

export interface PictureRequest extends Pick<Choices, 'seed' | 'head' | 'replacement'> {
  readonly words: readonly string[];
  /** The place of the word that the leak test changes. */
  readonly changed: number;
}

/** How much a word's output moved when another word was changed. */
export interface Change {
  /** Every bit of the output is what it was. */
  readonly sameBits: boolean;
  /** The largest difference of any of its numbers. */
  readonly largest: number;
}

export interface Picture extends PictureRequest {
  /** [words, words] of 0 and -Infinity. */
  readonly mask: Matrix;
  /** Weights of the chosen head: every word sees every word, or only those before it. */
  readonly both: Matrix;
  readonly causal: Matrix;
  /** The leak test, word by word. */
  readonly bothChanges: readonly Change[];
  readonly causalChanges: readonly Change[];
}

/** Makes pictures, and keeps the parameters of the last seed. */
export function createPictureMaker(): (
  engine: Engine,
  request: PictureRequest,
) => Promise<Picture> {
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
      bothChanges: changesBetween(both.output, bothAfter.output),
      causalChanges: changesBetween(causal.output, causalAfter.output),
    };
  };
}

/** Row by row: did any bit move, and by how much at most? */
export function changesBetween(before: Tensor, after: Tensor): Change[] {
  const [old, now] = [matrixAt(before, 0), matrixAt(after, 0)];
  return Array.from({ length: old.rows }, (_, row) => {
    const [a, b] = [rowOf(old, row), rowOf(now, row)];
    return {
      sameBits: a.every((value, index) => Object.is(value, b[index])),
      largest: Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN)))),
    };
  });
}
