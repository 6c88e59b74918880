/** All steps of one head in double precision, from the numbers that the head is given: written apart from the lesson. */

import type { Matrix } from '../../web/lib/tensor.ts';

export type Table = number[][];

export function tableOf({ data, rows, columns }: Matrix): Table {
  return Array.from({ length: rows }, (_, row) =>
    Array.from(data.subarray(row * columns, (row + 1) * columns)),
  );
}

/** a times b, and a bias of b's width. */
export function times(a: Table, b: Table, bias: readonly number[] = []): Table {
  return a.map((row) =>
    (b[0] ?? []).map((_, column) =>
      row.reduce((total, value, i) => total + value * b[i]![column]!, bias[column] ?? 0),
    ),
  );
}

function softmax(row: number[]): number[] {
  const largest = Math.max(...row);
  if (largest === -Infinity) return row.map(() => 0);
  const terms = row.map((value) => Math.exp(value - largest));
  const total = terms.reduce((sum, term) => sum + term, 0);
  return terms.map((term) => term / total);
}

export interface Reference {
  readonly scores: Table;
  readonly scaled: Table;
  readonly biased: Table;
  readonly masked: Table;
  readonly weights: Table;
  readonly result: Table;
}

/** softmax(q k^T / sqrt(d) + bias + mask) v, with all that comes in between. */
export function attend(q: Table, k: Table, v: Table, mask: Table, bias?: Table): Reference {
  const scores = q.map((query) =>
    k.map((key) => query.reduce((total, value, i) => total + value * key[i]!, 0)),
  );
  const scaled = scores.map((row) => row.map((score) => score / Math.sqrt(k[0]!.length)));
  const biased = scaled.map((row, i) => row.map((score, j) => score + (bias?.[i]?.[j] ?? 0)));
  const masked = biased.map((row, i) => row.map((score, j) => score + mask[i]![j]!));
  const weights = masked.map(softmax);
  return { scores, scaled, biased, masked, weights, result: times(weights, v) };
}

/** Every |got - want| is below `tolerance`, and what is infinite is so in both. */
export function largestDifference(got: Matrix | undefined, want: Table): number {
  if (got?.rows !== want.length || got.columns !== want[0]?.length) return Infinity;
  const differences = want.flat().map((value, i) => {
    const here = got.data[i] ?? NaN;
    return here === value ? 0 : Math.abs(here - value);
  });
  return differences.reduce((largest, value) => (value <= largest ? largest : value), 0);
}
