/** A pair of words as tips say it. */

import { placeAmong } from '../../lib/words.ts';
import type { Pair } from './matrix_grid.ts';

/** "it → mat", and which of them where a word stands more than once. */
export function pairWithPlaces(
  { queries, keys }: { readonly queries: readonly string[]; readonly keys: readonly string[] },
  { query, key }: Pair,
): string {
  const from = `${queries[query] ?? ''}${placeAmong(queries, query)}`;
  const to = `${keys[key] ?? ''}${placeAmong(keys, key)}`;
  return `${from} → ${to}`;
}
