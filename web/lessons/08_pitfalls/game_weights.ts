/** The weights of every head of a layer, right and with each of the mistakes: what the game picks from. */

import type { Engine, Tensor } from '../../engine/index.ts';
import { toHalf } from '../../lib/half.ts';
import { matrixAt, meanOfHeads, type Matrix } from '../../lib/tensor.ts';
import { maskedAfter, naiveSoftmax, plainSoftmax } from './broken.ts';
import type { FaultId } from './game_faults.ts';

/** All heads of a layer: [heads, tokens, head_dim] each. */
export interface GameLayer {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
  /** [heads, tokens, tokens], part of the scores; absent where there is none. */
  readonly positionBias?: Tensor | undefined;
}

/** Of one head, [tokens, tokens] each; 'none' is as it should be. */
export type WeightsByFault = Readonly<Record<FaultId, Matrix>>;

/** What stands for −∞ in code that has no better idea. */
const largeNegative = -1e9;

/** [tokens, tokens]: left to right, and the last row is padding, which may see nothing. */
export async function gameMask(engine: Engine, tokens: number): Promise<Matrix> {
  const causal = matrixAt(await engine.createCausalMask(tokens), 0);
  const data = causal.data.slice();
  data.fill(-Infinity, (tokens - 1) * tokens);
  return { ...causal, data };
}

/** One for each head, in their order. */
export async function weightsByFault(
  engine: Engine,
  layer: GameLayer,
  mask: Matrix,
): Promise<WeightsByFault[]> {
  const { query, key, value, positionBias } = layer;
  const heads = query.shape[0] ?? 0;
  const tokens = mask.rows;
  const attend = async (entry: (at: number) => number, scale?: number) => {
    const { weights, maskedScores } = await engine.attention(query, key, value, {
      mask: biasedMask(heads, tokens, positionBias, entry),
      ...(scale !== undefined && { scale }),
      returns: ['maskedScores', 'weights'],
    });
    if (!weights || !maskedScores) throw new Error('the weights that were asked for are missing');
    return { weights, maskedScores };
  };
  const hidden = (at: number): number => mask.data[at] ?? 0;
  const onlyPadding = (at: number): number => (at < (tokens - 1) * tokens ? 0 : -Infinity);
  const [right, open, unscaled, finite] = await Promise.all([
    attend(hidden),
    attend(onlyPadding),
    attend(hidden, 1),
    attend((at) => Math.max(hidden(at), largeNegative)),
  ]);
  const downColumns = await engine.softmax(right.maskedScores, { axis: -2 });
  const mean = meanOfHeads(right.weights);
  return Array.from({ length: heads }, (_, head) => {
    const scores = matrixAt(right.maskedScores, head);
    const allWords = matrixAt(open.weights, head);
    return {
      none: matrixAt(right.weights, head),
      'after-softmax': maskedAfter(allWords, mask),
      'no-mask': allWords,
      'all-masked': plainSoftmax(scores),
      'minus-1e9': matrixAt(finite.weights, head),
      'wrong-axis': matrixAt(downColumns, head),
      'no-scaling': matrixAt(unscaled.weights, head),
      // The padding is taken care of here: one mistake at a time.
      'no-max': maskedAfter(naiveSoftmax(scores, toHalf), mask),
      'mean-of-heads': mean,
    };
  });
}

/** [heads, tokens, tokens]: the mask, and what each head adds to its scores besides. */
function biasedMask(
  heads: number,
  tokens: number,
  positionBias: Tensor | undefined,
  entry: (at: number) => number,
): Tensor {
  const size = tokens * tokens;
  const data = Float32Array.from(
    { length: heads * size },
    (_, at) => (positionBias?.data[at] ?? 0) + entry(at % size),
  );
  return { data, shape: [heads, tokens, tokens] };
}
