/** What one head is given, whichever source it comes from: all steps that follow are the same for all. */

import { matrixAt, type Matrix, type Tensor } from '../../lib/tensor.ts';
import { headColumns } from '../head_columns.ts';

/** The matrix and the bias that make queries, keys or values of x: the columns of one head. */
export interface Projection {
  /** [embed_dim, head_dim], used as x times it. */
  readonly weight: Matrix;
  /** [head_dim]; absent where there is none. */
  readonly bias: Float32Array | undefined;
}

/** What is before the head, and after it: absent on the blackboard. */
export interface Surroundings {
  /** x of the queries [seq_len, embed_dim], and of keys and values; the same for one sentence. */
  readonly input: Matrix;
  readonly other: Matrix;
  readonly projections: Readonly<Record<'query' | 'key' | 'value', Projection>>;
  /** What all heads found, unedited: [heads, seq_len, head_dim]. */
  readonly results: Tensor;
  /** Which of them is followed, from 0. */
  readonly head: number;
  /** [embed_dim, embed_dim], and [embed_dim] where there is a bias. */
  readonly outputWeight: Tensor;
  readonly outputBias: Tensor | undefined;
}

export interface HeadInput {
  /** The words that look, and those that are looked at. */
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  /** [seq_len, head_dim], and [kv_len, head_dim]. */
  readonly query: Matrix;
  readonly key: Matrix;
  readonly value: Matrix;
  /** [seq_len, kv_len], what is added for distance; absent where nothing is. */
  readonly bias: Matrix | undefined;
  /** [seq_len, kv_len] of 0 and -Infinity. */
  readonly mask: Matrix;
  readonly surroundings: Surroundings | undefined;
}

/** [rows, heads * head_dim] as [heads, rows, head_dim]. */
export function splitHeads(joined: Tensor, headDim: number): Tensor {
  const heads = (joined.shape.at(-1) ?? headDim) / headDim;
  const parts = Array.from({ length: heads }, (_, head) => headColumns(joined, head, headDim));
  const rows = parts[0]?.rows ?? 0;
  const data = new Float32Array(joined.data.length);
  parts.forEach((part, head) => {
    data.set(part.data, head * rows * headDim);
  });
  return { data, shape: [heads, rows, headDim] };
}

/** [heads, rows, head_dim] side by side, with `result` in the place of `head`: [rows, heads * head_dim]. */
export function joinHeads(results: Tensor, head: number, result: Matrix): Matrix {
  const [heads = 1, rows = 0, headDim = 0] = results.shape;
  const width = heads * headDim;
  const data = new Float32Array(rows * width);
  for (let other = 0; other < heads; ++other) {
    const part = other === head ? result : matrixAt(results, other);
    for (let row = 0; row < rows; ++row) {
      data.set(
        part.data.subarray(row * headDim, (row + 1) * headDim),
        row * width + other * headDim,
      );
    }
  }
  return { data, rows, columns: width };
}
