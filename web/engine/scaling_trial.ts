/** The client of one trial of what dividing scores by sqrt(head_dim) does to training; it lives beside the core. */

import {
  checkedBoolean,
  checkedNumber,
  checkedOptions,
  checkedWatch,
  invalid,
} from './arguments.ts';
import { withStepsCounted } from './counted_steps.ts';
import type { Link } from './link.ts';
import { checkedCount } from './model_arguments.ts';
import type { TrialReport, TrialSettings } from './model_protocol.ts';
import type { ReplyOf } from './protocol.ts';
import { RemoteObject } from './remote_object.ts';

export interface ScalingTrialOptions {
  /** Width of each head, 1 to 512. Typically 16, 64 or 256. Default 64. */
  headDim?: number | undefined;
  /** 1 to 8. Default 2. */
  numHeads?: number | undefined;
  /** Whether scores are divided by sqrt(headDim). Default true. */
  scaled?: boolean | undefined;
  /** A whole number from 0 to 2^53 - 1: of the sentences, and of the first parameters. Default 1. */
  seed?: number | undefined;
  /** Length of the learning rate's schedule. Default 600. */
  totalSteps?: number | undefined;
  /** Sentences in a step, 1 to 256. Default 16. */
  batch?: number | undefined;
}

export interface TrialRunOptions {
  steps: number;
  /** Ends the run after the slice that is being computed; what was learned remains. */
  signal?: AbortSignal | undefined;
}

/** Kinds only; what is left out stays so. */
export function checkedTrialOptions(
  options: ScalingTrialOptions | undefined,
  caller: string,
): TrialSettings {
  const known = ['headDim', 'numHeads', 'scaled', 'seed', 'totalSteps', 'batch'] as const;
  const given = checkedOptions(options, known, caller);
  const checked = Object.entries(given)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const check = name === 'scaled' ? checkedBoolean : checkedNumber;
      return [name, check(value, `${caller}: ${name}`)] as const;
    });
  return Object.fromEntries(checked);
}

/**
 * A small transformer that learns to predict the next word, with scores that are divided by sqrt(headDim) or
 * are not. Two trials of the same seed, sizes and batch read the same sentences and start from the same
 * parameters. Its loss is the cross-entropy alone: unlike a Trainer's, without a cost of entropy. Every call
 * gives a promise, and rejects with a SpotlightError; after a failed or aborted run the trial is as it was
 * after its last whole step.
 */
export class ScalingTrial {
  readonly headDim: number;
  readonly scaled: boolean;
  readonly #remote: RemoteObject;
  #stepsDone = 0;
  #running = false;

  /** Use engine.scalingTrial(). */
  constructor(link: Link, { headDim, scaled, ...on }: ReplyOf<'createScalingTrial'>) {
    this.#remote = new RemoteObject(link, 'ScalingTrial', on);
    this.headDim = headDim;
    this.scaled = scaled;
  }

  /** As of the end of the last run. */
  get stepsDone(): number {
    return this.#stepsDone;
  }

  /**
   * Trains in slices, and tells what each step found. Rejects with the signal's reason if it is aborted: the
   * steps until then are done, and counted, but nobody is told what they found. One run at a time: another is
   * an invalid_argument.
   */
  async run(options: TrialRunOptions): Promise<TrialReport> {
    const caller = 'run';
    const { steps, signal } = checkedOptions(options, ['steps', 'signal'], caller);
    const count = checkedCount(steps, `${caller}: steps`);
    checkedWatch({ signal }, caller);
    if (this.#running) throw invalid(`${caller}: expected one run at a time, got a second`);
    this.#running = true;
    try {
      return await withStepsCounted(
        this.#remote.ask('runTrial', { steps: count }, { signal }),
        () => this.#remote.ask('countTrialSteps', {}),
        (stepsDone) => (this.#stepsDone = stepsDone),
      );
    } finally {
      this.#running = false;
    }
  }

  /** Frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    this.#remote.dispose();
  }
}
