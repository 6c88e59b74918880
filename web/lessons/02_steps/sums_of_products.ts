/** Cells that are a row times a column: each product, and their sum. */

import type {
  ArithmeticLine,
  ArithmeticPart,
  ArithmeticTotal,
} from '../../components/arithmetic/lines.ts';
import { rowOf, valueAt, type Matrix } from '../../lib/tensor.ts';
import {
  noteOnRounding,
  numberIn,
  type ArithmeticParts,
  type AskedCell,
} from './arithmetic_parts.ts';

/** Query times key, number by number. */
export function dotProduct({ picture, row, column, result }: AskedCell): ArithmeticParts {
  const { query, key } = picture.stages.matrices;
  const [a, b] = [rowIn(query, row), rowIn(key, column)];
  return {
    lines: products(a, b),
    totals: [{ label: 'score', result, exact: true }],
    note: noteOnRounding([...a, ...b]),
    operands: [
      { matrix: 'query', row },
      { matrix: 'key', row: column },
    ],
  };
}

/** x times a column of the matrix that makes queries, keys or values. */
export function projected(
  name: 'query' | 'key' | 'value',
  { picture, row, column, result }: AskedCell,
): ArithmeticParts | undefined {
  const { surroundings } = picture.input;
  if (!surroundings) return undefined;
  const source = name === 'query' || picture.source !== 'cross' ? 'input' : 'other';
  const { weight, bias } = surroundings.projections[name];
  const [a, b] = [rowIn(surroundings[source], row), columnOf(weight, column)];
  const letter = name.charAt(0).toUpperCase();
  return {
    lines: products(a, b),
    totals: [...biasLine(bias?.[column]), { label: name, result, exact: true }],
    note: `Numbers of x times column ${column + 1} of W_${letter}. ${noteOnRounding(b)}`,
    operands: [{ matrix: source, row }],
  };
}

/** Weights times one number of each value. */
export function weightedValues({ picture, row, column, result }: AskedCell): ArithmeticParts {
  const { weights, value, masked } = picture.stages.matrices;
  const [a, b] = [rowIn(weights, row), value ? columnOf(value, column) : []];
  const { keys } = picture.input;
  const seen = Array.from(a.keys()).filter((key) => numberIn(masked, row, key) !== -Infinity);
  const hidden = seen.length < a.length ? ' Hidden words have weight 0: they add nothing.' : '';
  return {
    lines: seen.map((key) => {
      const weight = a[key] ?? NaN;
      return line(keys[key] ?? '', { weight }, weight, b[key]);
    }),
    totals: [{ label: `result ${column + 1}`, result, exact: true }],
    note: `${noteOnRounding(a)}${hidden}`.trim(),
    operands: [
      { matrix: 'weights', row },
      { matrix: 'value', column },
    ],
  };
}

/** What all heads found times a column of the last matrix. */
export function mixed({ picture, row, column, result }: AskedCell): ArithmeticParts | undefined {
  const { surroundings } = picture.input;
  if (!surroundings) return undefined;
  const { outputWeight, outputBias } = surroundings;
  const [rows = 0, columns = 0] = outputWeight.shape;
  const weight = { data: outputWeight.data, rows, columns };
  const [a, b] = [rowIn(picture.stages.matrices.joined, row), columnOf(weight, column)];
  return {
    lines: products(a, b),
    totals: [...biasLine(outputBias?.data[column]), { label: 'output', result, exact: true }],
    note: `Numbers of the joined row times column ${column + 1} of W_O. ${noteOnRounding(b)}`,
    operands: [{ matrix: 'joined', row }],
  };
}

function products(a: ArrayLike<number>, b: ArrayLike<number>): ArithmeticLine[] {
  return Array.from(a, (value, i) => line(String(i + 1), value, value, b[i]));
}

/** "1 | 0.31 × −2 | −0.62", multiplied as the engine does, in float32. */
function line(label: string, written: ArithmeticPart, value: number, factor = NaN): ArithmeticLine {
  return { label, parts: [written, '×', factor], result: Math.fround(value * factor) };
}

function biasLine(bias: number | undefined): ArithmeticTotal[] {
  return bias === undefined ? [] : [{ label: 'and the bias', result: { term: bias } }];
}

function rowIn(matrix: Matrix | undefined, row: number): Float32Array {
  return matrix ? rowOf(matrix, row) : new Float32Array();
}

function columnOf(matrix: Matrix, column: number): number[] {
  return Array.from({ length: matrix.rows }, (_, row) => valueAt(matrix, row, column));
}
