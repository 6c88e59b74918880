/** Which row is followed through all matrices, and which word of the sentence it belongs to. */

import type { Choices } from '../choices.ts';
import { tokenAt } from '../learned_words.ts';
import { cellFrom } from './cell.ts';
import { hasKeyRows } from './matrices.ts';
import type { Picture } from './picture.ts';

/** The row of the word at a place of the sentence; places beyond stand for the last. */
export function rowOfWord({ source, input, words }: Picture, place: number): number {
  return source === 'learned' ? tokenAt(place, words) : Math.min(place, input.queries.length - 1);
}

/** The row of the opened cell, if that is a query's; else of the word that was chosen. */
export function followedRow(
  picture: Picture,
  { query, cell }: Pick<Choices, 'query' | 'cell'>,
): number {
  const opened = cellFrom(cell);
  const isQuery = opened && !hasKeyRows(opened.matrix) && opened.row < picture.input.queries.length;
  return isQuery ? opened.row : rowOfWord(picture, query);
}

/** The row as a choice of a word; the row of [S] is no word's, and changes nothing. */
export function wordOfRow({ source }: Picture, row: number): Partial<Choices> {
  const query = source === 'learned' ? row - 1 : row;
  return query < 0 ? {} : { query };
}
