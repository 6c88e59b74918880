/** What this lesson shows, computed by the engine from what was chosen. */

import type { AttentionResult, Engine, Tensor } from '../../engine/index.ts';
import { matrixAt, meanOfHeads, type Matrix } from '../../lib/tensor.ts';
import { numHeads, type AttentionKind, type Choices } from '../choices.ts';
import { createRandomAttention } from '../random_attention.ts';

export interface PictureRequest extends Pick<Choices, 'reading' | 'seed'> {
  readonly words: readonly string[];
}

export interface Picture extends PictureRequest {
  /** [words, embedDim] */
  readonly x: Tensor;
  /** [words, words]: the causal mask, whether it was applied or not. */
  readonly causalMask: Matrix;
  /** The three types of attention on the same x: [words, words], with heads [heads, words, words]. */
  readonly results: Readonly<Record<AttentionKind, AttentionResult & { weights: Tensor }>>;
  /** The average of the heads. */
  readonly average: Matrix;
}

/** Makes pictures, and keeps the parameters of the last seed. */
export function createPictureMaker(): (
  engine: Engine,
  request: PictureRequest,
) => Promise<Picture> {
  const randomAttention = createRandomAttention();
  return async (engine, request) => {
    const { words, reading, seed } = request;
    const [{ attention, x }, causalMask] = await Promise.all([
      randomAttention(engine, words, seed),
      engine.createCausalMask(words.length),
    ]);
    const causal = reading === 'causal';
    const mask = causal ? { mask: causalMask } : {};
    const [multiHead, scaled, dotProduct] = await Promise.all([
      attention.multiHeadAttention(x, x, x, { causal }),
      attention.scaledDotProductAttention(x, x, x, mask),
      attention.dotProductAttention(x, x, x, mask),
    ]);
    return {
      ...request,
      x,
      causalMask: matrixAt(causalMask, 0),
      results: { 'multi-head': multiHead, scaled, 'dot-product': dotProduct },
      average: meanOfHeads(multiHead.weights),
    };
  };
}

/** The weights of one type, and of one head (from 1; 0 is the average) where there are heads. */
export function weightsOf(picture: Picture, kind: AttentionKind, head: number): Matrix {
  if (kind === 'multi-head' && head === 0) return picture.average;
  const index = kind === 'multi-head' ? Math.min(head, numHeads) - 1 : 0;
  return matrixAt(picture.results[kind].weights, index);
}
