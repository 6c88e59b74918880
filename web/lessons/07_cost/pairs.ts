/** How many pairs of words there are, counted: what no machine can make cheaper. */

import { html, nothing, svg, type TemplateResult } from 'lit';
import { bytesText, countText } from '../../lib/quantities.ts';
import { wholeBytes } from './cost_case.ts';

/** Every word with every word, itself included. */
export function pairsOf(words: number): number {
  return words ** 2;
}

/** Every word with itself and those before it. */
export function causalPairsOf(words: number): number {
  return (words * (words + 1)) / 2;
}

interface Row {
  readonly name: string;
  readonly of: (words: number) => number;
  readonly text: (count: number) => string;
  /** It says nothing of the pairs: nobody need guess it first. */
  readonly isGiven?: boolean;
}

const rows: readonly Row[] = [
  { name: 'Words', of: (words) => words, text: countText, isGiven: true },
  { name: 'Pairs, both ways', of: pairsOf, text: countText },
  { name: 'Pairs, left to right', of: causalPairsOf, text: countText },
  { name: 'All weights of one head, 4 bytes each', of: wholeBytes, text: bytesText },
];

/** What n words cost and what twice as many do; held back: the second column is not filled yet. */
export function renderPairs(words: number, heldBack: boolean): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Pairs, counted">
    <table class="costs" aria-label="Pairs, counted">
      <thead>
        <tr>
          <td></td>
          <th scope="col">n = ${countText(words)}</th>
          <th scope="col">2 n = ${countText(2 * words)}</th>
          <th scope="col">times</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(({ name, of, text, isGiven }) => {
          const isShown = isGiven === true || !heldBack;
          return html`<tr>
            <th scope="row">${name}</th>
            <td>${text(of(words))}</td>
            <td>${isShown ? text(of(2 * words)) : 'guess first'}</td>
            <td>${isShown ? timesText(of(2 * words) / of(words)) : nothing}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** Twice the side, four times the square: what the sentence above the table says. */
export const squares = svg`<svg class="squares" viewBox="0 0 112 66" aria-hidden="true">
  <rect x="1" y="33" width="32" height="32" />
  <rect x="47" y="1" width="64" height="64" />
  <path d="M47 33h64M79 1v64" />
</svg>`;

/** "4", and "3.67" where it is not whole. */
export function timesText(ratio: number): string {
  return Number.isInteger(ratio) ? String(ratio) : ratio.toFixed(ratio < 10 ? 2 : 1);
}
