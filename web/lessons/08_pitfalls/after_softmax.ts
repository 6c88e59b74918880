/** Pitfall 1: the mask comes after the softmax, so words that must not be seen take part in the sums. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Segment } from '../../components/segments/segments.ts';
import type { Engine } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import {
  asTensor,
  hides,
  largestDifference,
  matrixAt,
  rowSums,
  type Matrix,
} from '../../lib/tensor.ts';
import { maskedAfter, renormalised } from './broken.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderRow } from './row_strip.ts';
import { renderSummedGrid } from './summed_grid.ts';
import { countOf, quoted, smallNumber } from './words_said.ts';

export interface AfterSoftmax {
  /** Weights of all words, those that are not read yet set to 0 afterwards. */
  readonly masked: Matrix;
  /** The same, each row divided by its sum; and how far that is from the right weights at most. */
  readonly rescaled: Matrix;
  readonly difference: number;
}

/** A row made by hand: three words that are read, and one that is not yet. */
export interface FutureRow {
  readonly future: number;
  readonly right: Matrix;
  readonly rescaled: Matrix;
}

export async function afterSoftmax(
  engine: Engine,
  { scores, mask, weights }: HeadNumbers,
): Promise<AfterSoftmax> {
  const all = matrixAt(await engine.softmax(asTensor(scores)), 0);
  const masked = maskedAfter(all, mask);
  const rescaled = renormalised(masked);
  return { masked, rescaled, difference: largestDifference(rescaled, weights) };
}

const read = [1, 2, 3];
const futureMask: Matrix = { data: Float32Array.of(0, 0, 0, -Infinity), rows: 1, columns: 4 };

export async function futureRow(engine: Engine, future: number): Promise<FutureRow> {
  const [right, all] = await Promise.all([
    engine.softmax([[...read, -Infinity]]),
    engine.softmax([[...read, future]]),
  ]);
  return {
    future,
    right: matrixAt(right, 0),
    rescaled: renormalised(maskedAfter(matrixAt(all, 0), futureMask)),
  };
}

const rowForms: readonly Segment[] = [
  { value: 'as-is', text: 'as they are' },
  { value: 'rescaled', text: 'divided by their sums' },
];

/** It cancels out; it takes digits along; it leaves nothing. */
const futures: readonly Segment[] = ['3', '103', '200'].map((value) => ({ value, text: value }));

type Picked = CustomEvent<{ value: string }>;

export function renderAfterSoftmax(part: PitfallPart): Sides {
  const { picture, settings, origin, set } = part;
  const { head, afterSoftmax: numbers } = picture;
  const { mask } = head;
  const right = { label: 'Mask before the softmax', weights: head.weights, mask, origin: origin() };
  return {
    right: renderSummedGrid(part, right),
    broken: () =>
      html`${renderSummedGrid(part, {
          label: 'Mask after the softmax',
          weights: settings.rescaled ? numbers.rescaled : numbers.masked,
          mask,
          origin: origin(onPurpose),
        })}
        <spotlight-segments
          label="Rows"
          .options=${rowForms}
          .value=${settings.rescaled ? 'rescaled' : 'as-is'}
          @spotlight-picked=${({ detail }: Picked) => {
            set({ rescaled: detail.value === 'rescaled' });
          }}
        ></spotlight-segments>`,
    legend: 'not read yet',
    why: () =>
      html`<p>${sumText(picture.labels, picture.query, numbers.masked, mask)}</p>
        ${settings.rescaled ? renderRescaled(part) : nothing}`,
  };
}

/** A row that sums to as much has lost nothing to speak of. */
const lostFrom = 0.995;

/** The row of the query, unless it has lost nothing; then the one that lost most. */
export function rowThatLost(query: number, masked: Matrix): number {
  const sums = rowSums(masked);
  return (sums[query] ?? 1) < lostFrom ? query : sums.indexOf(Math.min(...sums));
}

export function sumText(
  labels: readonly string[],
  query: number,
  masked: Matrix,
  mask: Matrix,
): string {
  if (labels.length === 1) return 'With one word nothing is hidden, and nothing breaks.';
  const row = rowThatLost(query, masked);
  const sum = rowSums(masked)[row] ?? NaN;
  if (sum >= lostFrom) {
    return `Here the head gives next to nothing to words that are not read yet: ${quoted(labels[row])} most, ${smallNumber(Math.max(1 - sum, 0))}. Choose another head.`;
  }
  const hidden = labels.filter((_, key) => hides(mask, row, key)).length;
  const lost = sum < 0.005 ? 'all but that' : `the other ${twoDecimals(1 - sum)}`;
  return `The row of ${quoted(labels[row])} sums to ${smallNumber(sum)}: softmax gave ${lost} to the ${countOf(hidden, 'word')} after it, and the mask only took that away.`;
}

/** That it comes out right on paper, and what stood in between. */
function renderRescaled({ picture, settings, view, set }: PitfallPart): TemplateResult {
  const { afterSoftmax: numbers, futureRow: byHand } = picture;
  const words = ['read', 'read', 'read', 'not yet'];
  return html`<p>
      Divided by their sums the rows sum to 1 again, and on paper these are the right weights: the
      future cancels out. Here they differ by ${smallNumber(numbers.difference)} at most. But it was
      in the sum, and takes digits along, or everything:
    </p>
    <spotlight-segments
      label="By hand: three words have the scores 1, 2 and 3, the next one"
      .options=${futures}
      .value=${String(settings.future)}
      @spotlight-picked=${({ detail }: Picked) => {
        set({ future: Number(detail.value) });
      }}
    ></spotlight-segments>
    <div class="sides">
      <div>
        ${renderRow({ label: 'By hand: mask before', words, weights: byHand.right.data, hidden: [3], view, decimals: 3 })}
      </div>
      <div>
        ${renderRow({ label: 'By hand: mask after, divided by the sum', words, weights: byHand.rescaled.data, hidden: [3], view, decimals: 3 })}
      </div>
    </div>
    <p>${futureText(byHand)}</p>
    <spotlight-origin kind="hand-made">hand-made</spotlight-origin>`;
}

export function futureText({ future, right, rescaled }: FutureRow): string {
  const difference = largestDifference(right, rescaled);
  if (Number.isNaN(difference)) {
    return `A score of ${future} takes all the weight that float32 can hold: 0 is left for the words that are read, and 0/0 is NaN.`;
  }
  return difference > 1e-4
    ? `A score of ${future} leaves the words that are read so little weight that float32 keeps only its first digits: off by ${smallNumber(difference)}.`
    : `A score of ${future} cancels out: off by ${smallNumber(difference)}. Whatever stands between the two steps, dropout for one, still works on numbers that the future has shaped.`;
}
