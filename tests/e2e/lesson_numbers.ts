/** One number of each lesson, computed here by the package, and a way to read it that any browser can go. */

import { createEngine, type Tensor } from '../../web/engine/index.ts';

/** What a lesson has to show. */
export interface LessonNumber {
  /** Opens the lesson with all that the number depends on. */
  readonly hash: string;
  /** Where it stands: a selector within one shadow root. */
  readonly selector: string;
  /** The name, or the text, of one of the elements there. */
  readonly text: string;
}

const words = ['the', 'cat', 'sat'];
const sentence = `sentence=${words.join('+')}`;

/** By the lesson's name in the address. */
export async function lessonNumbers(): Promise<Readonly<Record<string, LessonNumber>>> {
  const engine = await createEngine();
  const model = await engine.languageModel();
  const learned = await model.forward(words.join(' '), { mode: 'causal' });
  const { best } = model.card.modes!.causal.roles.antecedent;
  const trainer = await engine.trainer({ seed: 7 });
  const untrained = await trainer.model();
  const { antecedent } = (await untrained.evaluate({ sentences: 50, seed: 2024 })).roles;
  const { layer, head } = antecedent.best;
  const first = (await untrained.forward(words.join(' '))).layers[layer]!;

  const random = async (sentence: readonly string[], causal: boolean): Promise<Tensor> => {
    const x = await engine.randomEmbeddings(sentence);
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 42 });
    return (await attention.forward(x, { causal, returnWeights: true })).weights!;
  };
  const scores = await scoresOf(async (name) => {
    const names = Array.from({ length: 512 }, (_, i) => `${name} ${i}`);
    return (await engine.randomEmbeddings(names, { embedDim: 64, seed: 42 })).data;
  });
  const example = 'the cat sat on the mat because it was tired'.split(' ');
  return {
    spotlight: {
      hash: `#/spotlight?vectors=random&${sentence}`,
      ...cell('Attention weights', await random(words, false), 0, [2, 0], words),
    },
    steps: {
      hash: `#/steps?stage=weights&through=1.2&${sentence}`,
      ...cell('weights', learned.layers[0]!.weights, 1, [2, 1], learned.tokens),
    },
    scaling: {
      hash: '#/scaling',
      selector: 'table.measures strong',
      text: varianceOf(scores).toFixed(1),
    },
    causal: {
      hash: `#/causal?vectors=random&${sentence}`,
      ...cell('GPT: left to right', await random(words, true), 0, [2, 0], words),
    },
    heads: {
      hash: `#/heads?through=2.4&${sentence}`,
      ...cell('Attention weights', learned.layers[1]!.weights, 3, [3, 1], learned.tokens),
    },
    train: {
      hash: `#/train?trainSeed=7&${sentence}`,
      ...cell('Attention now', first.weights, head, [3, 1], learned.tokens),
    },
    cost: {
      hash: '#/cost?length=96',
      selector: 'td',
      text: pairsUpTo(2 * 96).toLocaleString('en'),
    },
    pitfalls: {
      hash: `#/pitfalls?${sentence}`,
      ...cell(
        'Mask before the softmax',
        learned.layers[best.layer]!.weights,
        best.head,
        [3, 1],
        learned.tokens,
      ),
    },
    cheatsheet: {
      hash: '#/cheatsheet',
      selector: '[data-claim=columns-sum] .number',
      text: Math.max(...columnSums(await random(example, false))).toFixed(2),
    },
  };
}

/** A cell of a grid that shows one head's weights. */
function cell(
  grid: string,
  { data, shape }: Tensor,
  head: number,
  [query, key]: readonly [number, number],
  labels: readonly string[],
): Pick<LessonNumber, 'selector' | 'text'> {
  const size = shape.at(-1)!;
  const weight = data[(head * size + query) * size + key]!;
  return {
    selector: `[role=grid][aria-label="${grid}"] [role=gridcell]`,
    text: `${labels[query]} attends to ${labels[key]}: ${weight.toFixed(2)}`,
  };
}

/** Each word with itself and with those before it. */
function pairsUpTo(count: number): number {
  return (count * (count + 1)) / 2;
}

/** Of all heads. */
function columnSums({ data, shape }: Tensor): number[] {
  const size = shape.at(-1)!;
  const sums = Array<number>(data.length / size).fill(0);
  for (const [place, weight] of data.entries()) {
    const head = Math.floor(place / size ** 2);
    sums[head * size + (place % size)]! += weight;
  }
  return sums;
}

/** 32 times the scores of 16 queries and 16 keys of 64 numbers each, not scaled. */
async function scoresOf(vectors: (name: string) => Promise<Float32Array>): Promise<number[]> {
  const [queries, keys] = [await vectors('query'), await vectors('key')];
  return Array.from({ length: 512 * 16 }, (_, place) => {
    const query = Math.floor(place / 16);
    const key = 16 * Math.floor(query / 16) + (place % 16);
    let score = 0;
    for (let i = 0; i < 64; ++i) score += queries[64 * query + i]! * keys[64 * key + i]!;
    return score;
  });
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

/** Runs in the page: the names, or texts, of all elements that a selector finds in any shadow root. */
export function textsInPage(selector: string): string[] {
  const rootsIn = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
    root,
    ...Array.from(root.querySelectorAll('*')).flatMap(({ shadowRoot }) =>
      shadowRoot ? rootsIn(shadowRoot) : [],
    ),
  ];
  return rootsIn(document)
    .flatMap((root) => Array.from(root.querySelectorAll(selector)))
    .map((element) => element.getAttribute('aria-label') ?? element.textContent.trim());
}
