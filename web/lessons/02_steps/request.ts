/** Which words are followed: those of the sentence, or of the blackboard. */

import { splitWords, wordLimit } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import { presetFor } from '../presets.ts';
import { blackboardWords } from './blackboard.ts';
import { sourceOf } from './matrices.ts';
import type { PictureRequest } from './picture.ts';

export function otherWords({ other }: Choices): string[] {
  return splitWords(other).slice(0, wordLimit);
}

/** Nothing where there are no words to follow. */
export function requestOf(choices: Choices, words: readonly string[]): PictureRequest | undefined {
  const { mode, through, reading, seed, sentence, edits } = choices;
  const source = sourceOf(choices);
  const head = Math.max(choices.head, 1) - 1;
  if (source === 'blackboard') {
    return { source, words: blackboardWords, causal: mode === 'causal', edits };
  }
  if (words.length === 0) return undefined;
  switch (source) {
    case 'learned': {
      const fallback = presetFor(sentence)?.role ?? 'antecedent';
      return { source, words, mode, through, fallback, edits };
    }
    case 'random':
      return { source, words, causal: reading === 'causal', seed, head, edits };
    case 'cross': {
      const others = otherWords(choices);
      return others.length === 0 ? undefined : { source, words, others, seed, head, edits };
    }
  }
}
