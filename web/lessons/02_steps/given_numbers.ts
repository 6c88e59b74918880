/** Numbers that no step computed: where they come from, in a sentence. */

import { cellNumber, maskEntry } from '../../lib/numbers.ts';
import { quoted } from '../../lib/words.ts';
import { numberIn, type ArithmeticParts, type AskedCell } from './arithmetic_parts.ts';
import type { EditedName } from './edits.ts';
import type { MatrixName } from './matrices.ts';
import type { Picture } from './picture.ts';
import { nounOf } from './titles.ts';

export function given(
  name: MatrixName,
  { picture, row, column, result }: AskedCell,
): ArithmeticParts {
  return {
    lines: [],
    totals: [{ label: nounOf(name), result, exact: true }],
    note: originOf(name, picture, row, column),
    operands: [],
  };
}

/** The number that the visitor wrote over another one; nothing if it is not that. */
export function editedByHand(
  name: EditedName,
  { picture, row, column, result }: AskedCell,
): ArithmeticParts | undefined {
  const before = numberIn(picture.input[name], row, column);
  if (before === result) return undefined;
  const was = name === 'mask' ? maskEntry(before) : cellNumber(before);
  return {
    lines: [],
    totals: [{ label: nounOf(name), result, exact: true }],
    note: `Edited by you: was ${was}.`,
    operands: [],
  };
}

function originOf(name: MatrixName, picture: Picture, row: number, column: number): string {
  const { source, input } = picture;
  if (name === 'mask') return maskRule(picture, row, column);
  if (name === 'bias')
    return `Learned for this distance: ${distance(row, column)}. The words do not matter.`;
  if (source === 'blackboard') return 'Made by hand, so that all sums are easy to check.';
  const word = quoted((name === 'other' ? input.keys : input.queries)[row]);
  if (source !== 'learned') {
    return `One of the random numbers that the seed ${picture.seed} gives the word ${word}. There is no sum behind it.`;
  }
  return picture.place.layer === 0
    ? `From the embedding: the numbers that the model learned for ${word}, normalised. There is no sum to show.`
    : `What the first layer made of ${word} and the words around it, normalised. There is no single sum to show.`;
}

function distance(row: number, column: number): string {
  const steps = Math.abs(row - column);
  if (steps === 0) return 'the word itself';
  return `${steps} ${steps === 1 ? 'place' : 'places'} ${column < row ? 'back' : 'ahead'}`;
}

function maskRule({ input }: Picture, row: number, column: number): string {
  const [from, to] = [quoted(input.queries[row]), quoted(input.keys[column])];
  return numberIn(input.mask, row, column) === 0
    ? `${from} may see ${to}: 0 leaves the score as it is.`
    : `${to} comes after ${from}, and may not be seen: −∞ makes its weight 0.`;
}
