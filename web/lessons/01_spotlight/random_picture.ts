/** What this lesson shows of random vectors: the three types of attention on the same words. */

import type { AttentionResult, Engine, Tensor } from '../../engine/index.ts';
import { matrixAt, meanOfHeads, type Matrix } from '../../lib/tensor.ts';
import { numHeads, type AttentionKind, type Choices } from '../choices.ts';
import { createRandomAttention } from '../random_attention.ts';

export interface RandomRequest extends Pick<Choices, 'reading' | 'seed'> {
  readonly vectors: 'random';
  readonly words: readonly string[];
}

export interface RandomPicture extends RandomRequest {
  /** [words, embedDim] */
  readonly x: Tensor;
  /** [words, words]: the causal mask, whether it was applied or not. */
  readonly causalMask: Matrix;
  /** The three types of attention on the same x. */
  readonly results: Readonly<Record<AttentionKind, AttentionResult & { weights: Tensor }>>;
  /** Their weights: one matrix, or with heads the average (at 0) and one for each head. */
  readonly weights: Readonly<Record<AttentionKind, readonly Matrix[]>>;
}

/** Makes pictures, and keeps the parameters of the last seed. */
export function createRandomPictureMaker(): (
  engine: Engine,
  request: RandomRequest,
) => Promise<RandomPicture> {
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
      weights: {
        'multi-head': [
          meanOfHeads(multiHead.weights),
          ...Array.from({ length: numHeads }, (_, head) => matrixAt(multiHead.weights, head)),
        ],
        scaled: [matrixAt(scaled.weights, 0)],
        'dot-product': [matrixAt(dotProduct.weights, 0)],
      },
    };
  };
}

/** The weights of one type, and of one head (from 1; 0 is the average) where there are heads. */
export function weightsOf(
  { weights }: RandomPicture,
  kind: AttentionKind,
  head: number,
): Matrix | undefined {
  return weights[kind][kind === 'multi-head' ? head : 0];
}
