/** How many rounds were named right, of those that were played on this device. */

import type { Guess } from '../../state/guesses.ts';
import { questionId } from '../questions.ts';
import type { GamePicture } from './game_picture.ts';

/** Names the round, and what is wrong in it: with another head or model it is another question. */
export function gameQuestion(route: string, { text, round, fault }: GamePicture): string {
  return questionId(route, text, `round ${round}: ${fault}`);
}

/** So many rounds are remembered: of all questions there is only room for a hundred. */
const remembered = 50;

const gameRound = / \| round \d+: (?<fault>\S+)$/u;

export interface Tally {
  readonly right: number;
  /** Rounds that were skipped do not count. */
  readonly played: number;
}

export function tallyOf(guesses: Iterable<readonly [question: string, guess: Guess]>): Tally {
  let [right, played] = [0, 0];
  for (const [question, { guess, skipped }] of guesses) {
    const fault = gameRound.exec(question)?.groups?.fault;
    if (fault === undefined || skipped) continue;
    ++played;
    if (guess === fault) ++right;
  }
  return { right, played };
}

/** Of questions, the oldest first, the rounds that are too old to be remembered. */
export function oldRounds(questions: Iterable<string>): string[] {
  return [...questions].filter((question) => gameRound.test(question)).slice(0, -remembered);
}
