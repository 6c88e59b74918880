/** How the cheat sheet writes its numbers. */

import { countText } from '../../lib/numbers.ts';
import type { Share } from './random_vectors.ts';

/** With a true minus: −29.9. */
export function oneDecimal(value: number): string {
  return value.toFixed(1).replace('-', '−');
}

/** "0 of 45" */
export function shareText({ count, of }: Share): string {
  return `${countText(count)} of ${countText(of)}`;
}

/** A small error rounded up to one digit: 0.0000002; 0 stays 0. */
export function upTo(error: number): string {
  if (error === 0) return '0';
  const power = 10 ** Math.floor(Math.log10(error));
  const rounded = Math.ceil(error / power) * power;
  return rounded.toLocaleString('en', { maximumSignificantDigits: 1 });
}
