/** What the claims about the division by sqrt(d) say in numbers: at d = 64, with random queries and keys. */

import type { Engine, Tensor } from '../../engine/index.ts';
import { sharpnessOf, spreadOf } from '../../lib/statistics.ts';
import { sum } from '../../lib/tensor.ts';
import { embedDim } from '../choices.ts';
import { returned, rowsOf, vectorsOf, type RandomVectors, type Range } from './random_vectors.ts';

/** Made-up sentences of so many words, as in lesson 3: its numbers and these are the same. */
const sentences = 32;
const length = 16;
/** Of so many sentences the gradients are enough. */
const sentencesBack = 8;

/** The two ways of scaling. */
interface Scalings {
  readonly unscaled: number;
  readonly scaled: number;
}

export interface ScalingNumbers {
  readonly d: number;
  /** So many scores, not scaled. */
  readonly count: number;
  readonly variance: number;
  readonly deviation: number;
  readonly range: Range;
  /** The largest weight of a row, on average. */
  readonly largestWeight: Scalings;
  /** Root mean square of a loss's gradient at the scores as softmax gets them, and at the numbers of Q. */
  readonly gradScores: Scalings;
  readonly gradQuery: Scalings;
  /** Variance of the scaled scores of queries and keys that initial projections make. */
  readonly projectedVariance: number;
}

export async function measureScaling(vectors: RandomVectors): Promise<ScalingNumbers> {
  const { engine } = vectors;
  const [query, key] = await Promise.all([
    madeUp(vectors, 'query', sentences),
    madeUp(vectors, 'key', sentences),
  ]);
  const [unscaled, scaled, gradients, projectedVariance] = await Promise.all([
    engine.attention(query, key, key, { scale: 1, returns: ['scores', 'weights'] }),
    engine.attention(query, key, key, { returns: ['weights'] }),
    measureGradients(vectors, query, key),
    measureProjected(vectors),
  ]);
  const { count, variance, deviation, smallest, largest } = spreadOf(
    returned(unscaled, 'scores').data,
  );
  return {
    d: embedDim,
    count,
    variance,
    deviation,
    range: { smallest, largest },
    largestWeight: {
      unscaled: meanLargest(returned(unscaled, 'weights')),
      scaled: meanLargest(returned(scaled, 'weights')),
    },
    ...gradients,
    projectedVariance,
  };
}

/** [count, length, embedDim] of N(0, 1) numbers. */
async function madeUp(vectors: RandomVectors, name: string, count: number): Promise<Tensor> {
  const words = Array.from({ length: count * length }, (_, index) => `${name} ${index}`);
  return { ...(await vectorsOf(vectors, words)), shape: [count, length, embedDim] };
}

function meanLargest(weights: Tensor): number {
  return sharpnessOf(rowsOf(weights)).largestWeight;
}

async function measureGradients(vectors: RandomVectors, query: Tensor, key: Tensor) {
  const [value, gradOutput] = await Promise.all([
    madeUp(vectors, 'value', sentencesBack),
    madeUp(vectors, 'gradient', sentencesBack),
  ]);
  const some = ({ data }: Tensor): Tensor => ({
    data: data.subarray(0, value.data.length),
    shape: value.shape,
  });
  // The gradient by a mask of zeros, which is added to the scores, is that by the scores.
  const zeros = new Float32Array(sentencesBack * length * length);
  const mask: Tensor = { data: zeros, shape: [1, sentencesBack, length, length] };
  const backward = (scale: number): ReturnType<Engine['attentionBackward']> =>
    vectors.engine.attentionBackward(some(query), some(key), value, gradOutput, { scale, mask });
  const [unscaled, scaled] = await Promise.all([backward(1), backward(1 / Math.sqrt(embedDim))]);
  const sizes = (of: (gradients: typeof scaled) => Tensor | undefined): Scalings => ({
    unscaled: rootMeanSquare(of(unscaled)),
    scaled: rootMeanSquare(of(scaled)),
  });
  return {
    gradScores: sizes(({ gradMask }) => gradMask),
    gradQuery: sizes(({ gradQuery }) => gradQuery),
  };
}

/** Of one head that is as wide as the vectors, within the made-up sentences. */
async function measureProjected(vectors: RandomVectors): Promise<number> {
  const { engine, seed } = vectors;
  const x = await madeUp(vectors, 'word', sentences);
  const attention = await engine.simpleAttention({ embedDim, numHeads: 1, seed });
  const inSentence = x.data.length / sentences;
  const results = await Promise.all(
    Array.from({ length: sentences }, (_, sentence) => {
      const data = x.data.subarray(sentence * inSentence, (sentence + 1) * inSentence);
      const words = { data, shape: [length, embedDim] };
      return attention.multiHeadAttention(words, words, words, { returns: ['scores'] });
    }),
  );
  attention.dispose();
  return spreadOf(results.flatMap((result) => [...returned(result, 'scores').data])).variance;
}

function rootMeanSquare({ data }: Tensor = { data: new Float32Array([NaN]), shape: [1] }): number {
  return Math.sqrt(sum(data.map((value) => value ** 2)) / data.length);
}
