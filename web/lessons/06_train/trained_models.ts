/** A trainer, and the two models that are looked at while it works. */

import type {
  LanguageModel,
  ModelForward,
  ReadingMode,
  Trainer,
  TrainerOptions,
} from '../../engine/index.ts';
import { countWords } from '../learned_words.ts';

/** What is used of a model, of a trainer and of the engine: a stand-in in a test has no more. */
export type TrainedModel = Pick<
  LanguageModel,
  'card' | 'vocabulary' | 'tokenize' | 'forward' | 'evaluate' | 'dispose'
>;

export interface ModelTrainer extends Pick<
  Trainer,
  'seed' | 'stepsDone' | 'totalSteps' | 'run' | 'save' | 'dispose'
> {
  model(): Promise<TrainedModel>;
}

export interface TrainingEngine {
  trainer(options?: TrainerOptions): Promise<ModelTrainer>;
}

/** One sentence, as it is read before any training and now. */
export interface Look {
  readonly before: ModelForward;
  readonly now: ModelForward;
  /** Places, among the tokens, of words that the model does not know; and how many words it does. */
  readonly unknown: readonly number[];
  readonly known: number;
}

export class TrainedModels {
  readonly trainer: ModelTrainer;
  /** Of the same seed, before its first step. */
  readonly #before: TrainedModel;
  /** As it was when it was last taken from the trainer. */
  #now: TrainedModel;
  /** The look that was started last: it still uses both. */
  #looking: Promise<unknown> = Promise.resolve();

  private constructor(trainer: ModelTrainer, before: TrainedModel, now: TrainedModel) {
    this.trainer = trainer;
    this.#before = before;
    this.#now = now;
  }

  static async open(engine: TrainingEngine, options: TrainerOptions): Promise<TrainedModels> {
    const trainer = await engine.trainer(options);
    const now = await trainer.model();
    const before = trainer.stepsDone === 0 ? now : await untrained(engine, trainer.seed);
    return new TrainedModels(trainer, before, now);
  }

  get now(): TrainedModel {
    return this.#now;
  }

  /** Takes the model as it has become. */
  async refresh(): Promise<void> {
    const old = this.#now;
    this.#now = await this.trainer.model();
    if (old !== this.#before) this.#disposeUnused(old);
  }

  async look(text: string, mode: ReadingMode): Promise<Look> {
    const looks = Promise.all([
      this.#before.forward(text, { mode }),
      this.#now.forward(text, { mode }),
      this.#before.tokenize(text),
    ]);
    this.#looking = looks.catch(() => undefined); // that it failed, `looks` tells
    const [before, now, { unknown }] = await looks;
    return { before, now, unknown, known: countWords(this.#before.vocabulary) };
  }

  dispose(): void {
    this.trainer.dispose();
    this.#disposeUnused(this.#before);
    this.#disposeUnused(this.#now);
  }

  #disposeUnused(model: TrainedModel): void {
    void this.#looking.finally(() => {
      model.dispose();
    });
  }
}

/** What a training with this seed begins with. */
async function untrained(engine: TrainingEngine, seed: number): Promise<TrainedModel> {
  const trainer = await engine.trainer({ seed });
  try {
    return await trainer.model();
  } finally {
    trainer.dispose();
  }
}
