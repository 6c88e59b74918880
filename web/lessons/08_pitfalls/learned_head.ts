/** One head of the learned model in a sentence, and how it looks in others. */

import type { LanguageModel, ModelForward } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, type Matrix } from '../../lib/tensor.ts';
import { headIn, type KnownHead } from '../known_heads.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import { presetFor } from '../presets.ts';
import { learnedHeadNumbers, type HeadNumbers } from './head_numbers.ts';
import type { NamedHead } from './mean_of_heads.ts';
import type { WeightsOf } from './no_positions.ts';

export interface LearnedHead {
  readonly model: LanguageModel;
  readonly sentence: LearnedSentence;
  /** The head that is looked through. */
  readonly chosen: KnownHead;
  readonly forward: ModelForward;
  readonly numbers: HeadNumbers;
  /** Its scores where the model reads both ways. */
  readonly scoresBothWays: Matrix;
  /** All heads of the model, left to right. */
  readonly heads: readonly NamedHead[];
  /** Of the chosen head, both ways, in other words. */
  readonly weightsOf: WeightsOf;
}

/** Keeps the last one. */
export function createLearnedHead(): (
  model: LanguageModel,
  text: string,
  through: string,
) => Promise<LearnedHead> {
  const read = rememberLast((model: LanguageModel, text: string) =>
    Promise.all([
      learnedSentence(model, text.split(' '), 'causal'),
      model.forward(text, { mode: 'causal' }),
      model.forward(text, { mode: 'masked' }),
    ]),
  );

  return rememberLast(async (model: LanguageModel, text: string, through: string) => {
    const [sentence, forward, bothWays] = await read(model, text);
    const { card, heads, labels } = sentence;
    const fallback = presetFor(text)?.role ?? 'antecedent';
    const chosen = headIn(card, 'causal', heads, through, fallback);
    const { layer, head } = chosen.place;
    return {
      model,
      sentence,
      chosen,
      forward,
      numbers: learnedHeadNumbers(labels, forward, chosen.place),
      scoresBothWays: headOf(bothWays, layer, 'scores', head),
      heads: heads.map(({ name, place }) => ({
        name,
        weights: headOf(forward, place.layer, 'weights', place.head),
      })),
      weightsOf: async (words: readonly string[]) =>
        headOf(await model.forward(words.join(' '), { mode: 'masked' }), layer, 'weights', head),
    };
  });
}

function headOf(
  { layers }: ModelForward,
  layer: number,
  stage: 'scores' | 'weights',
  head: number,
): Matrix {
  const found = layers[layer];
  if (!found) throw new Error(`expected layer ${layer}`);
  return matrixAt(found[stage], head);
}
