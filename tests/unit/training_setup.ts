/** A training on an engine that trains nothing, for the tests of its state machine. */

import { expect } from 'vitest';
import { TrainingRun } from '../../web/lessons/06_train/training_run.ts';
import type { Phase, TrainingState } from '../../web/lessons/06_train/training_state.ts';
import { FakeEngine } from './fake_training.ts';

export const settings = { seed: 7, totalSteps: 100, learningRate: 0.005, causalShare: 0.5 };

interface Setup {
  readonly run: TrainingRun;
  readonly engine: FakeEngine;
  /** All states since, the newest last. */
  readonly states: TrainingState[];
}

export async function readyRun(clock?: () => number): Promise<Setup> {
  const engine = new FakeEngine();
  const run = new TrainingRun(clock ?? (() => 0));
  const states: TrainingState[] = [];
  run.state.subscribe((state) => states.push(state));
  await run.use(engine, settings);
  return { run, engine, states };
}

export async function comesTo(run: TrainingRun, phase: Phase): Promise<TrainingState> {
  await expect.poll(() => run.state.get().phase, { interval: 1 }).toBe(phase);
  return run.state.get();
}

export function stepsOf(points: readonly { readonly step: number }[]): number[] {
  return points.map(({ step }) => step);
}

/** Pauses as soon as the engine works on the report of this step. */
export function pauseAt({ run, engine }: Setup, step: number): void {
  engine.beforeReport = (next) => {
    if (next === step) run.pause();
  };
}
