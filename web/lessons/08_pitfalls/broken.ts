/**
 * Mistakes that the engine does not make, imitated step by step: every operation is rounded as it would be in
 * float32, or in half precision. What the engine itself can be asked to compute wrongly is asked of it.
 */

import { hides, rowOf, type Matrix } from '../../lib/tensor.ts';

/** To the numbers that are computed with: Math.fround, or toHalf of web/lib/half.ts. */
export type Round = (value: number) => number;

/**
 * exp(x) / sum(exp(x)) of each row, with no maximum subtracted before. A large score gives infinity / infinity,
 * a row of -Infinity gives 0 / 0: NaN both times.
 */
export function naiveSoftmax(scores: Matrix, round: Round = Math.fround): Matrix {
  return eachRow(scores, (row) => {
    const terms = row.map((score) => round(Math.exp(round(score))));
    const total = roundedSum(terms, round);
    return terms.map((term) => round(term / total));
  });
}

/**
 * The same with the maximum of the row subtracted, and no exception for a row that sees nothing: as most
 * libraries have it. A row of -Infinity gives -Infinity - -Infinity: NaN.
 */
export function plainSoftmax(scores: Matrix, round: Round = Math.fround): Matrix {
  return eachRow(scores, (row) => {
    const given = row.map(round);
    const largest = Math.max(...given);
    const terms = given.map((score) => round(Math.exp(round(score - largest))));
    const total = roundedSum(terms, round);
    return terms.map((term) => round(term / total));
  });
}

/** Weights of all words, with those that the mask hides set to 0 afterwards: rows sum to less than 1. */
export function maskedAfter(weights: Matrix, mask: Matrix): Matrix {
  return eachRow(weights, (row, query) =>
    row.map((weight, key) => (hides(mask, query, key) ? 0 : weight)),
  );
}

/** Each row divided by its sum. A row of zeros gives NaN. */
export function renormalised(weights: Matrix): Matrix {
  return eachRow(weights, (row) => {
    const total = roundedSum(row, Math.fround);
    return row.map((weight) => weight / total);
  });
}

function eachRow(
  matrix: Matrix,
  change: (row: Float32Array, index: number) => Float32Array,
): Matrix {
  const data = new Float32Array(matrix.data.length);
  for (let row = 0; row < matrix.rows; ++row) {
    data.set(change(rowOf(matrix, row), row), row * matrix.columns);
  }
  return { ...matrix, data };
}

/** One after the other, from the left. */
function roundedSum(values: Float32Array, round: Round): number {
  return values.reduce((total, value) => round(total + value), 0);
}
