/** Links that lead to a lesson in the state that shows something. */

import { splitWords } from '../lib/words.ts';
import { writeAddress } from '../state/url_state.ts';
import { choiceFields, type Choices } from './choices.ts';

export interface LessonLink {
  readonly route: string;
  /** What is to be seen there. */
  readonly text: string;
  /** All that it needs; without a sentence it takes the visitor's. */
  readonly choices: Partial<Choices>;
}

const defaults = Object.fromEntries(
  Object.entries(choiceFields).map(([name, { fallback }]) => [name, fallback]),
) as unknown as Choices;

/**
 * The address of the lesson in that state. How pictures are drawn is the visitor's
 * choice, and so is the sentence where any will do; a sentence of one word shows nothing.
 */
export function stateAddress(
  { route, choices }: Pick<LessonLink, 'route' | 'choices'>,
  visitor: Choices,
): string {
  const { map, numbers, queries, sentence, query } = visitor;
  const own = splitWords(sentence).length > 1 ? { sentence, query } : {};
  const state: Choices = { ...defaults, map, numbers, queries, ...own, ...choices };
  return writeAddress({ route, state }, choiceFields);
}
