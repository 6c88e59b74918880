/** Attention of random vectors: what lessons compare the learned model with, and teach the operation on. */

import { html, type TemplateResult } from 'lit';
import type { Engine, SimpleAttention, Tensor } from '../engine/index.ts';
import { vocabularyForm } from '../lib/words.ts';
import { embedDim, numHeads } from './choices.ts';

interface RandomAttention {
  /** [words, embedDim]: the same word has the same vector. */
  readonly x: Tensor;
  readonly attention: SimpleAttention;
}

type RandomAttentionMaker = (
  engine: Engine,
  words: readonly string[],
  seed: number,
) => Promise<RandomAttention>;

/** Gives vectors for words, and the SimpleAttention of the seed; keeps that of the last seed. */
export function createRandomAttention(): RandomAttentionMaker {
  let last: { engine: Engine; seed: number; attention: SimpleAttention } | undefined;

  const attentionFor = async (engine: Engine, seed: number): Promise<SimpleAttention> => {
    if (last?.engine === engine && last.seed === seed) return last.attention;
    last?.attention.dispose();
    last = undefined;
    const attention = await engine.simpleAttention({ embedDim, numHeads, seed });
    last = { engine, seed, attention };
    return attention;
  };

  return async (engine, words, seed) => {
    const [attention, x] = await Promise.all([
      attentionFor(engine, seed),
      engine.randomEmbeddings(words.map(vocabularyForm), { embedDim, seed }),
    ]);
    return { x, attention };
  };
}

/** What stands at every picture of such vectors. */
export function originText(seed: number): string {
  return `random vectors, seed ${seed}: patterns carry no meaning yet`;
}

/** And what is told of them on demand. */
const originDetails = `Each word gets ${embedDim} random numbers, drawn from the seed and the word: the same word, the same vector. The matrices that make queries, keys and values of it are random too, from the same seed. Nothing was learned, so a pattern here is chance.`;

/** The mark itself. The note follows: " · edited". */
export function renderRandomOrigin(seed: number, note = ''): TemplateResult {
  return html`<spotlight-origin kind="random"
    >${originText(seed)}${note}<span slot="details">${originDetails}</span></spotlight-origin
  >`;
}
