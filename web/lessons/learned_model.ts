/** The model that the page ships with, for lessons that look into it. */

import type { Engine, LanguageModel } from '../engine/index.ts';

/** The engine is there, and the weights or their card are not. */
export class ModelNotLoaded extends Error {
  override readonly name = 'ModelNotLoaded';
}

export type LearnedModelSource = (engine: Engine) => Promise<LanguageModel>;

/** Loads the model at the first call, and keeps that of the last engine; a failure is not kept. */
export function createLearnedModel(): LearnedModelSource {
  let last: { engine: Engine; model: Promise<LanguageModel> } | undefined;
  return (engine) => {
    if (last?.engine !== engine) {
      const loaded = { engine, model: load(engine) };
      last = loaded;
      loaded.model.catch(() => {
        if (last === loaded) last = undefined;
      });
    }
    return last.model;
  };
}

async function load(engine: Engine): Promise<LanguageModel> {
  try {
    return await engine.languageModel();
  } catch (error) {
    throw new ModelNotLoaded(error instanceof Error ? error.message : String(error), {
      cause: error,
    });
  }
}
