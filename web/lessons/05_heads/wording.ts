/** The sentences of lesson 5 that depend on what is shown. Every number comes from the engine or the card. */

import type { ModelCard, ReadingMode } from '../../engine/index.ts';
import { percent, shortWeight, twoDecimals } from '../../lib/numbers.ts';
import { quoted, shortLabel } from '../../lib/words.ts';
import { smallestScore, type HeadRole } from '../head_roles.ts';
import type { KnownHead } from '../known_heads.ts';
import { largestTwo } from '../largest_weights.ts';

/** 'row “she”: girl 0.93' */
export function rowNote(
  labels: readonly string[],
  query: number,
  row: Float32Array,
): { readonly text: string; readonly number: string } {
  const [largest = { key: 0, weight: NaN }] = largestTwo(row);
  return {
    text: `row ${quoted(labels[query])}: ${shortLabel(labels[largest.key] ?? '')}`,
    number: twoDecimals(largest.weight),
  };
}

export function questionText({ number, role }: KnownHead, label: string): string {
  const called = role ? `the ${role.role} head, ${number},` : `head ${number}`;
  return `which word will ${called} look at most from ${quoted(label)}?`;
}

/** What the head does with the row, and how sure its name is. */
export function answerText(
  labels: readonly string[],
  row: Float32Array,
  role: HeadRole | undefined,
): string {
  const parts = largestTwo(row).map(
    ({ key, weight }) => `${percent(weight)} on ${quoted(labels[key])}`,
  );
  const tested =
    role?.role === 'subject'
      ? ` In the test, from the word before the verb, its largest weight was on the subject in ${percent(role.score)} of the sentences.`
      : '';
  return `The head puts ${parts.join(' and ')}.${tested}`;
}

/** What the names of the heads do not mean, in numbers of the card. */
export function roleLimits({ controls, modes }: ModelCard, mode: ReadingMode): string[] {
  if (mode === 'masked') {
    const antecedent = modes?.masked.roles.antecedent;
    if (!antecedent) return [];
    const right =
      antecedent.accuracy === null
        ? ''
        : `, and yet the word is right ${percent(antecedent.accuracy)} of the time`;
    return [
      `Reading both ways, the best head for pronouns looks at the right noun in ${percent(antecedent.score)} of the sentences${right}.`,
      'Untrained and shuffled models were measured left to right only.',
    ];
  }
  const previous = controls?.shuffledWords.roles.previous.score;
  return previous === undefined || previous < smallestScore
    ? []
    : [
        `“Previous” scores ${shortWeight(previous)} even when the words are shuffled. It is a pattern, not grammar.`,
      ];
}
