/** What is known of the two trainings at one moment: plain data, to be drawn. */

import type { TrialStep } from '../../engine/index.ts';

/** The means over the steps of one turn; `step` is the last of them, from 1. */
export interface TrialPoint extends TrialStep {
  readonly step: number;
}

/** One of the two, so far. */
export interface Course {
  readonly points: readonly TrialPoint[];
  /** The means over all steps; NaN before the first. */
  readonly means: TrialStep;
}

/** outOfTime: the next turn would have ended too late. */
type TrialPhase = 'idle' | 'running' | 'done' | 'outOfTime' | 'cancelled' | 'failed';

export interface TrialState {
  readonly phase: TrialPhase;
  readonly headDim: number;
  readonly totalSteps: number;
  /** Both courses have come so far. */
  readonly step: number;
  /** Since the start. */
  readonly seconds: number;
  readonly scaled: Course;
  readonly unscaled: Course;
  /** Why it failed. */
  readonly problem: string;
}

/** A multiple of the length of any turn. */
const plannedSteps = 600;
export const mostSeconds = 20;
export const trialSeed = 1;

const nothing: TrialStep = {
  loss: NaN,
  largestWeight: NaN,
  entropy: NaN,
  gradScores: NaN,
  gradQueryKey: NaN,
};

const emptyCourse: Course = { points: [], means: nothing };

export function notStarted(headDim: number): TrialState {
  return {
    phase: 'idle',
    headDim,
    totalSteps: plannedSteps,
    step: 0,
    seconds: 0,
    scaled: emptyCourse,
    unscaled: emptyCourse,
    problem: '',
  };
}

/** The course with the steps of one more turn. */
export function longer({ points, means }: Course, steps: readonly TrialStep[]): Course {
  const before = points.at(-1)?.step ?? 0;
  const turn = meansOf(steps);
  const step = before + steps.length;
  const mixed = (name: keyof TrialStep): number =>
    before === 0 ? turn[name] : (before * means[name] + steps.length * turn[name]) / step;
  return { points: [...points, { step, ...turn }], means: stepOf(mixed) };
}

function meansOf(steps: readonly TrialStep[]): TrialStep {
  return stepOf((name) => steps.reduce((total, step) => total + step[name], 0) / steps.length);
}

function stepOf(measure: (name: keyof TrialStep) => number): TrialStep {
  return {
    loss: measure('loss'),
    largestWeight: measure('largestWeight'),
    entropy: measure('entropy'),
    gradScores: measure('gradScores'),
    gradQueryKey: measure('gradQueryKey'),
  };
}
