/** The model that the page ships with, for lessons that look into it. */

import type { Engine, LanguageModel } from '../engine/index.ts';

/** Loads the model at the first call, and keeps that of the last engine; a failure is not kept. */
export function createLearnedModel(): (engine: Engine) => Promise<LanguageModel> {
  let last: { engine: Engine; model: Promise<LanguageModel> } | undefined;
  return (engine) => {
    if (last?.engine !== engine) {
      const loaded = { engine, model: engine.languageModel() };
      last = loaded;
      loaded.model.catch(() => {
        if (last === loaded) last = undefined;
      });
    }
    return last.model;
  };
}
