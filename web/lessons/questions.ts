/** The questions that lessons ask before they show. */

import type { Guess, Guesses } from '../state/guesses.ts';

/** Names a question: of which lesson, about which sentence and what in it. */
export function questionId(route: string, sentence: string, about: string | number): string {
  return [route, sentence.trim(), about].join(' | ');
}

/** A lesson is done when one of its questions has been answered, or skipped. */
export function isDone(route: string, guesses: Guesses): boolean {
  return [...guesses.all.get().keys()].some((id) => id.startsWith(`${route} |`));
}

/** How far a question is that was asked: still open, answered or skipped. */
export function stageOf(guess: Guess | undefined): 'asking' | 'answered' | 'skipped' {
  if (!guess) return 'asking';
  return guess.skipped ? 'skipped' : 'answered';
}
