/** What is known of a training at one moment: plain data, to be drawn. */

import type { Evaluation, ReadingMode, Role } from '../../engine/index.ts';

export interface TrainingSettings {
  readonly seed: number;
  /** The length of the schedule: the learning rate ends there. */
  readonly totalSteps: number;
  readonly learningRate: number;
  /** Of the batches, from 0 to 1: how many are read left to right. */
  readonly causalShare: number;
}

/**
 * waiting: there is no trainer yet, or no more. ready: nothing has been trained. pausing: the steps that
 * were begun are still done. stopped: a step failed, and the steps before it remain.
 */
export type Phase = 'waiting' | 'ready' | 'running' | 'pausing' | 'paused' | 'stopped' | 'done';

export interface TrainingState {
  readonly phase: Phase;
  /** Goes up with every trainer that comes into use: two of them may agree in all the rest. */
  readonly trainer: number;
  /** Those in use; undefined for what a file does not say. */
  readonly settings: Readonly<Partial<TrainingSettings>>;
  /** It goes on from a file that was loaded. */
  readonly fromFile: boolean;
  readonly step: number;
  readonly totalSteps: number;
  /** 0 until it is known. */
  readonly stepsPerSecond: number;
  /** Of all numbers that are learned; 0 until it is known. */
  readonly parameters: number;
  /** The mean loss since the report before, in nats a word. */
  readonly losses: readonly { readonly step: number; readonly loss: number }[];
  /** What a test found, now and then. */
  readonly tests: readonly { readonly step: number; readonly roles: Evaluation['roles'] }[];
  /** Why it stopped. */
  readonly problem: string;
}

export const nothingYet: TrainingState = {
  phase: 'waiting',
  trainer: 0,
  settings: {},
  fromFile: false,
  step: 0,
  totalSteps: 0,
  stepsPerSecond: 0,
  parameters: 0,
  losses: [],
  tests: [],
  problem: '',
};

/** In the order of their lines. */
export const roles: readonly Role[] = ['subject', 'opener', 'antecedent', 'previous'];

/** How the model is tested and looked at: as it was trained, left to right where it was both. */
export function readingOf({ causalShare = 1 }: Partial<TrainingSettings>): ReadingMode {
  return causalShare > 0 ? 'causal' : 'masked';
}

/** The state as it was at an earlier step. */
export function stateAt(state: TrainingState, step: number): TrainingState {
  return {
    ...state,
    step,
    losses: state.losses.filter((point) => point.step <= step),
    tests: state.tests.filter((point) => point.step <= step),
  };
}

/** Whole seconds until the last step; undefined while nobody can know. */
export function secondsLeft({
  step,
  totalSteps,
  stepsPerSecond,
}: Pick<TrainingState, 'step' | 'totalSteps' | 'stepsPerSecond'>): number | undefined {
  return stepsPerSecond > 0 ? Math.ceil((totalSteps - step) / stepsPerSecond) : undefined;
}
