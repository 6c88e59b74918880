/** What the two sides measure, side by side, and what the measures mean. */

import { html, type TemplateResult } from 'lit';
import { givenNumber, percent, plainNumber, twoDecimals } from '../../lib/numbers.ts';
import { decidedFrom } from '../../lib/statistics.ts';
import type { Picture } from './picture.ts';
import type { Side } from '../scaled_scores.ts';
import { theoryFor } from './theory.ts';

/** A measured number, and what it is to be compared with. */
interface Cell {
  readonly value: string;
  readonly beside: string;
}

interface Measure {
  readonly name: string;
  readonly of: (side: Side, expectedVariance: number | undefined) => Cell;
}

const theoryText = (value: number | undefined): string =>
  value === undefined ? '' : `theory ${givenNumber(value)}`;

/** Where no row has a choice there is nothing to average. */
const orNone = (value: number, write: (value: number) => string): string =>
  Number.isNaN(value) ? '–' : write(value);

const measures: readonly Measure[] = [
  {
    name: 'Variance of the scores',
    of: ({ spread }, expected) => ({
      value: plainNumber(spread.variance),
      beside: theoryText(expected),
    }),
  },
  {
    name: 'Standard deviation, its root',
    of: ({ spread }, expected) => ({
      value: plainNumber(spread.deviation),
      beside: theoryText(expected && Math.sqrt(expected)),
    }),
  },
  {
    name: 'Smallest and largest score',
    of: ({ spread }) => ({
      value: `${plainNumber(spread.smallest)} to ${plainNumber(spread.largest)}`,
      beside: '',
    }),
  },
  {
    name: 'Largest weight in a row, mean',
    of: ({ sharpness }) => ({ value: orNone(sharpness.largestWeight, twoDecimals), beside: '' }),
  },
  {
    name: `Rows with one weight above ${decidedFrom.toFixed(2).slice(1)}`,
    of: ({ sharpness }) => ({ value: orNone(sharpness.decided, percent), beside: '' }),
  },
  {
    name: 'Entropy of a row, mean',
    of: ({ sharpness }) => ({
      value: orNone(sharpness.entropy, (nats) => `${twoDecimals(nats)} nats`),
      beside: orNone(sharpness.possibleEntropy, (nats) => `of ${twoDecimals(nats)} possible`),
    }),
  },
  {
    name: 'Gradient of softmax, mean',
    of: ({ sharpness }) => ({
      value: orNone(sharpness.softmaxGradient, twoDecimals),
      beside: 'of 0.50 possible',
    }),
  },
];

export function renderMeasures(picture: Picture): TemplateResult {
  const { unscaled, scaled } = picture.sides;
  const theory = theoryFor(picture);
  const cell = ({ value, beside }: Cell): TemplateResult =>
    html`<td>
      <div><strong>${value}</strong> <span>${beside}</span></div>
    </td>`;
  return html`<table class="measures" aria-label="What is measured">
      <thead>
        <tr>
          <td></td>
          <th scope="col"><div>Not scaled</div></th>
          <th scope="col"><div>Scaled</div></th>
        </tr>
      </thead>
      <tbody>
        ${measures.map(
          ({ name, of }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cell(of(unscaled, theory?.unscaled))} ${cell(of(scaled, theory?.scaled))}
            </tr>`,
        )}
      </tbody>
    </table>
    <details class="meanings">
      <summary>What these numbers mean</summary>
      <p>
        The variance is the mean squared distance of the scores from their own mean. The four
        numbers below it are means over
        ${rowsText(unscaled.sharpness.rows)}${
          picture.sides.mask ? '; a row that sees one word has no choice and does not count' : ''
        }.
      </p>
      <p>
        The entropy is 0 if one word gets all the weight, and the possible one, the logarithm of how
        many there are, if all get the same. A nat is its unit.
      </p>
      <p>
        The gradient of softmax says how far the weights move when the scores move a little: the
        root of the sum of the squares of all its derivatives, w(1 − w) for a weight by its own
        score and −w·w′ by another. It is 0 when one weight is 1: then nothing that is learned
        behind the softmax reaches the scores.
      </p>
    </details>`;
}

function rowsText(rows: number): string {
  return rows === 1 ? 'one row' : `${rows.toLocaleString('en')} rows`;
}
