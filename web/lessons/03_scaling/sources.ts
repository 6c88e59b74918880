/** The three kinds of queries and keys whose scores are looked at. */

import type { Engine, ModelForward, Tensor } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { vocabularyForm } from '../../lib/words.ts';

/** Those of one head, of one sentence or of many alike. */
export interface QueriesAndKeys {
  /** [seq_len, head_dim], or [sentences, seq_len, head_dim] */
  readonly query: Tensor;
  readonly key: Tensor;
  /** [seq_len, seq_len], added to the scores before softmax, -Infinity where a word is not read yet; absent: nothing is. */
  readonly mask?: Tensor;
}

/** So many rows of scores that chance averages out, and so few keys that a row can be looked at. */
export const randomSentences = 32;
export const randomWords = 16;

const madeUpWords = (name: string): string[] =>
  Array.from({ length: randomSentences * randomWords }, (_, index) => `${name} ${index}`);
const madeUp = [...madeUpWords('query'), ...madeUpWords('key')];

/** [sentences, words, dim] of N(0, 1) numbers each: what the textbook argument assumes. */
export async function randomQueriesAndKeys(
  engine: Engine,
  dim: number,
  seed: number,
): Promise<QueriesAndKeys> {
  const { data } = await engine.randomEmbeddings(madeUp, { embedDim: dim, seed });
  const shape = [randomSentences, randomWords, dim];
  const half = data.length / 2;
  return {
    query: { data: data.subarray(0, half), shape },
    key: { data: data.subarray(half), shape },
  };
}

type Project = (
  engine: Engine,
  x: Tensor,
  seed: number,
) => Promise<{ readonly query: Tensor; readonly key: Tensor }>;

/**
 * Projects x [n, dim] as SimpleAttention(dim, 1 head) of the seed does, whose matrices are drawn from
 * N(0, 2 / dim); keeps those of the last seed.
 */
export function createProjection(): Project {
  const paramsOf = rememberLast(async (engine: Engine, embedDim: number, seed: number) => {
    const attention = await engine.simpleAttention({ embedDim, numHeads: 1, seed });
    try {
      return await attention.getParams();
    } finally {
      attention.dispose();
    }
  });
  return async (engine, x, seed) => {
    const { w_q = [], w_k = [] } = await paramsOf(engine, x.shape.at(-1) ?? 0, seed);
    const [query, key] = await Promise.all([engine.linear(x, w_q), engine.linear(x, w_k)]);
    return { query, key };
  };
}

/** [words, dim]: each word of a sentence as N(0, 1) numbers that nothing has learned. */
export async function randomWordVectors(
  engine: Engine,
  words: readonly string[],
  dim: number,
  seed: number,
): Promise<Tensor> {
  return await engine.randomEmbeddings(words.map(vocabularyForm), { embedDim: dim, seed });
}

/** What one head of the learned model made of a sentence; its position bias is part of the mask. */
export function learnedQueriesAndKeys(
  { layers }: Pick<ModelForward, 'layers'>,
  place: { readonly layer: number; readonly head: number },
): QueriesAndKeys {
  const layer = layers[place.layer];
  if (!layer) throw new Error(`the model has no layer ${place.layer}`);
  const ofHead = ({ data, shape }: Tensor): Tensor => {
    const size = data.length / (shape[0] ?? 1);
    return {
      data: data.slice(place.head * size, (place.head + 1) * size),
      shape: shape.slice(1),
    };
  };
  const bias = ofHead(layer.positionBias);
  const masked = ofHead(layer.maskedScores);
  const mask = bias.data.map((value, pair) =>
    masked.data[pair] === -Infinity ? -Infinity : value,
  );
  return {
    query: ofHead(layer.query),
    key: ofHead(layer.key),
    mask: { data: mask, shape: bias.shape },
  };
}
