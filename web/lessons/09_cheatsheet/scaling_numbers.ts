/** What the claims about the division by sqrt(d) say in numbers: at d = 64, with random queries and keys. */

import type { AttentionGradients, Tensor } from '../../engine/index.ts';
import { sum } from '../../lib/tensor.ts';
import { embedDim } from '../choices.ts';
import { projectedScores, randomSides, randomWords } from '../random_scores.ts';
import { vectorsOf, type RandomVectors, type Range } from './random_vectors.ts';

/** Of so many made-up sentences the gradients are enough. */
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
  const { engine, seed } = vectors;
  const [{ unscaled, scaled }, { projected }, gradients] = await Promise.all([
    randomSides(engine, embedDim, seed),
    projectedScores(engine, embedDim, seed),
    measureGradients(vectors),
  ]);
  const { count, variance, deviation, smallest, largest } = unscaled.spread;
  return {
    d: embedDim,
    count,
    variance,
    deviation,
    range: { smallest, largest },
    largestWeight: {
      unscaled: unscaled.sharpness.largestWeight,
      scaled: scaled.sharpness.largestWeight,
    },
    ...gradients,
    projectedVariance: projected.scaled.spread.variance,
  };
}

async function measureGradients(vectors: RandomVectors) {
  const [query, key, value, gradOutput] = await Promise.all([
    madeUp(vectors, 'query'),
    madeUp(vectors, 'key'),
    madeUp(vectors, 'value'),
    madeUp(vectors, 'gradient'),
  ]);
  // The gradient by a mask of zeros, which is added to the scores, is that by the scores.
  const zeros = new Float32Array(sentencesBack * randomWords * randomWords);
  const mask: Tensor = { data: zeros, shape: [1, sentencesBack, randomWords, randomWords] };
  const backward = (scale: number): Promise<AttentionGradients> =>
    vectors.engine.attentionBackward(query, key, value, gradOutput, { scale, mask });
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

/** [sentencesBack, randomWords, embedDim] of N(0, 1) numbers. */
async function madeUp(vectors: RandomVectors, name: string): Promise<Tensor> {
  const count = sentencesBack * randomWords;
  const words = Array.from({ length: count }, (_, index) => `${name} ${index}`);
  return {
    ...(await vectorsOf(vectors, words)),
    shape: [sentencesBack, randomWords, embedDim],
  };
}

function rootMeanSquare({ data }: Tensor = { data: new Float32Array([NaN]), shape: [1] }): number {
  return Math.sqrt(sum(data.map((value) => value ** 2)) / data.length);
}
