/** The leak test: one word is changed, and every result before it is compared bit by bit. */

import { html, type TemplateResult } from 'lit';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { quoted, shortLabel } from '../../lib/words.ts';
import type { Change, Leak } from './changes.ts';

export const leakAnswers: readonly Answer[] = [
  { value: 'none', text: 'none' },
  { value: 'some', text: 'some' },
  { value: 'all', text: 'all' },
];

export function leakQuestion({ labels, changed, replacement }: Leak): string {
  return `${quoted(labels[changed])} becomes “${replacement}”. How many of the ${changed} earlier results change under the causal mask?`;
}

/** How much each result moved; under the mask the first `heldBack` of them are not told yet. */
export function leakTable(
  { labels, changed, replacement, bothChanges, causalChanges }: Leak,
  caption: string,
  heldBack: number,
): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Leak test">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          ${labels.map((label, index) =>
            index === changed
              ? html`<th scope="col" class="changed">
                  <s><bdi>${shortLabel(label)}</bdi></s> ${replacement}
                </th>`
              : html`<th scope="col"><bdi>${shortLabel(label)}</bdi></th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${leakRow('BERT', bothChanges, 0)} ${leakRow('GPT', causalChanges, heldBack)}
      </tbody>
    </table>
  </div>`;
}

/** The results of the first words are held back until the visitor has guessed. */
function leakRow(name: string, changes: readonly Change[], heldBack: number): TemplateResult {
  return html`<tr>
    <th scope="row">${name}</th>
    ${changes.map(({ sameBits, largest }, word) =>
      word < heldBack
        ? html`<td class="held"><span aria-label="guess first" role="img">?</span></td>`
        : sameBits
          ? html`<td class="same">same bits</td>`
          : html`<td class="moved">${largest < 0.005 ? '< 0.01' : twoDecimals(largest)}</td>`,
    )}
  </tr>`;
}

/** What came out, in words; counted, not assumed. */
export function leakVerdict({
  changed,
  bothChanges,
  causalChanges,
}: Pick<Leak, 'changed' | 'bothChanges' | 'causalChanges'>): string {
  if (bothChanges.every(({ sameBits }) => sameBits)) {
    return 'The word is the same as before: nothing was changed.';
  }
  if (changed === 0)
    return 'The first word has no earlier ones: change a later word to see a leak.';
  const moved = (changes: readonly Change[]): number =>
    changes.slice(0, changed).filter(({ sameBits }) => !sameBits).length;
  const [bert, gpt] = [moved(bothChanges), moved(causalChanges)];
  const earlier = `${changed} earlier ${changed === 1 ? 'result' : 'results'}`;
  return `Of ${earlier}, ${bert} changed reading both ways. ${
    gpt === 0
      ? 'Under the causal mask, none moved by a single bit.'
      : `${gpt} changed under the mask.`
  }`;
}
