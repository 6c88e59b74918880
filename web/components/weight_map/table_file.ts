/** The numbers of a large map as a file: put together in parts, since its text is larger than all of the page. */

import { csvLines, type WeightTable } from '../../lib/csv_table.ts';
import { runInSlices } from '../../lib/slices.ts';

/** Letters that are collected before the browser takes them over. */
const partLength = 2 ** 18;

/** Tells how far it is, from 0 to 1. */
export async function makeTableFile(
  table: WeightTable,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Blob> {
  return await runInSlices(tableParts(table, onProgress), signal);
}

function* tableParts(
  table: WeightTable,
  onProgress: (done: number) => void,
): Generator<undefined, Blob> {
  const parts: Blob[] = [];
  let lines: string[] = [];
  let [length, count] = [0, 0];
  for (const line of csvLines(table)) {
    lines.push(line);
    length += line.length;
    if (length >= partLength) {
      parts.push(new Blob(lines));
      [lines, length] = [[], 0];
    }
    onProgress(++count / (table.weights.rows + 1));
    yield;
  }
  return new Blob([...parts, ...lines], { type: 'text/csv' });
}
