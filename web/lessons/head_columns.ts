/** What one head has of queries, keys or values that lie side by side for all heads. */

import type { Matrix, Tensor } from '../lib/tensor.ts';

/** The columns of one head of [rows, heads * head_dim]. */
export function headColumns({ data, shape }: Tensor, head: number, headDim: number): Matrix {
  const width = shape.at(-1) ?? headDim;
  const rows = data.length / width;
  const columns = new Float32Array(rows * headDim);
  for (let row = 0; row < rows; ++row) {
    const start = row * width + head * headDim;
    columns.set(data.subarray(start, start + headDim), row * headDim);
  }
  return { data: columns, rows, columns: headDim };
}
