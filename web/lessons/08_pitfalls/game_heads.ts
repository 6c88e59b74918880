/** The heads that the game is played with: those of the learned model, or of random vectors. */

import type { Engine, LanguageModel, ModelCard } from '../../engine/index.ts';
import { splitHeads } from '../02_steps/head_input.ts';
import { numHeads, embedDim } from '../choices.ts';
import { learnedSentence } from '../learned_sentence.ts';
import { tokenLabels } from '../learned_words.ts';
import { createRandomAttention } from '../random_attention.ts';
import type { GameLayer } from './game_weights.ts';

export interface GameHeads {
  readonly labels: readonly string[];
  readonly layers: readonly GameLayer[];
  /** Of all heads, layer by layer: "head 2·4, antecedent". */
  readonly names: readonly string[];
  readonly headDim: number;
  readonly origin:
    { readonly vectors: 'learned'; readonly card: ModelCard } | { readonly vectors: 'random' };
  readonly seed: number;
}

export async function learnedHeads(model: LanguageModel, text: string): Promise<GameHeads> {
  const [{ labels, heads, card, seed }, { layers }] = await Promise.all([
    learnedSentence(model, text.split(' '), 'causal'),
    model.forward(text, { mode: 'causal' }),
  ]);
  return {
    labels,
    layers,
    names: heads.map(({ name }) => name),
    headDim: model.headDim,
    origin: { vectors: 'learned', card },
    seed,
  };
}

/** With [S] and a full stop as the learned model has them: the same game. Keeps the parameters of the last seed. */
export function createRandomHeads(): (
  engine: Engine,
  text: string,
  seed: number,
) => Promise<GameHeads> {
  const randomAttention = createRandomAttention();
  const headDim = embedDim / numHeads;
  return async (engine, text, seed) => {
    const labels = tokenLabels(text.split(' '));
    const { x, attention } = await randomAttention(engine, labels, seed);
    const { w_q = [], w_k = [], w_v = [] } = await attention.getParams();
    const [query, key, value] = await Promise.all(
      [w_q, w_k, w_v].map(async (weight) => splitHeads(await engine.linear(x, weight), headDim)),
    );
    if (!query || !key || !value) throw new Error('a projection is missing');
    return {
      labels,
      layers: [{ query, key, value }],
      names: Array.from({ length: numHeads }, (_, head) => `head ${head + 1}`),
      headDim,
      origin: { vectors: 'random' },
      seed,
    };
  };
}
