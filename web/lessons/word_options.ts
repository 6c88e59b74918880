/** The words of a sentence as choices: the same word at another place is another choice. */

import type { PickOption } from '../components/pick/pick.ts';
import { shortLabel } from '../lib/words.ts';

/** Without those before `first`, which are no words of the sentence; places are counted from there. */
export function wordOptions(labels: readonly string[], first = 0): PickOption[] {
  return labels
    .slice(first)
    .map((label, place) => ({ value: String(place), text: shortLabel(label) }));
}
