/** What is asked before the pairs of a longer text are shown. */

import type { Answer } from '../../components/predict_first/predict_first.ts';
import { causalPairsOf, pairsOf } from './pairs.ts';

const inEnglish = (count: number): string => count.toLocaleString('en');

export function doublingQuestion(words: number): string {
  const makes = words === 1 ? 'word makes' : 'words make';
  return `n = ${inEnglish(words)} ${makes} ${inEnglish(words)} × ${inEnglish(words)} = ${inEnglish(pairsOf(words))} ${words === 1 ? 'pair' : 'pairs'}. How many does a text twice as long make?`;
}

export function doublingAnswers(words: number): Answer[] {
  return [2, 4, 8].map((times) => ({
    value: String(times),
    text: `${inEnglish(times * pairsOf(words))}, ${times} times as many`,
  }));
}

export function doublingAnswer(words: number): string {
  const [before, after] = [pairsOf(words), pairsOf(2 * words)];
  return `Counted: ${inEnglish(2 * words)} × ${inEnglish(2 * words)} = ${inEnglish(after)}, ${after / before} times as many. There are twice as many words, and each is compared with twice as many. Left to right it is the same: ${inEnglish(causalPairsOf(2 * words))} after ${inEnglish(causalPairsOf(words))}.`;
}
