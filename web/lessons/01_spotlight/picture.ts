/** What this lesson shows, computed by the engine from what was chosen. */

import type { Engine, SimpleAttention, Tensor } from '../../engine/index.ts';
import { vocabularyForm } from '../../lib/words.ts';
import { embedDim, numHeads, type AttentionKind, type Choices, type Reading } from './choices.ts';

export interface PictureRequest extends Pick<Choices, 'kind' | 'reading' | 'seed'> {
  readonly engine: Engine;
  readonly words: readonly string[];
}

export interface Picture {
  readonly words: readonly string[];
  readonly kind: AttentionKind;
  readonly reading: Reading;
  readonly seed: number;
  /** [words, embedDim] */
  readonly x: Tensor;
  /** [heads, words, words], or [words, words] for the two kinds without heads. */
  readonly weights: Tensor;
  /** [words, embedDim] */
  readonly output: Tensor;
  /** [words, words]: the causal mask, whether it was applied or not. */
  readonly causalMask: Tensor;
}

/** Makes pictures, and keeps the parameters of the last seed. */
export function createPictureMaker(): (request: PictureRequest) => Promise<Picture> {
  let last: { engine: Engine; seed: number; attention: SimpleAttention } | undefined;

  const attentionFor = async (engine: Engine, seed: number): Promise<SimpleAttention> => {
    if (last?.engine === engine && last.seed === seed) return last.attention;
    last?.attention.dispose();
    last = undefined;
    const attention = await engine.simpleAttention({ embedDim, numHeads, seed });
    last = { engine, seed, attention };
    return attention;
  };

  return async ({ engine, words, kind, reading, seed }) => {
    const [attention, x, causalMask] = await Promise.all([
      attentionFor(engine, seed),
      engine.randomEmbeddings(words.map(vocabularyForm), { embedDim, seed }),
      engine.createCausalMask(words.length),
    ]);
    const causal = reading === 'causal';
    const mask = causal ? causalMask : undefined;
    const { weights, output } = await {
      'multi-head': () => attention.multiHeadAttention(x, x, x, { causal }),
      scaled: () => attention.scaledDotProductAttention(x, x, x, { mask }),
      'dot-product': () => attention.dotProductAttention(x, x, x, { mask }),
    }[kind]();
    return { words, kind, reading, seed, x, weights, output, causalMask };
  };
}
