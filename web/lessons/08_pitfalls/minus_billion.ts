/** Pitfall 2: a large negative number instead of -Infinity, which a row that sees nothing cannot tell from a score. */

import { html, type TemplateResult } from 'lit';
import type { Engine } from '../../engine/index.ts';
import { toHalf } from '../../lib/half.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import {
  added,
  asTensor,
  largestDifference,
  matrixAt,
  rowOf,
  valueAt,
  type Matrix,
} from '../../lib/tensor.ts';
import { plainSoftmax } from './broken.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { firstHidden, hiddenWith } from './hidden_first.ts';
import { hiddenByHand, onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderSummedGrid } from './summed_grid.ts';
import { quoted, smallNumber } from './words_said.ts';

/** What is written into a mask in the place of -Infinity: a usual number, and one that half precision holds. */
const stands = [-1e9, -1e4] as const;

export interface MinusBillion {
  /** The first word is hidden from all, and later words are not read. */
  readonly mask: Matrix;
  readonly right: Matrix;
  /** Of the engine, with -1e9 in the mask. */
  readonly broken: Matrix;
  /** How far both differ in the rows that see something. */
  readonly difference: number;
  /** The row that sees nothing, by what is written into the mask, with a plain softmax. */
  readonly rows: readonly { readonly written: string; float32: Float32Array; half: Float32Array }[];
}

export async function minusBillion(engine: Engine, head: HeadNumbers): Promise<MinusBillion> {
  const { query, key, value, bias, scores } = head;
  const mask = firstHidden(head.mask);
  const weightsWith = async (used: Matrix): Promise<Matrix> => {
    const options = { mask: asTensor(added(bias, used)), returns: ['weights'] as const };
    const { weights } = await engine.attention(query, key, value, options);
    if (!weights) throw new Error('the weights that were asked for are missing');
    return matrixAt(weights, 0);
  };
  const [right, broken] = await Promise.all([
    weightsWith(mask),
    weightsWith(hiddenWith(mask, stands[0])),
  ]);
  const rows = [-Infinity, ...stands].map((number) => {
    const first = added(firstRow(scores), firstRow(hiddenWith(mask, number)));
    return {
      written: writtenAs(number),
      float32: plainSoftmax(first).data,
      half: plainSoftmax(first, toHalf).data,
    };
  });
  const difference = largestDifference(otherRows(right), otherRows(broken));
  return { mask, right, broken, difference, rows };
}

function firstRow(matrix: Matrix): Matrix {
  return { ...matrix, data: rowOf(matrix, 0), rows: 1 };
}

function otherRows(matrix: Matrix): Matrix {
  return { ...matrix, data: matrix.data.subarray(matrix.columns), rows: matrix.rows - 1 };
}

function writtenAs(number: number): string {
  return number === -Infinity ? '−∞' : number.toExponential(0).replace('-', '−').replace('+', '');
}

export function renderMinusBillion(part: PitfallPart): Sides {
  const { minusBillion: numbers } = part.picture;
  const { mask, right, broken } = numbers;
  return {
    right: renderSummedGrid(part, {
      label: 'Hidden with −∞',
      weights: right,
      mask,
      origin: part.origin(hiddenByHand),
    }),
    broken: () =>
      renderSummedGrid(part, {
        label: 'Hidden with −1e9',
        weights: broken,
        mask,
        origin: part.origin(hiddenByHand + onPurpose),
      }),
    legend: 'hidden',
    why: () =>
      html`<p>${whyText(part.picture.head, numbers)}</p>
        ${renderPrecisions(part.picture.labels[0], numbers)}`,
  };
}

export function whyText(
  { labels, scores }: HeadNumbers,
  { broken, difference }: MinusBillion,
): string {
  const score = valueAt(scores, 0, 0);
  const others = `Rows that see something are ${difference === 0 ? 'the same bit for bit' : `off by ${smallNumber(difference)} at most`}.`;
  const absorbed = `float32 numbers near a billion lie 64 apart: −1e9 plus the score ${twoDecimals(score).replace('-', '−')} is −1e9 again, as with any score below 32.`;
  if (labels.length === 1) {
    return `${absorbed} So ${quoted(labels[0])} puts ${twoDecimals(valueAt(broken, 0, 0))} on itself, which it may not see.`;
  }
  return `${absorbed} So in the row of ${quoted(labels[0])} all are alike, and it puts ${twoDecimals(valueAt(broken, 0, 0))} on each of ${labels.length} words, none of which it may see. ${others}`;
}

/** The same row with a softmax that makes no exception, in two precisions. */
function renderPrecisions(first: string | undefined, { rows }: MinusBillion): TemplateResult {
  return html`<table class="precisions">
      <caption>
        The row of ${quoted(first)} with a plain softmax: all should be 0
      </caption>
      <thead>
        <tr>
          <th scope="col">Hidden with</th>
          <th scope="col">float32</th>
          <th scope="col">half precision</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ written, float32, half }) =>
            html`<tr>
              <th scope="row">${written}</th>
              ${[float32, half].map((row) => renderRange(row))}
            </tr>`,
        )}
      </tbody>
    </table>
    <p>
      Half precision ends at 65,504: −1e9 becomes −∞ there, and −∞ − (−∞) is NaN. −1e4 fits, and is
      small enough: exp(−10,000) is 0. A row that sees nothing gets weights all the same.
    </p>`;
}

function renderRange(row: Float32Array): TemplateResult {
  return html`<td class="wrong">${row.some(Number.isNaN) ? 'NaN' : rangeText(row)}</td>`;
}

/** "0.08 on each word", "0.00 to 0.94" */
function rangeText(row: Float32Array): string {
  const [smallest, largest] = [Math.min(...row), Math.max(...row)].map(twoDecimals);
  return smallest === largest ? `${smallest} on each word` : `${smallest} to ${largest}`;
}
