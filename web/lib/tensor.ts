/** Tensors as the whole of Spotlight passes them around: plain, cloneable, row-major float32. */

export interface Tensor {
  readonly data: Float32Array;
  /** Sizes, outermost first: [heads, rows, columns]. */
  readonly shape: readonly number[];
}

/** Which keys a query may attend to: 1 = may attend, 0 = hidden. */
export interface Allowed {
  readonly data: Uint8Array;
  readonly shape: readonly number[];
}

/** Numbers in nested arrays: [[1, 2], [3, 4]]. All arrays of one level are of one length. */
export type NestedNumbers = readonly number[] | readonly NestedNumbers[];

/** What a caller may hand in for a tensor. It is copied, never changed or detached. */
export type TensorLike = Tensor | NestedNumbers;

/** A matrix to be looked at: a tensor of two dimensions. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/** The matrix at `index` of a [count, rows, columns] tensor, or the tensor itself if it has two dimensions. */
export function matrixAt(tensor: Tensor, index: number): Matrix {
  const rows = tensor.shape.at(-2) ?? 1;
  const columns = tensor.shape.at(-1) ?? 1;
  const size = rows * columns;
  return { data: tensor.data.subarray(index * size, (index + 1) * size), rows, columns };
}

export function asTensor({ data, rows, columns }: Matrix): Tensor {
  return { data, shape: [rows, columns] };
}

/** All rows of the last axis, whatever stands before it. */
export function rowsOf({ data, shape }: Tensor): Float32Array[] {
  const columns = shape.at(-1) ?? 1;
  return Array.from({ length: data.length / columns }, (_, row) =>
    data.subarray(row * columns, (row + 1) * columns),
  );
}

export function rowOf(matrix: Matrix, row: number): Float32Array {
  return matrix.data.subarray(row * matrix.columns, (row + 1) * matrix.columns);
}

export function valueAt(matrix: Matrix, row: number, column: number): number {
  return matrix.data[row * matrix.columns + column] ?? NaN;
}

/** Whether a mask of 0 and -Infinity hides this; without a mask nothing is hidden. */
export function hides(mask: Matrix | undefined, row: number, column: number): boolean {
  return mask !== undefined && valueAt(mask, row, column) === -Infinity;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

export function rowSums(matrix: Matrix): number[] {
  return Array.from({ length: matrix.rows }, (_, row) => sum(rowOf(matrix, row)));
}

export function columnSums(matrix: Matrix): number[] {
  return Array.from({ length: matrix.columns }, (_, column) =>
    sum(Array.from({ length: matrix.rows }, (_, row) => valueAt(matrix, row, column))),
  );
}

/** The sum of two matrices of one size, in float32. */
export function added(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value + (b.data[i] ?? NaN)) };
}

/** The largest distance of any element of `a` from that of `b`; NaN if any is NaN. */
export function largestDifference(a: Matrix, b: Matrix): number {
  return Math.max(0, ...difference(a, b).data.map(Math.abs));
}

/** The mean over the first axis of [heads, rows, columns]: what is left when heads are averaged. */
export function meanOfHeads(tensor: Tensor): Matrix {
  const heads = tensor.shape[0] ?? 1;
  const { rows, columns } = matrixAt(tensor, 0);
  const size = rows * columns;
  const data = new Float32Array(size);
  for (let i = 0; i < size; ++i) {
    let total = 0;
    for (let head = 0; head < heads; ++head) total += tensor.data[head * size + i] ?? NaN;
    data[i] = total / heads;
  }
  return { data, rows, columns };
}

/** The mean of matrices of one size, element by element. */
export function meanOfMatrices(matrices: readonly Matrix[]): Matrix {
  const { rows = 0, columns = 0 } = matrices[0] ?? {};
  const data = Float32Array.from(
    { length: rows * columns },
    (_, i) => sum(matrices.map((matrix) => matrix.data[i] ?? NaN)) / matrices.length,
  );
  return { data, rows, columns };
}

/** How much larger each element of `a` is than that of `b`; both are of one size. */
export function difference(a: Matrix, b: Matrix): Matrix {
  return { ...a, data: a.data.map((value, i) => value - (b.data[i] ?? NaN)) };
}
