/** What the claims about the division by sqrt(d) say in numbers: at d = 64, with random queries and keys. */

import type { Tensor } from '../../engine/index.ts';
import { sum } from '../../lib/tensor.ts';
import { embedDim } from '../choices.ts';
import { returned, rowsOf, vectorsOf, type RandomVectors, type Range } from './random_vectors.ts';

/** Made-up sentences, and the words in each. */
const [sentences, length] = [32, 16];

export interface ScalingNumbers {
  readonly d: number;
  /** So many scores, not scaled. */
  readonly count: number;
  readonly variance: number;
  readonly deviation: number;
  readonly range: Range;
  readonly unscaled: ScaleNumbers;
  readonly scaled: ScaleNumbers;
  /** Variance of the scaled scores of queries and keys that initial projections make. */
  readonly projectedVariance: number;
}

/** With one way of scaling. */
export interface ScaleNumbers {
  /** The largest weight of a row, on average. */
  readonly largestWeight: number;
  /** Root mean square of a loss's gradient at the scores after scaling, and at the numbers of Q. */
  readonly gradScores: number;
  readonly gradQuery: number;
}

interface Inputs {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  readonly gradOutput: Tensor;
}

export async function measureScaling(vectors: RandomVectors): Promise<ScalingNumbers> {
  const named = async (name: string): Promise<Tensor> => {
    const words = Array.from({ length: sentences * length }, (_, index) => `${name} ${index}`);
    const { data } = await vectorsOf(vectors, words);
    return { data, shape: [sentences, length, embedDim] };
  };
  const [query, key, value, gradOutput] = await Promise.all(
    ['query', 'key', 'value', 'gradient'].map(named),
  );
  if (!query || !key || !value || !gradOutput) throw new Error('expected four tensors');
  const inputs = { query, key, value, gradOutput };
  const result = await vectors.engine.attention(query, key, value, {
    scale: 1,
    returns: ['scores'],
  });
  const scores = returned(result, 'scores').data;
  const variance = varianceOf(scores);
  return {
    d: embedDim,
    count: scores.length,
    variance,
    deviation: Math.sqrt(variance),
    range: { smallest: Math.min(...scores), largest: Math.max(...scores) },
    unscaled: await measureScale(vectors, inputs, 1),
    scaled: await measureScale(vectors, inputs, 1 / Math.sqrt(embedDim)),
    projectedVariance: await measureProjected(vectors),
  };
}

async function measureScale(
  { engine }: RandomVectors,
  { query, key, value, gradOutput }: Inputs,
  scale: number,
): Promise<ScaleNumbers> {
  // The gradient by a mask of zeros, which is added to the scores, is that by the scores.
  const zeros = new Float32Array(sentences * length * length);
  const mask: Tensor = { data: zeros, shape: [1, sentences, length, length] };
  const [result, { gradMask, gradQuery }] = await Promise.all([
    engine.attention(query, key, value, { scale, returns: ['weights'] }),
    engine.attentionBackward(query, key, value, gradOutput, { scale, mask }),
  ]);
  const rows = rowsOf(returned(result, 'weights'));
  return {
    largestWeight: sum(rows.map((row) => Math.max(...row))) / rows.length,
    gradScores: rootMeanSquare(gradMask?.data ?? new Float32Array([NaN])),
    gradQuery: rootMeanSquare(gradQuery.data),
  };
}

async function measureProjected(vectors: RandomVectors): Promise<number> {
  const words = Array.from({ length: 128 }, (_, index) => `word ${index}`);
  const x = await vectorsOf(vectors, words);
  const result = await vectors.attention.multiHeadAttention(x, x, x, { returns: ['scores'] });
  return varianceOf(returned(result, 'scores').data);
}

/** About their own mean. */
function varianceOf(values: Float32Array): number {
  const mean = sum(values) / values.length;
  return sum(Array.from(values, (value) => (value - mean) ** 2)) / values.length;
}

function rootMeanSquare(values: Float32Array): number {
  return Math.sqrt(sum(Array.from(values, (value) => value ** 2)) / values.length);
}
