/** From what was typed to words, and how words are shown. */

/** More words than this are kept in the field, but not shown. */
export const wordLimit = 64;

/** The longest label of a row or column, in letters. */
const labelLetters = 10;

/** Whatever stands between white space is a word: nothing is dropped, and punctuation stays. */
export function splitWords(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

/** The same word at the start of a sentence and inside it is one word. */
export function vocabularyForm(word: string): string {
  return word.toLowerCase();
}

/** Cut after whole letters (as people count them), with "…", if it is too long for a label. */
export function shortLabel(word: string): string {
  // A letter is at least one code unit: short words need no counting.
  if (word.length <= labelLetters) return word;
  const letters = lettersOf(word);
  if (letters.length <= labelLetters) return word;
  return `${letters.slice(0, labelLetters - 1).join('')}…`;
}

/** As people count them: an emoji is one. */
export function lettersOf(word: string): string[] {
  // Browsers that run WebAssembly SIMD may still lack it; then an emoji may be cut into its parts.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the types are newer than they
  if (Intl.Segmenter === undefined) return Array.from(word);
  return Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
}

/** " (5th word)" where the same word stands more than once, so that its places can be told apart. */
export function placeAmong(words: readonly string[], index: number): string {
  const again = words.some((word, other) => other !== index && word === words[index]);
  return again ? ` (${ordinal(index + 1)} word)` : '';
}

function ordinal(n: number): string {
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[n % 100 > 10 && n % 100 < 14 ? 0 : n % 10];
  return `${n}${ending ?? 'th'}`;
}
