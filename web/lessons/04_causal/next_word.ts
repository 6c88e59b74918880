/** What the model expects at one place: as the next word, and as a hidden word in the whole sentence. */

import type { LanguageModel, ReadingMode, WordProbability } from '../../engine/index.ts';
import { countWords } from '../learned_words.ts';

/** So many bars. */
const shownWords = 5;

/** The likeliest words, and how likely the word is that stands there. */
export interface Expectation {
  readonly words: readonly WordProbability[];
  /** Absent for a word that the model does not know. */
  readonly there: WordProbability | undefined;
}

export interface NextWord extends Readonly<Record<ReadingMode, Expectation>> {
  /** The place among the tokens. */
  readonly place: number;
}

export async function predictNext(
  model: LanguageModel,
  text: string,
  place: number,
): Promise<NextWord> {
  // All words, and the full stop: so that the one that stands there is among them.
  const k = countWords(model.vocabulary) + 1;
  const [{ tokens }, causal, masked] = await Promise.all([
    model.tokenize(text),
    model.predict(text, { mode: 'causal', position: place, k }),
    model.predict(text, { mode: 'masked', position: place, k }),
  ]);
  const expected = (words: readonly WordProbability[]): Expectation => ({
    words: words.slice(0, shownWords),
    there: words.find(({ word }) => word === tokens[place]),
  });
  return { place, causal: expected(causal), masked: expected(masked) };
}
