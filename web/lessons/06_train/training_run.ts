/**
 * One training at a time, on whatever engine there is: start, pause, continue, start over, load, save.
 * It knows nothing of the page. A training whose engine dies goes on from what was saved last.
 */

import { createValue, type Value } from '../../state/value.ts';
import type { Evaluation, TrainerOptions } from '../../engine/index.ts';
import {
  TrainedModels,
  type Look,
  type ModelTrainer,
  type TrainingEngine,
} from './trained_models.ts';
import {
  nothingYet,
  readingOf,
  stateAt,
  type Phase,
  type TrainingSettings,
  type TrainingState,
} from './training_state.ts';

/** So many steps are one turn: other calls of the page come in between. */
const stepsPerReport = 25;
/** Testing may take this part of the time. */
const testShare = 0.15;
/** Items for each role, and the seed of their draw: the same in all tests, so that scores can be compared. */
export const testItems = 50;
const testSeed = 2024;

/** What goes on if the engine dies. */
interface Checkpoint {
  readonly bytes: BufferSource;
  readonly step: number;
}

export class TrainingRun {
  readonly #state = createValue<TrainingState>(nothingYet);
  readonly #clock: () => number;
  #engine: TrainingEngine | undefined;
  #models: TrainedModels | undefined;
  #checkpoint: Checkpoint | undefined;
  /** Ends when the training has paused, ended or failed. */
  #training: Promise<void> | undefined;
  /** Goes up with every trainer that is asked for: one that comes too late is not used. */
  #attempt = 0;

  /** `clock`: milliseconds since any time. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  get state(): Pick<Value<TrainingState>, 'get' | 'subscribe'> {
    return this.#state;
  }

  /**
   * Hands it the page's engine, or none while there is none. A new one gets the training of the old one
   * as it was saved last, and where nothing was, a trainer with these settings.
   */
  async use(engine: TrainingEngine | undefined, settings: TrainingSettings): Promise<void> {
    if (engine === this.#engine) return;
    this.#engine = engine;
    this.#models = undefined; // died with its engine
    ++this.#attempt;
    this.#change({ phase: 'waiting' });
    if (!engine) return;
    const checkpoint = this.#checkpoint;
    if (!checkpoint) {
      await this.startOver(settings);
      return;
    }
    await this.#replace({ from: checkpoint.bytes }, () =>
      stateAt(this.#state.get(), checkpoint.step),
    );
  }

  /** Drops what was trained: a new trainer with these settings, at step 0. */
  async startOver(settings: TrainingSettings): Promise<void> {
    await this.#replace({ ...settings }, () => ({ ...nothingYet, settings }));
  }

  /** Goes on from a file. Rejects if it is none that can be used; what was trained here is kept then. */
  async load(bytes: BufferSource): Promise<void> {
    await this.#replace({ from: bytes }, ({ trainer }) => ({
      ...nothingYet,
      settings: { seed: trainer.seed, totalSteps: trainer.totalSteps },
      fromFile: true,
    }));
  }

  /** Starts, or goes on after a pause. */
  start(): void {
    const models = this.#models;
    if (!models || !['ready', 'paused'].includes(this.#state.get().phase)) return;
    this.#change({ phase: 'running' });
    this.#training = this.#train(models);
  }

  /** Takes effect with the next report: the steps until then count. */
  pause(): void {
    if (this.#state.get().phase === 'running') this.#change({ phase: 'pausing' });
  }

  /** The weights and all that is needed to go on, as a safetensors file. */
  async save(): Promise<Uint8Array<ArrayBuffer>> {
    await this.#training;
    return await this.#requireModels().trainer.save();
  }

  /** Reads a sentence with the model as it is, and with the untrained one. */
  async look(text: string): Promise<Look> {
    return await this.#requireModels().look(text, readingOf(this.#state.get().settings));
  }

  /** Puts another trainer into the place of the one there is, if it can be made. */
  async #replace(
    options: TrainerOptions,
    stateFor: (models: TrainedModels) => TrainingState,
  ): Promise<void> {
    const attempt = ++this.#attempt;
    const engine = this.#engine;
    if (!engine) throw new Error('the engine is not there yet');
    this.pause();
    await this.#training;
    const models = await TrainedModels.open(engine, options);
    const state = stateFor(models);
    const { stepsDone: step, totalSteps } = models.trainer;
    const { roles } = await test(models, state);
    if (attempt !== this.#attempt) {
      models.dispose();
      return;
    }
    this.#models?.dispose();
    this.#models = models;
    this.#checkpoint = options.from && { bytes: options.from, step };
    this.#change({
      ...state,
      phase: phaseOf(models.trainer),
      trainer: attempt,
      step,
      totalSteps,
      parameters: models.now.card.parameters,
      tests: [...state.tests.filter((earlier) => earlier.step < step), { step, roles }],
    });
  }

  async #train(models: TrainedModels): Promise<void> {
    const { trainer } = models;
    try {
      await this.#trainUntilPaused(models);
      await this.#test(models);
      await this.#keep(models);
      if (this.#models === models) this.#change({ phase: phaseOf(trainer) });
    } catch (error) {
      if (this.#models === models) await this.#stop(models, error);
    }
  }

  async #trainUntilPaused(models: TrainedModels): Promise<void> {
    const { trainer } = models;
    const firstStep = trainer.stepsDone;
    const steps = trainer.totalSteps - firstStep;
    const began = this.#clock();
    let testing = 0;
    for await (const { step, loss } of trainer.run({ steps, reportEvery: stepsPerReport })) {
      await models.refresh();
      if (this.#models !== models) return;
      const elapsed = this.#clock() - began;
      const { losses } = this.#state.get();
      this.#change({
        step,
        losses: [...losses, { step, loss }],
        stepsPerSecond: (1000 * (step - firstStep)) / elapsed,
      });
      if (!this.#isRunning(models)) return;
      if (testing > testShare * elapsed) continue;
      await this.#test(models);
      await this.#keep(models);
      testing += this.#clock() - began - elapsed;
    }
  }

  #isRunning(models: TrainedModels): boolean {
    return this.#models === models && this.#state.get().phase === 'running';
  }

  /** The steps before the one that failed remain. */
  async #stop(models: TrainedModels, error: unknown): Promise<void> {
    const problem = error instanceof Error ? error.message : String(error);
    await models.refresh().catch(() => undefined); // the engine may be gone
    if (this.#models !== models) return;
    this.#change({ phase: 'stopped', step: models.trainer.stepsDone, problem });
  }

  async #test(models: TrainedModels): Promise<void> {
    const { step, tests } = this.#state.get();
    if (this.#models !== models || tests.at(-1)?.step === step) return;
    const { roles } = await test(models, this.#state.get());
    if (this.#models === models) this.#change({ tests: [...tests, { step, roles }] });
  }

  async #keep(models: TrainedModels): Promise<void> {
    const step = models.trainer.stepsDone;
    const bytes = await models.trainer.save();
    if (this.#models === models) this.#checkpoint = { bytes, step };
  }

  #requireModels(): TrainedModels {
    if (!this.#models) throw new Error('there is no model yet');
    return this.#models;
  }

  #change(change: Partial<TrainingState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

/** Scores of the model as it is, on sentences that are never trained on. */
async function test(
  { now }: TrainedModels,
  { settings }: Pick<TrainingState, 'settings'>,
): Promise<Evaluation> {
  return await now.evaluate({
    sentences: testItems,
    seed: testSeed,
    mode: readingOf(settings),
  });
}

function phaseOf({ stepsDone, totalSteps }: Pick<ModelTrainer, 'stepsDone' | 'totalSteps'>): Phase {
  if (stepsDone === 0) return 'ready';
  return stepsDone < totalSteps ? 'paused' : 'done';
}
