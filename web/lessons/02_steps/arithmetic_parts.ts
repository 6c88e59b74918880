/** What the arithmetic of a cell is made of, and what is asked to write one. */

import type { ArithmeticLine, ArithmeticTotal } from '../../components/arithmetic/lines.ts';
import { valueAt, type Matrix } from '../../lib/tensor.ts';
import type { MatrixName } from './matrices.ts';
import type { Picture } from './picture.ts';

/** What the numbers are taken from: a row, a column, or with both a single cell. */
export interface Operand {
  readonly matrix: MatrixName;
  readonly row?: number;
  readonly column?: number;
}

export interface ArithmeticParts {
  readonly lines: readonly ArithmeticLine[];
  readonly totals: readonly ArithmeticTotal[];
  /** What numbers do not tell; may be empty. */
  readonly note: string;
  readonly operands: readonly Operand[];
}

/** The cell, and all matrices of the picture. */
export interface AskedCell {
  readonly picture: Picture;
  readonly row: number;
  readonly column: number;
  /** The number in it. */
  readonly result: number;
}

const roundedNote = 'Written rounded, computed in full.';

/** Said where a number among the terms has more digits than are written. */
export function noteOnRounding(values: Iterable<number>): string {
  for (const value of values) {
    if (Number.isFinite(value) && !Number.isInteger(value)) return roundedNote;
  }
  return '';
}

/** The number of a cell; NaN if there is none. */
export function numberIn(matrix: Matrix | undefined, row: number, column: number): number {
  return matrix ? valueAt(matrix, row, column) : NaN;
}
