/** The sentences of this lesson that depend on what is shown. */

import { percent } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';
import type { AttentionKind } from '../choices.ts';

export const kindNames: Readonly<Record<AttentionKind, string>> = {
  'multi-head': 'multi-head',
  scaled: 'scaled dot-product',
  'dot-product': 'dot-product',
};

export function question(word: string): string {
  return `Where does “${shortLabel(word)}” look?`;
}

/** What to expect of vectors that nothing has projected. */
export const unprojectedNote = 'Without projections a word’s vector fits itself best.';

/** The places of the two largest weights; the second only if it is any to speak of. */
function largestTwo(row: Float32Array): { index: number; weight: number }[] {
  return Array.from(row, (weight, index) => ({ weight, index }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2)
    .filter(({ weight }) => weight >= 0.005);
}

/** "“it” puts 36% on “cat” and 12% on “mat”." */
export function largestWeights(words: readonly string[], query: number, row: Float32Array): string {
  const parts = largestTwo(row).map(({ weight, index }) => {
    const named = index === query ? 'itself' : `“${shortLabel(words[index] ?? '')}”`;
    return `${percent(weight)} on ${named}`;
  });
  return parts.length === 0
    ? ''
    : `“${shortLabel(words[query] ?? '')}” puts ${parts.join(' and ')}.`;
}

/** The same for a small picture: "it looks at because 57%, sat 17%". */
export function pictureSummary(words: readonly string[], query: number, row: Float32Array): string {
  const parts = largestTwo(row).map(
    ({ weight, index }) => `${words[index] ?? ''} ${percent(weight)}`,
  );
  return `${words[query] ?? ''} looks at ${parts.join(', ')}`;
}

/** Query, key and value as in a library, told on the chosen word and on what it looks at. */
export function library(
  words: readonly string[],
  query: number,
  row: Float32Array,
): { term: string; text: string }[] {
  const handed = largestTwo(row).map(
    ({ weight, index }) => `${percent(weight)} of what “${shortLabel(words[index] ?? '')}” holds`,
  );
  return [
    { term: 'query', text: `what “${shortLabel(words[query] ?? '')}” is looking for` },
    { term: 'key', text: 'the label each word holds up; query · key is the score' },
    { term: 'value', text: `what a word hands over: ${handed.join(', ')}` },
  ];
}
