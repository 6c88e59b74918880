/** The minimal pairs: two sentences that differ in one word. */

import { splitWords } from '../../lib/words.ts';
import type { PairName } from '../choices.ts';
import { tokenLabels } from '../learned_words.ts';

interface MinimalPair {
  readonly first: string;
  readonly second: string;
}

export const minimalPairs: Readonly<Record<PairName, MinimalPair>> = {
  size: {
    first: 'The trophy would not fit in the suitcase because it was too big',
    second: 'The trophy would not fit in the suitcase because it was too small',
  },
  number: {
    first: 'The dog in the park barked',
    second: 'The dogs in the park barked',
  },
  person: {
    first: 'The queen thanked the boy because he was playful',
    second: 'The king thanked the boy because he was playful',
  },
};

/** The two words that differ, and the labels of all tokens, one of them "big/small". */
export interface PairLabels {
  readonly labels: readonly string[];
  /** The place of the different words among the tokens. */
  readonly place: number;
  readonly words: readonly [string, string];
}

export function pairLabels({ first, second }: MinimalPair): PairLabels {
  const [a, b] = [splitWords(first), splitWords(second)];
  const index = a.findIndex((word, place) => word !== b[place]);
  const words = [a[index] ?? '', b[index] ?? ''] as const;
  const labels = tokenLabels(a.map((word, place) => (place === index ? words.join('/') : word)));
  return { labels, place: index + 1, words };
}
