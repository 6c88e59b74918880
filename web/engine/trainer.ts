/** The client of one training, which lives beside the core: it goes on as far as somebody asks for reports. */

import { checkedNumber, checkedOptions, checkedWatch, invalid } from './arguments.ts';
import { withStepsCounted } from './counted_steps.ts';
import { LanguageModel } from './language_model.ts';
import type { Link } from './link.ts';
import { checkedBytes, checkedCount } from './model_arguments.ts';
import { cardOf } from './model_card.ts';
import type { TrainerSettings } from './model_protocol.ts';
import type { ReplyOf } from './protocol.ts';
import { RemoteObject } from './remote_object.ts';

export interface TrainerOptions {
  /** A whole number from 0 to 2^53 - 1; the same seed gives the same model in one build. Default 1. */
  seed?: number | undefined;
  /** Length of the learning rate's schedule. Default 2000. */
  totalSteps?: number | undefined;
  /** At its highest. Typically 1e-3 to 1e-2. Default 5e-3. */
  learningRate?: number | undefined;
  /** Sentences in a step. Default 32. */
  batch?: number | undefined;
  /** How many of the steps read left to right, from 0 to 1; the others predict hidden words. Default 0.5. */
  causalShare?: number | undefined;
  /** Weight of the attention's mean entropy (nats) in the loss. Default 0.03. */
  entropyCost?: number | undefined;
  /** What save() gave: that training goes on with the very same bits, as it was set up: not beside other options. */
  from?: BufferSource | undefined;
}

export interface RunOptions {
  /** Default: what is left of totalSteps. */
  steps?: number | undefined;
  /** Steps from one report to the next. Default 50. */
  reportEvery?: number | undefined;
  /** Ends the run after the slice that is being computed; what was learned remains. */
  signal?: AbortSignal | undefined;
}

export interface TrainingReport {
  /** Steps done in all. */
  readonly step: number;
  /** Cross-entropy in nats a word, the mean over the steps since the last report. */
  readonly loss: number;
  /** Of the last step. */
  readonly learningRate: number;
  /** What this run has computed so far; the time between reports is not in it. */
  readonly elapsedMs: number;
  /** Since the last report. */
  readonly stepsPerSecond: number;
}

const trainerOptions = [
  'seed',
  'totalSteps',
  'learningRate',
  'batch',
  'causalShare',
  'entropyCost',
  'from',
] as const satisfies readonly (keyof TrainerOptions)[];

/** Kinds only; what is left out stays so. */
export function checkedTrainerOptions(
  options: TrainerOptions | undefined,
  caller: string,
): TrainerSettings {
  const { from, ...numbers } = checkedOptions(options, trainerOptions, caller);
  const given = Object.entries(numbers).filter(([, value]) => value !== undefined);
  if (from === undefined) {
    return Object.fromEntries(
      given.map(([name, value]) => [name, checkedNumber(value, `${caller}: ${name}`)]),
    );
  }
  const beside = given.map(([name]) => name).join(', ');
  if (beside) throw invalid(`${caller}: expected no other options beside from, got ${beside}`);
  return { from: checkedBytes(from, `${caller}: from`) };
}

/**
 * Trains a model from nothing, step by step. Every call gives a promise, and rejects with a
 * SpotlightError; after a failed or aborted run the trainer is as it was after its last whole step.
 */
export class Trainer {
  readonly seed: number;
  readonly totalSteps: number;
  readonly #link: Link;
  readonly #remote: RemoteObject;
  #stepsDone: number;
  #running = false;

  /** Use engine.trainer(). */
  constructor(link: Link, { seed, stepsDone, totalSteps, ...on }: ReplyOf<'createTrainer'>) {
    this.#link = link;
    this.#remote = new RemoteObject(link, 'Trainer', on);
    this.#stepsDone = stepsDone;
    this.seed = seed;
    this.totalSteps = totalSteps;
  }

  /** As of the last report, or of the end of a run. */
  get stepsDone(): number {
    return this.#stepsDone;
  }

  /**
   * Trains while reports are asked for: whoever leaves the loop stops it, and whoever waits lets it wait.
   * Ends with an error if the learning rate is so high that the loss diverges (non_finite, or
   * invalid_argument beyond three times that of guessing), with the signal's reason if it is aborted. One
   * run at a time: another is an invalid_argument.
   */
  async *run(options?: RunOptions): AsyncGenerator<TrainingReport, void, undefined> {
    const caller = 'run';
    const known = ['steps', 'reportEvery', 'signal'] as const;
    const { steps, reportEvery = 50, signal } = checkedOptions(options, known, caller);
    let stepsLeft =
      steps === undefined
        ? this.totalSteps - this.#stepsDone
        : checkedCount(steps, `${caller}: steps`);
    checkedCount(reportEvery, `${caller}: reportEvery`);
    checkedWatch({ signal }, caller);

    if (this.#running) throw invalid(`${caller}: expected one run at a time, got a second`);
    this.#running = true;
    try {
      let elapsedMs = 0;
      while (stepsLeft > 0) {
        const stepsNow = Math.min(reportEvery, stepsLeft);
        const before = performance.now();
        const report = await this.#train(stepsNow, signal);
        const took = performance.now() - before;
        stepsLeft -= stepsNow;
        elapsedMs += took;
        yield { ...report, elapsedMs, stepsPerSecond: (1000 * stepsNow) / took };
      }
    } finally {
      this.#running = false;
    }
  }

  /** A copy of the model as it is now, which further training does not change. */
  async model(): Promise<LanguageModel> {
    const identity = await this.#remote.ask('copyTrainedModel', {});
    return new LanguageModel(this.#link, identity, cardOf(identity));
  }

  /** A safetensors file (float32) for languageModel(), and for trainer({ from }) to go on. */
  async save(): Promise<Uint8Array<ArrayBuffer>> {
    return await this.#remote.ask('saveTraining', {});
  }

  /** Frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    this.#remote.dispose();
  }

  async #train(steps: number, signal: AbortSignal | undefined): Promise<ReplyOf<'train'>> {
    return await withStepsCounted(
      this.#remote.ask('train', { steps }, { signal }),
      () => this.#remote.ask('countTrainingSteps', {}),
      (stepsDone) => (this.#stepsDone = stepsDone),
    );
  }
}
