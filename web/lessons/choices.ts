/** Everything that a visitor can choose, in all lessons, and how it is written in the address. */

import { mapNames, type MapName } from '../lib/colour.ts';
import { choiceField, textField, wholeNumberField, type FieldTable } from '../state/url_state.ts';
import { presets } from './presets.ts';

const vectorKinds = ['learned', 'random'] as const;
const readings = ['both', 'causal'] as const;
const attentionKinds = ['multi-head', 'scaled', 'dot-product'] as const;
const orientations = ['rows', 'columns'] as const;
const onOff = ['on', 'off'] as const;
const readingModes = ['causal', 'masked'] as const;
const maskForms = ['numbers', 'allowed'] as const;

/** Step by step: what is followed, and how far. */
const stepSources = ['sentence', 'blackboard', 'cross'] as const;
export const stageNames = [
  'input',
  'projections',
  'scores',
  'scaled',
  'biased',
  'masked',
  'weights',
  'result',
  'joined',
  'output',
] as const;

/** Why sqrt(d): whose scores are looked at, and the head_dim of the training. */
const scoreKinds = ['random', 'projected', 'learned'] as const;
export const trialDims = ['16', '64', '256'] as const;

/** Minimal pairs: what the word that differs is about. */
const pairNames = ['size', 'number', 'person'] as const;
export type PairName = (typeof pairNames)[number];

/** Widths to be split over heads: of the learned model, and of random vectors. */
export const splitWidths = ['48', '64', '96'] as const;

/** Training: how long, which part is read left to right, how fast it learns, and whose best head is looked at. */
export const trainingSteps = ['500', '1000', '2000', '5000'] as const;
export const readingMixes = ['gpt', 'most', 'half', 'bert'] as const;
export const learningRates = ['0.001', '0.005', '0.008', '0.05', '3'] as const;
const watchedRoles = ['subject', 'opener', 'antecedent', 'previous'] as const;

/** Cost: what stands for the weights that share a pixel. */
const blockValues = ['mean', 'largest'] as const;

/** A class: whether answers wait until they are asked for, how large the page is written, and how it is shown. */
const answerTimes = ['shown', 'asked'] as const;
const pageSizes = ['screen', 'projector'] as const;
const pageViews = ['page', 'presenter'] as const;

/** Words to change another into; of two, so that a sentence that has the one can take the other. */
export const replacements = ['hungry', 'sleeping', 'big', 'not'] as const;

export type AttentionKind = (typeof attentionKinds)[number];
type Reading = (typeof readings)[number];

/** Vectors that nothing has learned yet: of this width, looked at by this many heads. */
export const embedDim = 64;
export const numHeads = 4;
export const headNumbers: readonly number[] = Array.from(
  { length: numHeads },
  (_, index) => index + 1,
);

/** The heads as options: the choice 0 is their average. */
export const headOptions: readonly { value: string; text: string }[] = [
  ...headNumbers.map((head) => ({ value: String(head), text: `head ${head}` })),
  { value: '0', text: 'the average of all heads' },
];

export const largestSeed = 2 ** 32 - 1;

/** The longest text whose pairs are counted: a context of 128k. */
export const longestText = 2 ** 17;

/** Beyond any sentence: places in it stand for its last word then. */
export const lastPlace = 10_000;

export interface Choices {
  readonly sentence: string;
  /** The place of the word to look from, from 0. */
  readonly query: number;
  /** Whose queries, keys and values are looked at: the learned model's, or random ones. */
  readonly vectors: (typeof vectorKinds)[number];
  /** The part of the lesson that a link leads to: an id, empty for its beginning. */
  readonly part: string;

  /** Random vectors: how they are read, with which type of attention. */
  readonly reading: Reading;
  readonly kind: AttentionKind;
  /** From 1, as people count; 0 is the average of all. */
  readonly head: number;
  readonly seed: number;

  /** How pictures are drawn. */
  readonly map: MapName;
  readonly numbers: (typeof onOff)[number];
  readonly queries: (typeof orientations)[number];

  /** The causal mask: how it is written. */
  readonly mask: (typeof maskForms)[number];
  /** The leak test: the place of the word that is changed, and what it is changed to. */
  readonly changed: number;
  readonly replacement: (typeof replacements)[number];
  /** Generation: how many words are there, from 1. */
  readonly step: number;

  /** The learned model: how it reads, and through which head (see head_choices.ts; the name of a role: its best head; empty: the lesson's own). */
  readonly mode: (typeof readingModes)[number];
  readonly through: string;
  /** The heads that are switched off. */
  readonly off: string;
  /** Two sentences that differ in one word, and the row to compare; the last place stands for the one that changes most. */
  readonly pair: PairName;
  readonly row: number;
  /** The split of a width over heads. */
  readonly width: (typeof splitWidths)[number];
  readonly parts: number;

  /** Step by step: the sentence, an example for the blackboard, or one sentence that looks at another. */
  readonly followed: (typeof stepSources)[number];
  readonly stage: (typeof stageNames)[number];
  /** The other sentence, whose keys and values are looked at. */
  readonly other: string;
  /** Numbers that were changed, in their order; and the cell whose arithmetic is open. */
  readonly edits: string;
  readonly cell: string;

  /** Why sqrt(d): the size of a head, whose scores, and the size of those that are trained. */
  readonly dim: number;
  readonly scores: (typeof scoreKinds)[number];
  readonly trial: (typeof trialDims)[number];

  /** Training. */
  readonly trainSeed: number;
  readonly trainSteps: (typeof trainingSteps)[number];
  readonly mix: (typeof readingMixes)[number];
  readonly rate: (typeof learningRates)[number];
  /** The role whose best head is looked at. */
  readonly watched: (typeof watchedRoles)[number];

  /** Cost: the number of words whose pairs are counted, and how the large map is drawn. */
  readonly length: number;
  readonly blocks: (typeof blockValues)[number];

  /** Pitfalls: the ids of those that are switched on, and the round of the game. */
  readonly broken: string;
  readonly round: number;

  /** A class: the ids of the controls that are hidden, apart by commas, and when answers are shown. */
  readonly hide: string;
  readonly answers: (typeof answerTimes)[number];
  readonly size: (typeof pageSizes)[number];
  /** The sentences to walk through, one a line, and the place of the one that is shown, from 1. */
  readonly walk: string;
  readonly at: number;
  readonly view: (typeof pageViews)[number];
}

export const choiceFields: FieldTable<Choices> = {
  sentence: textField(presets[0].sentence),
  query: wholeNumberField(presets[0].query, 0, lastPlace),
  vectors: choiceField('learned', vectorKinds),
  part: textField(''),
  reading: choiceField('both', readings),
  kind: choiceField('multi-head', attentionKinds),
  head: wholeNumberField(1, 0, numHeads),
  seed: wholeNumberField(42, 0, largestSeed),
  map: choiceField('lamp', mapNames),
  numbers: choiceField('on', onOff),
  queries: choiceField('rows', orientations),
  mask: choiceField('numbers', maskForms),
  changed: wholeNumberField(lastPlace, 0, lastPlace),
  replacement: choiceField('hungry', replacements),
  step: wholeNumberField(1, 1, lastPlace),
  mode: choiceField('causal', readingModes),
  through: textField(''),
  off: textField(''),
  pair: choiceField('size', pairNames),
  row: wholeNumberField(lastPlace, 0, lastPlace),
  width: choiceField('64', splitWidths),
  parts: wholeNumberField(4, 1, 64),
  followed: choiceField('sentence', stepSources),
  stage: choiceField('input', stageNames),
  other: textField('the mat was new'),
  edits: textField(''),
  cell: textField(''),
  dim: wholeNumberField(64, 1, 512),
  scores: choiceField('random', scoreKinds),
  trial: choiceField('64', trialDims),
  // Of the first sixteen, the one in which all four roles come out best in 2,000 steps.
  trainSeed: wholeNumberField(7, 0, largestSeed),
  trainSteps: choiceField('2000', trainingSteps),
  mix: choiceField('most', readingMixes),
  rate: choiceField('0.008', learningRates),
  watched: choiceField('antecedent', watchedRoles),
  length: wholeNumberField(1024, 1, longestText),
  blocks: choiceField('mean', blockValues),
  broken: textField(''),
  round: wholeNumberField(1, 1, 9999),
  hide: textField(''),
  answers: choiceField('shown', answerTimes),
  size: choiceField('screen', pageSizes),
  walk: textField(''),
  at: wholeNumberField(1, 1, 9999),
  view: choiceField('page', pageViews),
};
