/** What the learned model gives for a preset's sentence, written as its text says it: nothing to go stale. */

import type { ModelCard, ModelForward, Role } from '../engine/index.ts';
import { twoDecimals } from '../lib/numbers.ts';
import { matrixAt, valueAt } from '../lib/tensor.ts';
import { headNumber, roleNames } from './head_roles.ts';

/** Of the head that stands for a role. */
interface HeadReadings {
  /** "head 2·4" */
  readonly head: string;
  /** What it puts on a word from another, left to right: "0.61". Of equal words the first is meant. */
  readonly gpt: (from: string, to: string) => string;
  /** The same, both ways. */
  readonly bert: (from: string, to: string) => string;
  /** What the best head scores in the role where the words of all sentences were shuffled. */
  readonly shuffled: string;
}

export type Readings = Readonly<Record<Role, HeadReadings>>;

/** Absent for a model whose heads nobody has measured. */
export function readingsOf(
  { modes, controls }: ModelCard,
  causal: ModelForward,
  masked: ModelForward,
): Readings | undefined {
  if (!modes || !controls) return undefined;
  const readings = roleNames.map((role) => {
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
    return [
      role,
      {
        head: `head ${headNumber(best)}`,
        gpt: weightIn(causal),
        bert: weightIn(masked),
        shuffled: twoDecimals(controls.shuffledWords.roles[role].score),
      },
    ] as const;
  });
  return Object.fromEntries(readings) as Record<Role, HeadReadings>;
}
