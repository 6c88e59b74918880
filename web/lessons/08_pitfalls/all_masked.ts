/** Pitfall 4: a row that sees nothing. A plain softmax gives NaN for it, and NaN spreads. */

import { html } from 'lit';
import type { Engine } from '../../engine/index.ts';
import { added, asTensor, matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import { plainSoftmax } from './broken.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { firstHidden } from './hidden_first.ts';
import { hiddenByHand, onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderSummedGrid } from './summed_grid.ts';
import { quoted } from './words_said.ts';

export interface AllMasked {
  readonly mask: Matrix;
  /** Of the engine, and of a softmax that makes no exception. */
  readonly right: Matrix;
  readonly broken: Matrix;
  /** [words, head_dim]: what the weights make of the values. */
  readonly rightOutput: Matrix;
  readonly brokenOutput: Matrix;
  /** How many rows are NaN where the next layer computes with the broken output, in the same way. */
  readonly rowsLater: number;
}

export async function allMasked(
  engine: Engine,
  { query, key, value, bias, scores, mask: causal }: HeadNumbers,
): Promise<AllMasked> {
  const mask = firstHidden(causal);
  const broken = plainSoftmax(added(scores, mask));
  const [{ weights, output }, brokenOutput] = await Promise.all([
    engine.attention(query, key, value, {
      mask: asTensor(added(bias, mask)),
      returns: ['weights'],
    }),
    engine.linear(asTensor(broken), value),
  ]);
  if (!weights) throw new Error('the weights that were asked for are missing');
  const spread = matrixAt(brokenOutput, 0);
  const later = matrixAt(await engine.linear(brokenOutput, asTensor(transposed(spread))), 0);
  const rowsLater = rowsWithNaN(plainSoftmax(added(later, mask)));
  return {
    mask,
    right: matrixAt(weights, 0),
    broken,
    rightOutput: matrixAt(output, 0),
    brokenOutput: spread,
    rowsLater,
  };
}

function transposed({ data, rows, columns }: Matrix): Matrix {
  const turned = data.map((_, i) => data[(i % rows) * columns + Math.floor(i / rows)] ?? NaN);
  return { data: turned, rows: columns, columns: rows };
}

function rowsWithNaN(matrix: Matrix): number {
  return Array.from({ length: matrix.rows }, (_, row) => rowOf(matrix, row)).filter((row) =>
    row.some(Number.isNaN),
  ).length;
}

export function renderAllMasked(part: PitfallPart): Sides {
  const { labels, allMasked: numbers } = part.picture;
  const { mask, right, broken } = numbers;
  return {
    right: renderSummedGrid(part, {
      label: 'A row that sees nothing: this engine',
      weights: right,
      mask,
      origin: part.origin(hiddenByHand),
    }),
    broken: () =>
      renderSummedGrid(part, {
        label: 'A row that sees nothing: plain softmax',
        weights: broken,
        mask,
        origin: part.origin(hiddenByHand + onPurpose),
      }),
    legend: 'hidden',
    why: () => html`<p>${nothingText(labels, numbers)}</p>`,
  };
}

export function nothingText(
  labels: readonly string[],
  { brokenOutput, rightOutput, rowsLater }: AllMasked,
): string {
  const numbers = rowOf(brokenOutput, 0).filter(Number.isNaN).length;
  const zeros = rowOf(rightOutput, 0).filter((value) => value === 0).length;
  return `The maximum of the row of ${quoted(labels[0])} is −∞, and −∞ − (−∞) is not a number: all its weights are NaN. So are the ${numbers} numbers of its output, where this engine gives ${zeros} zeros. One layer later each row has a score with ${quoted(labels[0])}, which is NaN, and a mask does not help, as NaN plus −∞ is NaN: then ${rowsLater} of ${labels.length} rows are NaN.`;
}
