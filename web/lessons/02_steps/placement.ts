/** Where a cell that is seen lies in its matrix, of which a panel may show a part only, and the other way round. */

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Placement {
  /** Rows are written as columns. */
  readonly turned: boolean;
  /** The one row that is shown; absent where all are. */
  readonly only: number | undefined;
  /** The first column that is shown. */
  readonly from: number;
}

export function placeInMatrix({ turned, only, from }: Placement, { row, column }: Place): Place {
  return turned ? { row: column, column: row } : { row: only ?? row, column: column + from };
}

/** Nothing for what is not shown. */
export function placeInPanel(
  { turned, only, from }: Placement,
  { row, column }: Place,
): Place | undefined {
  if (turned) return { row: column, column: row };
  if (column < from || (only !== undefined && row !== only)) return undefined;
  return { row: only === undefined ? row : 0, column: column - from };
}
