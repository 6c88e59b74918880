/** The sentences of this lesson that depend on what is shown. */

import { percent } from '../../lib/numbers.ts';
import { quoted } from '../../lib/words.ts';
import type { AttentionKind } from '../choices.ts';
import { largestTwo } from '../largest_weights.ts';

export const kindNames: Readonly<Record<AttentionKind, string>> = {
  'multi-head': 'multi-head',
  scaled: 'scaled dot-product',
  'dot-product': 'dot-product',
};

export function question(word: string): string {
  return `Where does ${quoted(word)} look?`;
}

/** What to expect of vectors that nothing has projected. */
export const unprojectedNote = 'Without projections a word’s vector fits itself best.';

/** "“it” puts 36% on “cat” and 12% on “mat”." */
export function largestWeights(
  labels: readonly string[],
  query: number,
  row: Float32Array,
): string {
  const parts = largestTwo(row).map(({ weight, key }) => {
    const named = key === query ? 'itself' : quoted(labels[key]);
    return `${percent(weight)} on ${named}`;
  });
  return parts.length === 0 ? '' : `${quoted(labels[query])} puts ${parts.join(' and ')}.`;
}

/** Query, key and value as in a library, told on the chosen word and on what it looks at. */
export function library(
  labels: readonly string[],
  query: number,
  row: Float32Array,
): { term: string; text: string }[] {
  const handed = largestTwo(row).map(
    ({ weight, key }) => `${percent(weight)} of what ${quoted(labels[key])} holds`,
  );
  return [
    { term: 'query', text: `what ${quoted(labels[query])} is looking for` },
    { term: 'key', text: 'the label each word holds up; query · key is the score' },
    { term: 'value', text: `what a word hands over: ${handed.join(', ')}` },
  ];
}
