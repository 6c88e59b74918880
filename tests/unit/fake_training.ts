/** An engine that trains nothing, and says so at once: for the run's state machine, and no numbers. */

import type {
  Evaluation,
  ModelForward,
  TrainerOptions,
  TrainingReport,
} from '../../web/engine/index.ts';
import type { ModelTrainer, TrainedModel } from '../../web/lessons/06_train/trained_models.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What a saved file holds. */
interface Saved {
  readonly seed: number;
  readonly totalSteps: number;
  readonly stepsDone: number;
}

export class FakeEngine {
  /** Called before each report with the step that it is about; may throw, as a step that fails. */
  beforeReport: (step: number) => void | Promise<void> = () => undefined;
  /** Called before a trainer is handed out. */
  beforeTrainer: () => void | Promise<void> = () => undefined;
  /** What there is that nobody has disposed of yet. */
  readonly alive = new Set<string>();
  readonly trainersAsked: TrainerOptions[] = [];
  readonly modesTested: (string | undefined)[] = [];
  #made = 0;

  async trainer(options: TrainerOptions = {}): Promise<ModelTrainer> {
    this.trainersAsked.push(options);
    await this.beforeTrainer();
    const { seed, totalSteps, stepsDone } = options.from
      ? (JSON.parse(decoder.decode(options.from)) as Saved)
      : { seed: options.seed ?? 0, totalSteps: options.totalSteps ?? 2000, stepsDone: 0 };
    const name = this.#birth('trainer');
    const trainer = {
      seed,
      stepsDone,
      totalSteps,
      run: (given: { steps?: number; reportEvery?: number } = {}) => this.#run(trainer, given),
      model: () => Promise.resolve(this.#model(seed, trainer.stepsDone)),
      save: () =>
        Promise.resolve(
          encoder.encode(JSON.stringify({ seed, totalSteps, stepsDone: trainer.stepsDone })),
        ),
      dispose: () => {
        this.alive.delete(name);
      },
    };
    return trainer;
  }

  async *#run(
    trainer: { stepsDone: number },
    { steps = 1, reportEvery = 1 }: { steps?: number; reportEvery?: number },
  ): AsyncGenerator<TrainingReport, void, undefined> {
    for (let left = steps; left > 0; left -= reportEvery) {
      const step = trainer.stepsDone + Math.min(left, reportEvery);
      await this.beforeReport(step);
      trainer.stepsDone = step;
      yield { step, loss: 1000 / step, learningRate: 1, elapsedMs: 1, stepsPerSecond: 1 };
    }
  }

  #model(seed: number, steps: number): TrainedModel {
    const name = this.#birth(`model at ${steps}`);
    return {
      card: { name: 'fake', seed, steps, parameters: 51_348, recipe: {} },
      vocabulary: ['[S]', '[MASK]'],
      tokenize: () => Promise.resolve({ tokens: [], ids: [], unknown: [] }),
      forward: (text) => {
        if (!this.alive.has(name)) throw new Error(`${name} was disposed of`);
        // Which model read what: all that a test asks for.
        return Promise.resolve({ tokens: [text, name] } as unknown as ModelForward);
      },
      evaluate: ({ mode } = {}) => {
        this.modesTested.push(mode);
        return Promise.resolve(evaluationAt(steps));
      },
      dispose: () => {
        this.alive.delete(name);
      },
    };
  }

  #birth(what: string): string {
    const name = `${what} (${++this.#made})`;
    this.alive.add(name);
    return name;
  }
}

function evaluationAt(steps: number): Evaluation {
  const roleScore = { best: { layer: 0, head: 0 }, score: steps, accuracy: null, perHead: [] };
  const roles = {
    subject: roleScore,
    antecedent: roleScore,
    previous: roleScore,
    opener: roleScore,
  };
  return { roles };
}
