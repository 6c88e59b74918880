/** The sentences of this lesson that depend on what is shown. */

import { percent } from '../../lib/numbers.ts';
import { shortLabel, wordLimit } from '../../lib/words.ts';

export function question(word: string): string {
  return `Where does “${shortLabel(word)}” look?`;
}

/** Why the field's text is not shown as it is, if so; and what a single word means. */
export function messageFor(words: readonly string[]): string {
  if (words.length === 0) return 'Type at least one word. Each word becomes a row and a column.';
  if (words.length === 1) return 'One word can only look at itself, so its weight is 1.';
  if (words.length > wordLimit) {
    return `Shown are the first ${wordLimit} of ${words.length.toLocaleString('en')} words. All of your text is kept.`;
  }
  return '';
}

/** What to expect of vectors that nothing has projected. */
export const unprojectedNote = 'Without projections a word’s vector fits itself best.';

/** "“it” puts 36% on “cat” and 12% on “mat”." */
export function largestWeights(words: readonly string[], query: number, row: Float32Array): string {
  const [first, second] = Array.from(row, (weight, index) => ({ weight, index })).sort(
    (a, b) => b.weight - a.weight,
  );
  const part = (entry: { weight: number; index: number }): string => {
    const word = entry.index === query ? 'itself' : `“${shortLabel(words[entry.index] ?? '')}”`;
    return `${percent(entry.weight)} on ${word}`;
  };
  const subject = `“${shortLabel(words[query] ?? '')}” puts`;
  if (!first) return '';
  return second && second.weight >= 0.005
    ? `${subject} ${part(first)} and ${part(second)}.`
    : `${subject} ${part(first)}.`;
}

export function originText(seed: number): string {
  return `random vectors, seed ${seed}: patterns carry no meaning yet`;
}
