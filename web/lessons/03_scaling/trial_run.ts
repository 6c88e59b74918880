/**
 * Trains the same small transformer twice, with the division by the root of d and without, in turns: so
 * both can be seen grow, and whenever it ends both have done the same steps. It knows nothing of the page.
 */

import type { ScalingTrial, ScalingTrialOptions } from '../../engine/index.ts';
import { createValue, type Value } from '../../state/value.ts';
import { longer, mostSeconds, notStarted, trialSeed, type TrialState } from './trial_state.ts';

/** A turn of both is to take so many milliseconds at most, and has one of these numbers of steps. */
const turnMilliseconds = 200;
const turnLengths = [10, 5, 2, 1];

/** What is used of a trial and of the engine: a stand-in in a test has no more. */
type Trial = Pick<ScalingTrial, 'run' | 'dispose'>;

export interface TrialEngine {
  scalingTrial(options?: ScalingTrialOptions): Promise<Trial>;
}

export class TrialRun {
  readonly #state: Value<TrialState>;
  readonly #clock: () => number;
  #abort: AbortController | undefined;

  /** `clock`: milliseconds since any time. */
  constructor(headDim: number, clock: () => number = () => performance.now()) {
    this.#state = createValue(notStarted(headDim));
    this.#clock = clock;
  }

  get state(): Pick<Value<TrialState>, 'get' | 'subscribe'> {
    return this.#state;
  }

  /** Drops what was trained, also where it is still running, and is ready for heads of this size. */
  reset(headDim: number): void {
    this.cancel();
    this.#abort = undefined;
    this.#state.set(notStarted(headDim));
  }

  /** Starts anew, unless it is running. Ends, and never rejects, when the state says how it ended. */
  async start(engine: TrialEngine): Promise<void> {
    const { phase, headDim, totalSteps } = this.#state.get();
    if (phase === 'running') return;
    const abort = new AbortController();
    this.#abort = abort;
    this.#state.set({ ...notStarted(headDim), phase: 'running' });
    /** Nobody looks at a run any more that was dropped. */
    const change = (news: Partial<TrialState>): void => {
      if (this.#abort === abort) this.#state.set({ ...this.#state.get(), ...news });
    };
    const options = { headDim, seed: trialSeed, totalSteps };
    const trials: Trial[] = [];
    try {
      const began = this.#clock();
      for (const scaled of [true, false]) {
        trials.push(await engine.scalingTrial({ ...options, scaled }));
        abort.signal.throwIfAborted();
      }
      const [scaled, unscaled] = trials;
      if (!scaled || !unscaled) return;
      change({
        phase: await this.#train({ scaled, unscaled, began, signal: abort.signal, change }),
      });
    } catch (error) {
      change(
        abort.signal.aborted
          ? { phase: 'cancelled' }
          : { phase: 'failed', problem: messageOf(error) },
      );
    } finally {
      for (const trial of trials) trial.dispose();
    }
  }

  /** Takes effect between two steps; what was done until then stays. */
  cancel(): void {
    this.#abort?.abort(new Error('the training was cancelled'));
  }

  async #train({ scaled, unscaled, began, signal, change }: Pair): Promise<'done' | 'outOfTime'> {
    let perStep = 0;
    for (;;) {
      const state = this.#state.get();
      if (state.step === state.totalSteps) return 'done';
      const turnBegan = this.#clock();
      const steps = stepsInTurn(state.step, perStep);
      if (turnBegan - began + steps * perStep > 1000 * mostSeconds) return 'outOfTime';
      const [withScale, without] = [
        await scaled.run({ steps, signal }),
        await unscaled.run({ steps, signal }),
      ];
      const now = this.#clock();
      perStep = (now - turnBegan) / steps;
      change({
        step: state.step + steps,
        seconds: (now - began) / 1000,
        scaled: longer(state.scaled, withScale.steps),
        unscaled: longer(state.unscaled, without.steps),
      });
    }
  }
}

interface Pair {
  readonly scaled: Trial;
  readonly unscaled: Trial;
  readonly began: number;
  readonly signal: AbortSignal;
  readonly change: (news: Partial<TrialState>) => void;
}

/**
 * How many steps the next turn has; the first one shows how long a step takes. Turns end at whole multiples
 * of their length, so that the last one is as long as any.
 */
function stepsInTurn(stepsDone: number, millisecondsPerStep: number): number {
  if (stepsDone === 0) return 1;
  const fitting = turnLengths.find((steps) => steps * millisecondsPerStep <= turnMilliseconds) ?? 1;
  return fitting - (stepsDone % fitting);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
