/** Numbers that the visitor changed, in their order, and how the address writes them: "q.1.2=3_m.0.1=-inf". */

import { exactNumber } from '../../lib/numbers.ts';
import { valueAt, type Matrix } from '../../lib/tensor.ts';

const letters = { query: 'q', key: 'k', value: 'v', mask: 'm' } as const;

export type EditedName = keyof typeof letters;

export interface Edit {
  readonly matrix: EditedName;
  readonly row: number;
  readonly column: number;
  /** Of the mask also -Infinity. */
  readonly value: number;
}

/** More are not kept. */
export const mostEdits = 200;

/** Larger numbers are not taken: float32 would lose their sums. */
const largestValue = 1e6;

export function isEditable(matrix: string): matrix is EditedName {
  return matrix in letters;
}

export function editsText(edits: readonly Edit[]): string {
  return edits
    .slice(0, mostEdits)
    .map(({ matrix, row, column, value }) => {
      const written = value === -Infinity ? '-inf' : exactNumber(value).replace('−', '-');
      return `${letters[matrix]}.${row}.${column}=${written}`;
    })
    .join('_');
}

/** What the text says, as far as it makes sense; what does not is left out. */
export function editsFrom(text: string): Edit[] {
  return text.split('_', mostEdits).flatMap((part) => editFrom(part) ?? []);
}

const written = /^([qkvm])\.(\d{1,4})\.(\d{1,4})=(-inf|-?\d{1,7}(?:\.\d{1,20})?(?:e-\d{1,2})?)$/;

function editFrom(text: string): Edit | undefined {
  const found = written.exec(text);
  if (!found) return undefined;
  const [, letter, row, column, number] = found;
  const matrix = (Object.keys(letters) as EditedName[]).find((name) => letters[name] === letter);
  const value = number === '-inf' ? -Infinity : Math.fround(Number(number));
  const isKnown = Math.abs(value) <= largestValue || (matrix === 'mask' && value === -Infinity);
  return matrix && isKnown
    ? { matrix, row: Number(row), column: Number(column), value }
    : undefined;
}

/** The matrix with its edits, the last one of each cell; the very matrix itself if none is in it. */
export function edited(matrix: Matrix, name: EditedName, edits: readonly Edit[]): Matrix {
  const inside = edits.filter((edit) => edit.matrix === name && isInside(matrix, edit));
  if (inside.length === 0) return matrix;
  const data = matrix.data.slice();
  for (const { row, column, value } of inside) data[row * matrix.columns + column] = value;
  return { ...matrix, data };
}

function isInside({ rows, columns }: Matrix, { row, column }: Edit): boolean {
  return row < rows && column < columns;
}

/** The cells that differ from what they were: "row.column". */
export function changedCells(before: Matrix, after: Matrix): ReadonlySet<string> {
  const changed = new Set<string>();
  if (before === after) return changed;
  for (let row = 0; row < before.rows; ++row) {
    for (let column = 0; column < before.columns; ++column) {
      if (!Object.is(valueAt(before, row, column), valueAt(after, row, column))) {
        changed.add(`${row}.${column}`);
      }
    }
  }
  return changed;
}
