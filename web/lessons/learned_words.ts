/** The words of a sentence as the learned model takes them: so many, and only those that it knows. */

import { quoted, splitWords } from '../lib/words.ts';

/** The model reads 24 tokens: [S] before the words, and a full stop after them. */
const mostWords = 22;

/** More unknown words than this are not all named. */
const mostNamed = 4;

/** Without the full stop at the end: the model puts one there itself. */
function wordsOf(text: string): string[] {
  const words = splitWords(text);
  return words.at(-1) === '.' ? words.slice(0, -1) : words;
}

/** As many of the words as the model can read. */
export function modelWords(text: string): string[] {
  return wordsOf(text).slice(0, mostWords);
}

/** The labels of all tokens: the words as they were typed, between what the model adds. */
export function tokenLabels(words: readonly string[]): string[] {
  return ['[S]', ...words, '.'];
}

/** The token of the word to look from, which may be the full stop; places beyond that stand for the last word. */
export function tokenAt(query: number, words: readonly string[]): number {
  return (query <= words.length ? query : words.length - 1) + 1;
}

/** How many words the model knows: its other tokens, such as [S] and the full stop, are none. */
export function countWords(vocabulary: readonly string[]): number {
  return vocabulary.filter((token) => /^\p{L}/u.test(token)).length;
}

/** What is said under the sentence field; `known` is how many words the model knows. */
export function modelSentenceMessage(
  text: string,
  unknown: readonly string[],
  known: number,
): string {
  const words = wordsOf(text);
  if (words.length === 0) return 'Type at least one word. Each word becomes a row and a column.';
  return [
    words.length > mostWords
      ? `The model reads at most ${mostWords} words. Shown are the first ${mostWords} of ${words.length.toLocaleString('en')}; all of your text is kept.`
      : '',
    unknownMessage([...new Set(unknown)], known),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function unknownMessage(unknown: readonly string[], known: number): string {
  if (unknown.length === 0) return '';
  const [are, it] = unknown.length === 1 ? ['is', 'it'] : ['are', 'each'];
  return `${listed(unknown)} ${are} not among the ${known} words this model knows. It reads ${it} as [UNK].`;
}

/** "“a”, “b” and “c”"; of many only the first, and how many more. */
function listed(words: readonly string[]): string {
  const shown = words.slice(0, words.length > mostNamed ? mostNamed - 1 : mostNamed);
  const parts = shown.map((word) => quoted(word));
  if (shown.length < words.length) parts.push(`${words.length - shown.length} more words`);
  return [parts.slice(0, -1).join(', '), parts.at(-1) ?? '']
    .filter((part) => part !== '')
    .join(' and ');
}
