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
  const letters = Array.from(new Intl.Segmenter().segment(word), ({ segment }) => segment);
  if (letters.length <= labelLetters) return word;
  return `${letters.slice(0, labelLetters - 1).join('')}…`;
}
