/** What is said under the sentence field. */

import { wordLimit } from '../lib/words.ts';

/** Why the field's text is not shown as it is, if so; and what a single word means. */
export function sentenceMessage(words: readonly string[]): string {
  if (words.length === 0) return 'Type at least one word. Each word becomes a row and a column.';
  if (words.length === 1) return 'One word can only look at itself, so its weight is 1.';
  if (words.length > wordLimit) {
    return `Shown are the first ${wordLimit} of ${words.length.toLocaleString('en')} words. All of your text is kept.`;
  }
  return '';
}
