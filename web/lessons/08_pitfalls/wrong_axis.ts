/** Pitfall 7: softmax down the columns instead of along the rows. */

import { html } from 'lit';
import type { Engine } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import {
  added,
  asTensor,
  columnSums,
  matrixAt,
  rowSums,
  valueAt,
  type Matrix,
} from '../../lib/tensor.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderSummedGrid } from './summed_grid.ts';
import { quoted } from './words_said.ts';

export interface WrongAxis {
  /** Every word sees every word. */
  readonly right: Matrix;
  readonly broken: Matrix;
  /** Under the causal mask, down the columns: what the last row puts on the last word. */
  readonly lastUnderMask: number;
}

/** `scores`: of the head where it reads both ways. */
export async function wrongAxis(
  engine: Engine,
  scores: Matrix,
  { scores: causalScores, mask }: HeadNumbers,
): Promise<WrongAxis> {
  const [right, broken, underMask] = await Promise.all([
    engine.softmax(asTensor(scores)),
    engine.softmax(asTensor(scores), { axis: 0 }),
    engine.softmax(asTensor(added(causalScores, mask)), { axis: 0 }),
  ]);
  const last = scores.rows - 1;
  return {
    right: matrixAt(right, 0),
    broken: matrixAt(broken, 0),
    lastUnderMask: valueAt(matrixAt(underMask, 0), last, last),
  };
}

export function renderWrongAxis(part: PitfallPart): Sides {
  const { wrongAxis: numbers, labels, query } = part.picture;
  const bothWays = ' · read both ways';
  return {
    right: renderSummedGrid(part, {
      label: 'Softmax along each row',
      sums: 'both',
      weights: numbers.right,
      origin: part.origin(bothWays),
    }),
    broken: () =>
      renderSummedGrid(part, {
        label: 'Softmax down each column',
        sums: 'both',
        weights: numbers.broken,
        origin: part.origin(bothWays + onPurpose),
      }),
    legend: '',
    why: () => html`<p>${axisText(labels, query, numbers)}</p>`,
  };
}

export function axisText(
  labels: readonly string[],
  query: number,
  { broken, lastUnderMask }: WrongAxis,
): string {
  if (labels.length === 1)
    return `One word has one score, and its softmax is ${twoDecimals(valueAt(broken, 0, 0))} along both axes.`;
  const rows = rowSums(broken);
  const [least, most] = [Math.min(...rows), Math.max(...rows)].map(twoDecimals);
  const columns = columnSums(broken).map(twoDecimals);
  const each =
    new Set(columns).size === 1
      ? `Each column sums to ${columns[0] ?? ''}`
      : `Columns sum to ${columns.join(', ')}`;
  const word = quoted(labels[query]);
  return `${each}, and the rows to anything from ${least} to ${most}; that of ${word} to ${twoDecimals(rows[query] ?? NaN)}. A column now says which word looks at one key most; a row no longer says where ${word} looks. With a causal mask the last column has one score left, and its softmax is ${twoDecimals(lastUnderMask)}, whatever the score.`;
}
