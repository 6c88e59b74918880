/** What stands out in a row of weights, in words. */

import { percent } from '../lib/numbers.ts';

export interface Weighed {
  readonly key: number;
  readonly weight: number;
}

/** The two largest weights; the second only if it is any to speak of. */
export function largestTwo(row: Float32Array): Weighed[] {
  return Array.from(row, (weight, key) => ({ weight, key }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 2)
    .filter(({ weight }) => weight >= 0.005);
}

/** "she looks at girl 93%, king 5%" */
export function looksAt(labels: readonly string[], query: number, row: Float32Array): string {
  const parts = largestTwo(row).map(({ key, weight }) => `${labels[key] ?? ''} ${percent(weight)}`);
  return `${labels[query] ?? ''} looks at ${parts.join(', ')}`;
}
