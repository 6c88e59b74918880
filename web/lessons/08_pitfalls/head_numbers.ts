/** All that one head computes in one sentence, left to right: what the pitfalls are made of. */

import type {
  Engine,
  HeadPlace,
  ModelForward,
  SimpleAttention,
  Tensor,
} from '../../engine/index.ts';
import { asTensor, matrixAt, type Matrix } from '../../lib/tensor.ts';
import { headColumns } from '../head_columns.ts';

export interface HeadNumbers {
  /** Of rows and columns. */
  readonly labels: readonly string[];
  /** [words, head_dim] */
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  /** [words, words], and so are all below: what is added to the scores for distance; 0 where nothing is. */
  readonly bias: Matrix;
  /** Query dot key times the scale, plus bias: before any mask. */
  readonly scores: Matrix;
  /** 0 and -Infinity. */
  readonly mask: Matrix;
  readonly weights: Matrix;
}

/** One head of the learned model. */
export function learnedHeadNumbers(
  labels: readonly string[],
  { layers }: Pick<ModelForward, 'layers'>,
  { layer, head }: HeadPlace,
): HeadNumbers {
  const found = layers[layer];
  if (!found) throw new Error(`expected layer ${layer}`);
  const masked = matrixAt(found.maskedScores, head);
  return {
    labels,
    query: asTensor(matrixAt(found.query, head)),
    key: asTensor(matrixAt(found.key, head)),
    value: asTensor(matrixAt(found.value, head)),
    bias: matrixAt(found.positionBias, head),
    scores: matrixAt(found.scores, head),
    mask: { ...masked, data: masked.data.map((score) => (score === -Infinity ? score : 0)) },
    weights: matrixAt(found.weights, head),
  };
}

/** One head of random vectors. */
export async function randomHeadNumbers(
  engine: Engine,
  words: readonly string[],
  { attention, x }: { readonly attention: SimpleAttention; readonly x: Tensor },
  head: number,
): Promise<HeadNumbers> {
  const [params, mask, { scores, weights }] = await Promise.all([
    attention.getParams(),
    engine.createCausalMask(words.length),
    attention.multiHeadAttention(x, x, x, { causal: true, returns: ['scores'] }),
  ]);
  if (!scores) throw new Error('the scores that were asked for are missing');
  const project = async (letter: 'q' | 'k' | 'v'): Promise<Tensor> => {
    const all = await engine.linear(x, params[`w_${letter}`] ?? []);
    return asTensor(headColumns(all, head, attention.headDim));
  };
  const [query, key, value] = await Promise.all([project('q'), project('k'), project('v')]);
  return {
    labels: words,
    query,
    key,
    value,
    bias: { data: new Float32Array(words.length ** 2), rows: words.length, columns: words.length },
    scores: matrixAt(scores, head),
    mask: matrixAt(mask, 0),
    weights: matrixAt(weights, head),
  };
}
