/** The same queries and keys twice: their scores as they are, and divided by the root of d. */

import type { Engine, Tensor } from '../engine/index.ts';
import { hides, matrixAt, rowsOf, type Matrix } from '../lib/tensor.ts';
import { sharpnessOf, spreadOf, type Sharpness, type Spread } from '../lib/statistics.ts';

/** Those of one head, of one sentence or of many alike. */
export interface QueriesAndKeys {
  /** [seq_len, head_dim], or [sentences, seq_len, head_dim] */
  readonly query: Tensor;
  readonly key: Tensor;
  /** [seq_len, seq_len], added to the scores before softmax, -Infinity where a word is not read yet; absent: nothing is. */
  readonly mask?: Tensor;
}

export interface Side {
  /** Query dot key, times the scale: one a pair of words that may see each other. */
  readonly scores: Float32Array;
  readonly spread: Spread;
  /** Of all rows after softmax. */
  readonly sharpness: Sharpness;
  /** [queries, keys]: those of the first sentence, after softmax. */
  readonly weights: Matrix;
}

/** How near unscaled / scaled comes to the root of d. */
export interface RatioCheck {
  readonly pairs: number;
  /** The largest distance of any ratio from it, and the unscaled score of that pair. */
  readonly largestDeviation: number;
  readonly at: number;
  /** The largest distance of any unscaled score from the root times the scaled one. */
  readonly largestDifference: number;
}

export interface Sides {
  readonly headDim: number;
  readonly unscaled: Side;
  readonly scaled: Side;
  readonly ratio: RatioCheck;
  /** -Infinity where a query may not see a key; absent where it sees all. */
  readonly mask: Matrix | undefined;
}

export async function measureSides(engine: Engine, given: QueriesAndKeys): Promise<Sides> {
  const headDim = given.query.shape.at(-1) ?? 0;
  const [unscaled, scaled] = await Promise.all([
    measureSide(engine, given, 1),
    measureSide(engine, given, 1 / Math.sqrt(headDim)),
  ]);
  return {
    headDim,
    unscaled,
    scaled,
    ratio: checkRatio(unscaled.scores, scaled.scores, Math.sqrt(headDim)),
    mask: given.mask && matrixAt(given.mask, 0),
  };
}

async function measureSide(
  engine: Engine,
  { query, key, mask }: QueriesAndKeys,
  scale: number,
): Promise<Side> {
  // Nobody looks at the output: one number is value enough.
  const value = {
    data: new Float32Array(key.data.length / (key.shape.at(-1) ?? 1)),
    shape: [...key.shape.slice(0, -1), 1],
  };
  const { scores, weights } = await engine.attention(query, key, value, {
    scale,
    mask,
    returns: ['scores', 'weights'],
  });
  if (!scores || !weights)
    throw new Error('the scores and weights that were asked for are missing');
  const seen = seenOf(scores, mask);
  return {
    scores: seen,
    spread: spreadOf(seen),
    sharpness: sharpnessOf(seenRows(weights, mask)),
    weights: matrixAt(weights, 0),
  };
}

function seenOf(scores: Tensor, mask: Tensor | undefined): Float32Array {
  return mask ? Float32Array.from(seenRows(scores, mask).flatMap((row) => [...row])) : scores.data;
}

/** Each row without the keys that its query may not see. */
function seenRows(tensor: Tensor, mask: Tensor | undefined): Float32Array[] {
  const rows = rowsOf(tensor);
  if (!mask) return rows;
  const hidden = matrixAt(mask, 0);
  return rows.map((all, row) => all.filter((_, key) => !hides(hidden, row, key)));
}

/** Pairs whose score is 0 have no ratio. */
function checkRatio(unscaled: Float32Array, scaled: Float32Array, root: number): RatioCheck {
  let [pairs, largestDeviation, at, largestDifference] = [0, 0, 0, 0];
  for (const [pair, score] of unscaled.entries()) {
    const other = scaled[pair] ?? NaN;
    largestDifference = Math.max(largestDifference, Math.abs(score - root * other));
    if (other === 0) continue;
    ++pairs;
    const deviation = Math.abs(score / other - root);
    if (deviation > largestDeviation) [largestDeviation, at] = [deviation, score];
  }
  return { pairs, largestDeviation, at, largestDifference };
}
