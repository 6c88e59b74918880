/** What a panel says about its matrix: labels, shape, names of cells, and what is marked in it. */

import type { NumberKind } from '../../components/number_grid/number_cell.ts';
import { shapeText } from '../../lib/numbers.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { Operand } from './arithmetic_parts.ts';
import { changedCells, isEditable } from './edits.ts';
import type { HeadInput } from './head_input.ts';
import { hasKeyColumns, hasKeyRows, type MatrixName } from './matrices.ts';
import type { Picture } from './picture.ts';
import { placeInPanel, type Place, type Placement } from './placement.ts';
import { cellTitle } from './titles.ts';

export function kindOf(name: MatrixName): NumberKind {
  return name === 'weights' || name === 'mask' ? name : 'signed';
}

/** "[4, 3]", of one row "1 row of [4, 3]". */
export function shapeOf({ rows, columns }: Matrix, { turned, only }: Placement): string {
  const shape = shapeText(turned ? [columns, rows] : [rows, columns]);
  return only === undefined ? shape : `one row of ${shape}`;
}

/** The row that a panel of one row shows: that of the open arithmetic, else the one that is followed. */
export function shownRow(name: MatrixName, row: number, operand: Operand | undefined): number {
  return operand?.row ?? (hasKeyRows(name) ? 0 : row);
}

interface Labels {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** Those of the whole matrix: words, or numbers from 1. */
function wholeLabels(name: MatrixName, { queries, keys }: HeadInput, width: number): Labels {
  return {
    rows: hasKeyRows(name) ? keys : queries,
    columns: hasKeyColumns(name) ? keys : Array.from({ length: width }, (_, i) => String(i + 1)),
  };
}

export function labelsOf(
  input: HeadInput,
  name: MatrixName,
  width: number,
  { turned, only, from }: Placement,
): Labels {
  const { rows, columns } = wholeLabels(name, input, width);
  if (turned) return { rows: columns, columns: rows };
  return {
    rows: only === undefined ? rows : rows.slice(only, only + 1),
    columns: columns.slice(from),
  };
}

/** "it attends to mat: 0.61", "score of it for mat: 1.15" */
export function namesFor(
  input: HeadInput,
  name: MatrixName,
  toMatrix: (place: Place) => Place,
): (row: number, column: number, valueText: string) => string {
  return (panelRow, panelColumn, valueText) => {
    const { row, column } = toMatrix({ row: panelRow, column: panelColumn });
    return name === 'weights'
      ? `${input.queries[row] ?? ''} attends to ${input.keys[column] ?? ''}: ${valueText}`
      : `${cellTitle(input, name, row, column)}: ${valueText}`;
  };
}

/** Which of its cells the visitor has changed: "row.column", as the panel counts. */
export function editedIn(
  { input, stages }: Picture,
  name: MatrixName,
  placement: Placement,
): ReadonlySet<string> {
  const now = stages.matrices[name];
  if (!isEditable(name) || !now) return new Set();
  const places = [...changedCells(input[name], now)].flatMap((text) => {
    const [row = 0, column = 0] = text.split('.').map(Number);
    return placeInPanel(placement, { row, column }) ?? [];
  });
  return new Set(places.map(({ row, column }) => `${row}.${column}`));
}

interface Outlines {
  readonly row: number;
  readonly column: number;
  readonly cell: Place | undefined;
}

const noOutlines: Outlines = { row: -1, column: -1, cell: undefined };

/** Where the numbers of the open arithmetic are taken from, as the panel counts. */
export function outlinesOf(operand: Operand | undefined, placement: Placement): Outlines {
  if (!operand) return noOutlines;
  const { row, column } = operand;
  const place = placeInPanel(placement, { row: row ?? 0, column: column ?? placement.from });
  if (!place) return noOutlines;
  if (row !== undefined && column !== undefined) return { ...noOutlines, cell: place };
  const isRow = (row !== undefined) !== placement.turned;
  return { ...noOutlines, ...(isRow ? { row: place.row } : { column: place.column }) };
}
