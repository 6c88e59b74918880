/** What gives a mistake away, in the numbers of the very picture. */

import { twoDecimals } from '../../lib/numbers.ts';
import { columnSums, rowOf, rowSums, valueAt, type Matrix } from '../../lib/tensor.ts';
import { placeAmong, shortLabel } from '../../lib/words.ts';
import { largestTwo } from '../largest_weights.ts';
import type { FaultId } from './game_faults.ts';
import type { GamePicture } from './game_picture.ts';

/** The first number of half precision whose exp is beyond the largest one, 65,504. */
export const firstOverflow = 11.09375;

export function proofOf(picture: GamePicture): string {
  return proofs[picture.fault](picture);
}

const proofs: Readonly<Record<FaultId, (picture: GamePicture) => string>> = {
  'after-softmax'({ labels, shown }) {
    const least = leastOf(rowSums(shown).slice(0, -1));
    return `The row ${wordAt(labels, least.index)} sums to ${twoDecimals(least.value)}, and a row should sum to 1. The softmax shared 1 among all words; what the mask took away afterwards is missing.`;
  },

  'no-mask'({ labels, shown }) {
    const { row, column, weight } = largestAhead(shown);
    return `${wordAt(labels, row)} puts ${twoDecimals(weight)} on ${wordAt(labels, column)}, which it has not read yet. Under a causal mask that weight is 0. The rows sum to 1 all the same.`;
  },

  'all-masked'({ labels, shown }) {
    const last = shown.rows - 1;
    const count = rowOf(shown, last).filter((weight) => Number.isNaN(weight)).length;
    return `All ${count} weights of the row ${wordAt(labels, last)} are NaN, and no other is. The row may see nothing: its largest score is −∞, and −∞ minus −∞ is no number. They should be 0.`;
  },

  'minus-1e9'({ labels, shown }) {
    const last = shown.rows - 1;
    return `Each weight of the row ${wordAt(labels, last)} is ${twoDecimals(valueAt(shown, last, 0))}, one in ${shown.columns}, though the row may see nothing. Beside −1e9 its scores are too small to count, so all words are alike. With −∞ the weights are 0.`;
  },

  'wrong-axis'({ labels, shown }) {
    const sums = rowSums(shown).slice(0, -1);
    const [least, most] = [leastOf(sums), leastOf(sums.map((total) => -total))];
    const columns = columnSums(shown).slice(0, -1);
    return `Rows sum to anything from ${twoDecimals(least.value)} (${wordAt(labels, least.index)}) to ${twoDecimals(-most.value)} (${wordAt(labels, most.index)}), and columns to ${twoDecimals(Math.min(...columns))}. A softmax over the keys does it the other way round: rows sum to 1, columns to anything.`;
  },

  'no-scaling'({ labels, shown, right, row, key, headDim }) {
    return `${wordAt(labels, row)} puts ${twoDecimals(valueAt(shown, row, key))} on ${wordAt(labels, key)} instead of ${twoDecimals(valueAt(right, row, key))}. Its products were not divided by √${headDim} = ${twoDecimals(Math.sqrt(headDim))}, so they lie further apart, and the largest takes more. The rows sum to 1 all the same.`;
  },

  'no-max'({ labels, shown, right }) {
    const rows = Array.from({ length: shown.rows }, (_, row) => row).filter((row) =>
      rowOf(shown, row).some((weight) => Number.isNaN(weight)),
    );
    const [first = 0] = rows;
    const key = rowOf(shown, first).findIndex((weight) => Number.isNaN(weight));
    return `${rows.length} of the ${shown.rows} rows ${rows.length === 1 ? 'holds' : 'hold'} NaN where a weight should be: from ${wordAt(labels, first)} on ${wordAt(labels, key)} it is ${twoDecimals(valueAt(right, first, key))}. Half precision ends at 65,504, so exp(x) is infinite from x = ${twoDecimals(firstOverflow)} on, and infinity divided by infinity is no number.`;
  },

  'mean-of-heads'({ labels, shown, right, row, key, headsBeside }) {
    return `${wordAt(labels, row)} puts ${twoDecimals(valueAt(shown, row, key))} on ${wordAt(labels, key)} instead of ${twoDecimals(valueAt(right, row, key))}. This is the mean of the ${headsBeside} heads of its layer: its rows sum to 1, and none of the heads looks like that.`;
  },

  none({ labels, right, row, key }) {
    return `Each row sums to 1, and the padding to 0. No weight is on a word that is not read yet. ${wordAt(labels, row)} puts ${twoDecimals(valueAt(right, row, key))} on ${wordAt(labels, key)}, as it should.`;
  },
};

/** "0.61 on “cat” and 0.20 on “mat”": the largest weights of a row, or that there is no telling. */
export function rowText(labels: readonly string[], weights: Matrix, row: number): string {
  const values = rowOf(weights, row);
  const unknown = values.findIndex((weight) => Number.isNaN(weight));
  if (unknown >= 0) return `NaN on ${wordAt(labels, unknown)}`;
  const largest = largestTwo(values);
  if (largest.length === 0) return 'no weight on any word';
  return largest
    .map(({ key, weight }) => `${twoDecimals(weight)} on ${wordAt(labels, key)}`)
    .join(' and ');
}

/** "“the” (5th word)" */
export function wordAt(labels: readonly string[], index: number): string {
  return `“${shortLabel(labels[index] ?? '')}”${placeAmong(labels, index)}`;
}

function leastOf(values: readonly number[]): { readonly index: number; readonly value: number } {
  const value = Math.min(...values);
  return { value, index: values.indexOf(value) };
}

/** The largest weight on a word that comes later. */
function largestAhead(weights: Matrix): { row: number; column: number; weight: number } {
  let largest = { row: 0, column: 0, weight: 0 };
  for (let row = 0; row < weights.rows - 1; ++row) {
    for (let column = row + 1; column < weights.columns; ++column) {
      const weight = valueAt(weights, row, column);
      if (weight > largest.weight) largest = { row, column, weight };
    }
  }
  return largest;
}
