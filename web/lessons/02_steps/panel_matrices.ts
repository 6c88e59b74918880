/** What of a matrix a panel shows: all of it, one row, its columns from some place on, or turned on its side. */

import { rememberLast } from '../../lib/remember.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { Placement } from './placement.ts';

/** The same object as long as it is the same part: the grid draws anew only what differs. */
export function createPartOfMatrix(): (matrix: Matrix, placement: Placement) => Matrix {
  return rememberLast((matrix: Matrix, { turned, only, from }: Placement) => {
    if (turned) return transposed(matrix);
    return columnsFrom(only === undefined ? matrix : oneRow(matrix, only), from);
  });
}

function transposed({ data, rows, columns }: Matrix): Matrix {
  const turned = new Float32Array(data.length);
  data.forEach((value, i) => {
    turned[(i % columns) * rows + Math.floor(i / columns)] = value;
  });
  return { data: turned, rows: columns, columns: rows };
}

function oneRow({ data, columns }: Matrix, row: number): Matrix {
  return { data: data.subarray(row * columns, (row + 1) * columns), rows: 1, columns };
}

function columnsFrom(matrix: Matrix, from: number): Matrix {
  if (from === 0) return matrix;
  const { rows, columns } = matrix;
  const width = columns - from;
  const data = new Float32Array(rows * width);
  for (let row = 0; row < rows; ++row) {
    data.set(matrix.data.subarray(row * columns + from, (row + 1) * columns), row * width);
  }
  return { data, rows, columns: width };
}
