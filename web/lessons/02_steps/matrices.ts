/** The matrices on the way from x to the output: what they are called, in which step each is made. */

import { stageNames, type Choices } from '../choices.ts';

/** "other" is x of the sentence that is looked at, where there are two. */
export const matrixNames = [
  'input',
  'other',
  'query',
  'key',
  'value',
  'scores',
  'scaled',
  'bias',
  'biased',
  'mask',
  'masked',
  'weights',
  'result',
  'joined',
  'output',
] as const;
export type MatrixName = (typeof matrixNames)[number];

export type StageName = Choices['stage'];

/** Whose numbers are followed. */
export type SourceName = 'learned' | 'random' | 'blackboard' | 'cross';

export function sourceOf({ followed, vectors }: Pick<Choices, 'followed' | 'vectors'>): SourceName {
  return followed === 'sentence' ? vectors : followed;
}

/** The learned model alone adds what it knows of distance; the blackboard begins and ends with one head. */
const leftOut: Readonly<Record<SourceName, readonly StageName[]>> = {
  learned: [],
  random: ['biased'],
  cross: ['biased'],
  blackboard: ['input', 'projections', 'biased', 'joined', 'output'],
};

export function stagesOf(source: SourceName): StageName[] {
  return stageNames.filter((stage) => !leftOut[source].includes(stage));
}

/** The step itself, or where this source has none such, the next one that it has; else the last. */
export function stageIn(source: SourceName, stage: StageName): StageName {
  const stages = stagesOf(source);
  const from = stageNames.indexOf(stage);
  return stages.find((other) => stageNames.indexOf(other) >= from) ?? stages.at(-1) ?? 'scores';
}

/** The step before or after, if there is one. */
export function stageBeside(
  source: SourceName,
  stage: StageName,
  offset: 1 | -1,
): StageName | undefined {
  const stages = stagesOf(source);
  return stages[stages.indexOf(stage) + offset];
}

/** The step in which each matrix comes to be. */
const madeIn: Readonly<Record<MatrixName, StageName>> = {
  input: 'input',
  other: 'input',
  query: 'projections',
  key: 'projections',
  value: 'projections',
  scores: 'scores',
  scaled: 'scaled',
  bias: 'biased',
  biased: 'biased',
  mask: 'masked',
  masked: 'masked',
  weights: 'weights',
  result: 'result',
  joined: 'joined',
  output: 'output',
};

export function isMadeIn(matrix: MatrixName, stage: StageName): boolean {
  return madeIn[matrix] === stage;
}

export function isReached(matrix: MatrixName, stage: StageName): boolean {
  return stageNames.indexOf(madeIn[matrix]) <= stageNames.indexOf(stage);
}

/** Rows of all matrices are queries, but of these, whose rows are keys. */
export function hasKeyRows(matrix: MatrixName): boolean {
  return matrix === 'other' || matrix === 'key' || matrix === 'value';
}

/** Columns of these are keys; those of the others are numbers from 1. */
export function hasKeyColumns(matrix: MatrixName): boolean {
  return ['scores', 'scaled', 'bias', 'biased', 'mask', 'masked', 'weights'].includes(matrix);
}
