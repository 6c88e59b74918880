/** What the learned model gives for a preset's sentence, written as its text says it: nothing to go stale. */

import type { ModelCard, ModelForward, Role } from '../engine/index.ts';
import { shortWeight, twoDecimals } from '../lib/numbers.ts';
import { matrixAt, valueAt } from '../lib/tensor.ts';
import { headNumber } from './head_roles.ts';

export interface Readings {
  /** The head that stands for the preset's role: "head 2·4". */
  readonly head: string;
  /** What it puts on a word from another, left to right: "0.61". */
  readonly gpt: (from: string, to: string) => string;
  /** The same, both ways. */
  readonly bert: (from: string, to: string) => string;
  /** How its role is scored where the words of all sentences were shuffled: ".96". */
  readonly shuffled: string;
}

/** Absent for a model whose heads nobody has measured. */
export function readingsOf(
  { modes, controls }: ModelCard,
  role: Role,
  causal: ModelForward,
  masked: ModelForward,
): Readings | undefined {
  if (!modes || !controls) return undefined;
  const { best } = modes.causal.roles[role];
  const weightIn =
    ({ tokens, layers }: ModelForward) =>
    (from: string, to: string): string => {
      const place = (word: string): number => tokens.indexOf(word.toLowerCase());
      const weights = layers[best.layer]?.weights;
      return weights
        ? twoDecimals(valueAt(matrixAt(weights, best.head), place(from), place(to)))
        : '';
    };
  return {
    head: `head ${headNumber(best)}`,
    gpt: weightIn(causal),
    bert: weightIn(masked),
    shuffled: shortWeight(controls.shuffledWords.roles[role].score),
  };
}
