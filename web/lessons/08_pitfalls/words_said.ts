/** Words and numbers as all pitfalls say them. */

import { twoDecimals } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';

/** “mat” */
export function quoted(label: string | undefined): string {
  return `“${shortLabel(label ?? '')}”`;
}

/** Two decimals; what rounds to nothing and is something, as a power of ten: 8e-9. */
export function smallNumber(value: number): string {
  if (value === 0) return '0';
  return Math.abs(value) >= 0.005
    ? twoDecimals(value)
    : value.toExponential(0).replaceAll('-', '−');
}

/** "1 word is", "3 words are" */
export function wordsAre(count: number): string {
  return count === 1 ? '1 word is' : `${count} words are`;
}
