/** What a claim of the cheat sheet is, and where its link leads. */

import { splitWords } from '../../lib/words.ts';
import { writeAddress } from '../../state/url_state.ts';
import { choiceFields, type Choices } from '../choices.ts';
import type { Said } from './said.ts';

/** As it stands; under a condition, which the note names; or not, and the note says what holds instead. */
export type Mark = 'holds' | 'holds if' | 'corrected';

export interface Claim {
  readonly id: string;
  /** What the claim answers, if it is an answer. */
  readonly question?: string;
  /** As it is commonly stated. */
  readonly text: string;
  readonly mark: Mark;
  /** The condition, the correction, or why it holds; with numbers of the engine. */
  readonly note: Said;
  /** Where the numbers come from. */
  readonly origin?: 'random' | 'learned' | 'hand-made';
  readonly link: ClaimLink;
}

export interface ClaimLink {
  readonly route: string;
  /** What is to be seen there. */
  readonly text: string;
  /** All that the claim needs; without a sentence it takes the visitor's. */
  readonly choices: Partial<Choices>;
}

const defaults = Object.fromEntries(
  Object.entries(choiceFields).map(([name, { fallback }]) => [name, fallback]),
) as unknown as Choices;

/**
 * The address of the lesson in the state that shows the claim. How pictures are drawn is the visitor's
 * choice, and so is the sentence where any will do; a sentence of one word shows nothing.
 */
export function claimAddress({ route, choices }: ClaimLink, visitor: Choices): string {
  const { map, numbers, queries, sentence, query } = visitor;
  const own = splitWords(sentence).length > 1 ? { sentence, query } : {};
  const state: Choices = { ...defaults, map, numbers, queries, ...own, ...choices };
  return writeAddress({ route, state }, choiceFields);
}
