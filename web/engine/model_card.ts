/** The model card: how a model came to be, and what was measured about it on sentences it never saw. */

import { SpotlightError } from './errors.ts';
import {
  arrayOf,
  fields,
  number,
  numberOrNull,
  numberOrText,
  optional,
  text,
  valuesOf,
} from './json_checks.ts';
import type {
  Evaluation,
  HeadPlace,
  ModelIdentity,
  ReadingMode,
  Role,
  RoleScore,
} from './model_protocol.ts';

/** What follows when all heads of a role are switched off: those that score at least .35 in it, causal. */
export interface SwitchedOff {
  readonly heads: readonly HeadPlace[];
  /** Of the role's prediction, with all heads on. */
  readonly accuracy: number;
  /** With the role's heads off. */
  readonly without: number;
  /** With equally many others off: the mean over `draws` random choices. */
  readonly withoutOthers: number;
  readonly draws: number;
}

/** The measured parts are absent where nobody measured: for weights other than the shipped ones. */
export interface ModelCard {
  readonly name: string;
  readonly seed: number;
  /** Training steps. */
  readonly steps: number;
  readonly parameters: number;
  /** How it was trained: learning rate, batch and so on. */
  readonly recipe: Readonly<Record<string, number | string>>;
  readonly seedsTried?: number | undefined;
  /** How the seed was chosen, in a sentence. */
  readonly selection?: string | undefined;
  /** The fresh draw that all scores were measured on. */
  readonly test?: { readonly seed: number; readonly itemsPerRole: number } | undefined;
  readonly modes?: Readonly<Record<ReadingMode, Evaluation>> | undefined;
  /** What heads score by chance: causal. */
  readonly controls?:
    Readonly<Record<'untrained' | 'shuffledTargets' | 'shuffledWords', Evaluation>> | undefined;
  readonly switchedOff?: Readonly<Record<Exclude<Role, 'previous'>, SwitchedOff>> | undefined;
}

/** The card of weights that have none: what they say about themselves. */
export function cardOf({ numParams, metadata }: ModelIdentity): ModelCard {
  const { seed, steps, text: trainedOn } = metadata;
  return { name: 'unnamed', seed, steps, parameters: numParams, recipe: { text: trainedOn } };
}

const head = fields<HeadPlace>({ layer: number, head: number });

const roleScore = fields<RoleScore>({
  best: head,
  score: number,
  accuracy: numberOrNull,
  perHead: arrayOf(arrayOf(number)),
});

const evaluation = fields<Evaluation>({
  roles: fields<Evaluation['roles']>({
    subject: roleScore,
    antecedent: roleScore,
    previous: roleScore,
    opener: roleScore,
  }),
});

const switchedOff = fields<SwitchedOff>({
  heads: arrayOf(head),
  accuracy: number,
  without: number,
  withoutOthers: number,
  draws: number,
});

const card = fields<ModelCard>({
  name: text,
  seed: number,
  steps: number,
  parameters: number,
  recipe: valuesOf(numberOrText),
  seedsTried: optional(number),
  selection: optional(text),
  test: optional(fields<Measured['test']>({ seed: number, itemsPerRole: number })),
  modes: optional(fields<Measured['modes']>({ causal: evaluation, masked: evaluation })),
  controls: optional(
    fields<Measured['controls']>({
      untrained: evaluation,
      shuffledTargets: evaluation,
      shuffledWords: evaluation,
    }),
  ),
  switchedOff: optional(
    fields<Measured['switchedOff']>({
      subject: switchedOff,
      antecedent: switchedOff,
      opener: switchedOff,
    }),
  ),
});

type Measured = { readonly [Name in keyof ModelCard]-?: NonNullable<ModelCard[Name]> };

/** Throws corrupt_file if the text is no card. What is not known is kept, and harms nobody. */
export function readCard(json: string): ModelCard {
  const at = 'languageModel: card';
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch {
    throw new SpotlightError('corrupt_file', `${at}: expected JSON`);
  }
  card(read, at);
  return read as ModelCard;
}
