/** What is asked before the pairs of a longer text are shown. */

import type { Answer } from '../../components/predict_first/predict_first.ts';
import { countText } from '../../lib/quantities.ts';
import { causalPairsOf, pairsOf } from './pairs.ts';

export function doublingQuestion(words: number): string {
  const makes = words === 1 ? 'word makes' : 'words make';
  return `n = ${countText(words)} ${makes} ${countText(words)} × ${countText(words)} = ${countText(pairsOf(words))} ${words === 1 ? 'pair' : 'pairs'}. How many does a text twice as long make?`;
}

export function doublingAnswers(words: number): Answer[] {
  return [2, 4, 8].map((times) => ({
    value: String(times),
    text: `${countText(times * pairsOf(words))}, ${times} times as many`,
  }));
}

export function doublingAnswer(words: number): string {
  const [before, after] = [pairsOf(words), pairsOf(2 * words)];
  return `Counted: ${countText(2 * words)} × ${countText(2 * words)} = ${countText(after)}, ${after / before} times as many. There are twice as many words, and each is compared with twice as many. Left to right it is the same: ${countText(causalPairsOf(2 * words))} after ${countText(causalPairsOf(words))}.`;
}
