/** What this lesson shows of the learned model: where all its heads look, and what to look for. */

import type {
  Engine,
  LanguageModel,
  ModelForward,
  ModelLayer,
  ReadingMode,
} from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, type Matrix } from '../../lib/tensor.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import { looksOf, type Looks } from '../looks.ts';
import { presetFor, type Preset } from '../presets.ts';
import { readingsOf } from '../readings.ts';

export interface LearnedRequest {
  readonly vectors: 'learned';
  readonly words: readonly string[];
  readonly mode: ReadingMode;
}

export interface LearnedPicture extends LearnedRequest, LearnedSentence {
  readonly looks: Looks;
  /** For the shapes of all that is computed. */
  readonly layers: readonly ModelLayer[];
  /** [tokens, tokens]: the causal mask, whether it was applied or not. */
  readonly causalMask: Matrix;
  /** What to look for in a preset, in the model's own numbers; empty for other sentences. */
  readonly lookFor: string;
}

/** Makes pictures, and keeps what the model said of the last sentence, each way. */
export function createLearnedPictureMaker(): (
  engine: Engine,
  model: LanguageModel,
  request: LearnedRequest,
) => Promise<LearnedPicture> {
  const forward = { causal: rememberForward('causal'), masked: rememberForward('masked') };
  return async (engine, model, request) => {
    const { words, mode } = request;
    const text = words.join(' ');
    const preset = presetFor(text);
    const [sentence, read, mask, lookFor] = await Promise.all([
      learnedSentence(model, words, mode),
      forward[mode](model, text),
      engine.createCausalMask(words.length + 2),
      preset ? lookForIn(preset, model, forward) : '',
    ]);
    return {
      ...request,
      ...sentence,
      looks: looksOf(read, mode),
      layers: read.layers,
      causalMask: matrixAt(mask, 0),
      lookFor,
    };
  };
}

type Forward = (model: LanguageModel, text: string) => Promise<ModelForward>;

function rememberForward(mode: ReadingMode): Forward {
  return rememberLast((model: LanguageModel, text: string) => model.forward(text, { mode }));
}

async function lookForIn(
  preset: Preset,
  model: LanguageModel,
  forward: Readonly<Record<ReadingMode, Forward>>,
): Promise<string> {
  const [causal, masked] = await Promise.all([
    forward.causal(model, preset.sentence),
    forward.masked(model, preset.sentence),
  ]);
  const readings = readingsOf(model.card, causal, masked);
  return readings ? preset.learned(readings) : '';
}
