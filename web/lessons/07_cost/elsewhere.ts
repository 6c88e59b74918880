/** What the measured laws say about texts and models that were not measured: computed from the fit, and labelled so. */

import { html, nothing, type TemplateResult } from 'lit';
import { pairLawAt } from '../../lib/growth.ts';
import { bytesText, countText, durationText } from '../../lib/quantities.ts';
import { wholeBytes, type CostCase } from './cost_case.ts';
import { lawOf, measuredOf, type Cost, type CostState } from './cost_state.ts';

/** GPT-2 small: layers of heads, all of them as wide as the measured one. */
const layers = 12;
const headsInLayer = 12;
const heads = layers * headsInLayer;
const gpt2Words = 1024;
/** A context of 128k. */
const longContext = 2 ** 17;

interface Elsewhere {
  readonly name: string;
  readonly heads: number;
  readonly words: number;
}

const cases: readonly Elsewhere[] = [
  { name: `GPT-2 small, its whole context`, heads, words: gpt2Words },
  { name: 'One head, a context of 128k', heads: 1, words: longContext },
  { name: 'The heads of GPT-2 small, 128k', heads, words: longContext },
];

/** How many times as long the longest context is as the longest text that the fits know. */
export function timesLonger(state: CostState): number {
  const fitted = measuredOf(state, { path: 'streaming', causal: true });
  return longContext / Math.max(...fitted.map(({ words }) => words));
}

/** GPT-2 reads left to right. Nothing as long as no law is known. */
export function renderElsewhere(state: CostState): TemplateResult | typeof nothing {
  const estimate = (path: CostCase['path'], cost: Cost, words: number): number | undefined => {
    const law = lawOf(measuredOf(state, { path, causal: true }), cost);
    return law && pairLawAt(law, words);
  };
  if (estimate('streaming', 'milliseconds', longContext) === undefined) return nothing;
  const cell = (value: number | undefined, text: (value: number) => string): TemplateResult =>
    html`<td>${value === undefined ? '–' : text(value)}</td>`;
  return html`<section class="ruled" aria-labelledby="elsewhere">
    <h2 id="elsewhere">What it would cost elsewhere</h2>
    <p>
      Extrapolated: what pairs and words cost this machine, left to right, fitted and carried on to
      ${countText(timesLonger(state))} times the longest text measured. GPT-2 small has ${layers}
      layers of ${headsInLayer} heads with 64 numbers, as the one measured here: attention alone,
      without the rest of the network.
    </p>
    <div class="scroll" tabindex="0" role="region" aria-label="Extrapolated costs">
      <table class="costs" aria-label="Extrapolated costs">
        <thead>
          <tr>
            <td></td>
            <th scope="col">words</th>
            <th scope="col">whole matrix, time</th>
            <th scope="col">memory of a head</th>
            <th scope="col">streaming, time</th>
            <th scope="col">memory of a head</th>
          </tr>
        </thead>
        <tbody>
          ${cases.map((one) => {
            const time = (path: CostCase['path']): number | undefined => {
              const ofOne = estimate(path, 'milliseconds', one.words);
              return ofOne && one.heads * ofOne;
            };
            return html`<tr>
              <th scope="row">${one.name}<br /><span>extrapolated</span></th>
              <td>${countText(one.words)}</td>
              ${cell(time('whole'), durationText)}
              ${cell(estimate('whole', 'bytes', one.words), bytesText)}
              ${cell(time('streaming'), durationText)}
              ${cell(estimate('streaming', 'bytes', one.words), bytesText)}
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
    <p>
      Counted: one head at ${countText(longContext)} words has ${countText(longContext ** 2)}
      weights, ${bytesText(wholeBytes(longContext))}. Kept for all ${heads} heads they would fill
      ${bytesText(heads * wholeBytes(longContext))}. That is why long contexts are streamed.
    </p>
  </section>`;
}
