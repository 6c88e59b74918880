/** A sentence as the learned model has it, and what is known of the model: part of every picture of it. */

import type { LanguageModel, ModelCard, ReadingMode } from '../engine/index.ts';
import { allHeads } from './head_roles.ts';
import { knownHeads, type KnownHead } from './known_heads.ts';
import { countWords, tokenLabels } from './learned_words.ts';

export interface LearnedSentence {
  readonly card: ModelCard;
  readonly seed: number;
  /** How many words the model knows. */
  readonly known: number;
  /** Of the tokens: the words as they were typed, with [S] and the full stop. */
  readonly labels: readonly string[];
  /** Which words the model does not know; the full stop is the last. */
  readonly unknown: readonly boolean[];
  /** The names of its heads are those of the reading. */
  readonly heads: readonly KnownHead[];
}

export async function learnedSentence(
  model: LanguageModel,
  words: readonly string[],
  mode: ReadingMode,
): Promise<LearnedSentence> {
  const { card, vocabulary, numLayers, numHeads } = model;
  const { tokens, unknown } = await model.tokenize(words.join(' '));
  return {
    card,
    seed: card.seed,
    known: countWords(vocabulary),
    labels: tokenLabels(words),
    unknown: tokens.slice(1).map((_, word) => unknown.includes(word + 1)),
    heads: knownHeads(card, mode, allHeads(numLayers, numHeads)),
  };
}
