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
