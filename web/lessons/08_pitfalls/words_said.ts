/** Words and numbers as all pitfalls say them. */

import { twoDecimals } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';

/** “mat” */
export function quoted(label: string | undefined): string {
  return `“${shortLabel(label ?? '')}”`;
}

/** Two decimals, 0.49; what would round to nothing has as many as it takes: 0.0000002. */
export function smallNumber(value: number): string {
  if (value === 0) return '0';
  if (!(value < 0.005)) return twoDecimals(value);
  return value < 1e-12
    ? value.toExponential(0).replace('-', '−')
    : value.toFixed(-Math.floor(Math.log10(value)));
}

/** A share as a percentage with one decimal: 1.3%. */
export function exactPercent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

/** "1 word", "3 words" */
export function countOf(count: number, word: string): string {
  return count === 1 ? `1 ${word}` : `${count} ${word}s`;
}

/** "head 2·4, antecedent" as it stands in a sentence: "head 2·4 (antecedent)". */
export function inSentence(headName: string): string {
  const [head = '', role] = headName.split(', ');
  return role === undefined ? head : `${head} (${role})`;
}

export function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
