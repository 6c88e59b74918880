/** One head of the learned model, in one sentence: what it is given, and what is known of it. */

import type { Engine, HeadPlace, LanguageModel, ReadingMode, Role } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { headIn } from '../known_heads.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import type { HeadInput } from './head_input.ts';
import { maskFor } from './masks.ts';
import { projectedHead } from './projected_head.ts';

export interface LearnedChoice {
  readonly words: readonly string[];
  readonly mode: ReadingMode;
  /** The head as the address names it, and the role whose best head is meant if it names none. */
  readonly through: string;
  readonly fallback: Role;
}

export interface LearnedHead {
  readonly sentence: LearnedSentence;
  readonly place: HeadPlace;
  readonly input: HeadInput;
}

/** Keeps what one sentence shares for all heads, and the parameters of the last layer. */
export function createLearnedInput(): (
  engine: Engine,
  model: LanguageModel,
  choice: LearnedChoice,
) => Promise<LearnedHead> {
  const sentenceOf = rememberLast((model: LanguageModel, text: string, mode: ReadingMode) =>
    Promise.all([learnedSentence(model, text.split(' '), mode), model.forward(text, { mode })]),
  );
  const paramsOf = rememberLast((model: LanguageModel, layer: number) =>
    model.attentionParams(layer),
  );

  return async (engine, model, { words, mode, through, fallback }) => {
    const [sentence, { layers }] = await sentenceOf(model, words.join(' '), mode);
    const { place } = headIn(sentence.card, 'causal', sentence.heads, through, fallback);
    const layer = layers[place.layer];
    if (!layer) throw new Error(`expected layer ${place.layer}`);
    const { labels } = sentence;
    const [params, mask] = await Promise.all([
      paramsOf(model, place.layer),
      maskFor(engine, labels.length, mode === 'causal'),
    ]);
    const input = await projectedHead(engine, {
      queries: labels,
      keys: labels,
      x: layer.input,
      other: layer.input,
      params,
      headDim: model.headDim,
      head: place.head,
      positionBias: layer.positionBias,
      mask,
    });
    return { sentence, place, input };
  };
}
