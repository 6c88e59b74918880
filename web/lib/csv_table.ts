/** A matrix as a table in a file (CSV, RFC 4180), row by row: the whole text of a large one fits nowhere. */

import { float32Text } from './numbers.ts';
import type { Matrix } from './tensor.ts';

export interface WeightTable {
  readonly weights: Matrix;
  /** Cells with column > row are hidden, and left empty. */
  readonly causal: boolean;
  /** May be shorter than the matrix: other rows and columns are called by their number, from 1. */
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
}

/** The lines of the table, each with its end: names of columns first, then each row after its name. */
export function* csvLines({
  weights: { data, rows, columns },
  causal,
  rowNames,
  columnNames,
}: WeightTable): Generator<string, void> {
  const nameOf = (names: readonly string[], index: number): string =>
    csvField(names[index] ?? String(index + 1));
  const head = Array.from({ length: columns }, (_, column) => nameOf(columnNames, column));
  yield csvLine(['', ...head]);
  for (let row = 0; row < rows; ++row) {
    const fields = [nameOf(rowNames, row)];
    const seen = causal ? Math.min(row + 1, columns) : columns;
    for (let column = 0; column < seen; ++column) {
      fields.push(float32Text(data[row * columns + column] ?? NaN));
    }
    for (let column = seen; column < columns; ++column) fields.push('');
    yield csvLine(fields);
  }
}

/** Fields that end a field or a line by what is in them stand in quotes, and their quotes twice. */
function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvLine(fields: readonly string[]): string {
  return `${fields.join(',')}\r\n`;
}
