/** What is often said about the root of d, and what is measured: each claim with its own numbers. */

import { html, type TemplateResult } from 'lit';
import { countText, plainNumber } from '../../lib/numbers.ts';
import { largerDim, usualDim, type Measured } from './measured.ts';
import type { Picture } from './picture.ts';
import type { RatioCheck } from '../scaled_scores.ts';

/** Neither question nor claims depend on d: they are measured at 64 and 256, with the same seed. */
export const spreadQuestion = `d grows from ${usualDim} to ${largerDim}: four times as many products are added up. How much wider do the scores spread, without scaling?`;

export const spreadAnswers = [
  { value: 'same', text: 'no wider' },
  { value: 'twice', text: '2 times' },
  { value: 'four', text: '4 times' },
];

export function spreadAnswer({ usual, larger }: Measured): string {
  const [before, after] = [usual.unscaled.spread.deviation, larger.unscaled.spread.deviation];
  return `Measured: ${plainNumber(after / before)} times. The standard deviation goes from ${plainNumber(before)} to ${plainNumber(after)}. Half of the products are negative and cancel the others, so the spread grows only like √d: four times the products, twice the spread.`;
}

interface Claim {
  readonly said: string;
  readonly verdict: 'Corrected.' | 'Holds exactly.' | 'Holds, up to rounding.' | 'Holds if';
  readonly text: string;
}

function claimsFrom({ measured, sides }: Picture): Claim[] {
  const { usual, queries, projected } = measured;
  const { count, smallest, largest, deviation } = usual.unscaled.spread;
  return [
    {
      said: `At d = ${usualDim}, scores range from −${usualDim} to ${usualDim}.`,
      verdict: 'Corrected.',
      text: `Their standard deviation is √${usualDim} = ${Math.sqrt(usualDim)}: measured ${plainNumber(deviation)}. Of ${countText(count)} random scores the smallest is ${plainNumber(smallest)}, the largest ${plainNumber(largest)}.`,
    },
    {
      said: 'Scaling makes every score √d times smaller.',
      verdict: sides.ratio.largestDeviation === 0 ? 'Holds exactly.' : 'Holds, up to rounding.',
      text: ratioText(sides.headDim, sides.ratio),
    },
    {
      said: 'After scaling, the variance is 1.',
      verdict: 'Holds if',
      text: `queries and keys have variance 1, as the random ones do: measured ${plainNumber(usual.scaled.spread.variance)}. SimpleAttention draws its matrices from N(0, 2/d). That gives queries a variance of 2 (measured ${plainNumber(queries.variance)}), keys too, and the scaled scores 2 · 2 = 4: measured ${plainNumber(projected.scaled.spread.variance)}, not 1.`,
    },
  ];
}

/** Of the d that is looked at: the core scales before it adds up, so that rounding may differ. */
function ratioText(headDim: number, ratio: RatioCheck): string {
  const root = Math.sqrt(headDim);
  const written = Number.isInteger(root) ? `${root}` : root.toFixed(3);
  const measured = `At d = ${headDim}, the ratio of both scores is √${headDim} = ${written} for each of ${countText(ratio.pairs)} pairs of words`;
  if (ratio.largestDeviation === 0)
    return `${measured}: the largest deviation is 0. So no score overtakes another: all distances change alike.`;
  return `${measured}. The largest deviation, ${shortest(ratio.largestDeviation)}, is that at a score of ${shortest(ratio.at)}; no score is further than ${shortest(ratio.largestDifference)} from ${written} times the scaled one.`;
}

/** Two digits of a number that may be tiny: 0.0000042. */
function shortest(value: number): string {
  const text = new Intl.NumberFormat('en', {
    maximumSignificantDigits: 2,
    useGrouping: false,
  }).format(Math.abs(value));
  return value < 0 ? `−${text}` : text;
}

export function renderClaims(picture: Picture): TemplateResult {
  return html`<section class="ruled" aria-labelledby="claims">
    <h2 id="claims">Often said, and measured</h2>
    <ul class="claims">
      ${claimsFrom(picture).map(
        ({ said, verdict, text }) =>
          html`<li>
            <p class="said">“${said}”</p>
            <p><strong>${verdict}</strong> ${text}</p>
          </li>`,
      )}
    </ul>
  </section>`;
}
