/** One cell of one matrix, as the address names it: "weights.3.1", from 0. */

import { matrixNames, type MatrixName } from './matrices.ts';

export interface Cell {
  readonly matrix: MatrixName;
  readonly row: number;
  readonly column: number;
}

export function cellText({ matrix, row, column }: Cell): string {
  return `${matrix}.${row}.${column}`;
}

/** Nothing for a text that names no cell. */
export function cellFrom(text: string): Cell | undefined {
  const found = /^([a-z]+)\.(\d{1,4})\.(\d{1,4})$/.exec(text);
  const matrix = matrixNames.find((name) => name === found?.[1]);
  if (!found || !matrix) return undefined;
  return { matrix, row: Number(found[2]), column: Number(found[3]) };
}
