/** What lesson 8 computes and says, for all presets and for sentences at the edge. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { columnSums, matrixAt, rowOf, rowSums, sum, type Matrix } from '../../web/lib/tensor.ts';
import { futureRow, futureText, sumText } from '../../web/lessons/08_pitfalls/after_softmax.ts';
import { nothingText } from '../../web/lessons/08_pitfalls/all_masked.ts';
import { headText, valueText } from '../../web/lessons/08_pitfalls/not_importance.ts';
import { averageText, meanOfTwoHeads } from '../../web/lessons/08_pitfalls/mean_of_heads.ts';
import { whyText } from '../../web/lessons/08_pitfalls/minus_billion.ts';
import { overflowText } from '../../web/lessons/08_pitfalls/no_max.ts';
import { shuffleText } from '../../web/lessons/08_pitfalls/no_positions.ts';
import { scalingText } from '../../web/lessons/08_pitfalls/no_scaling.ts';
import {
  createPictureMaker,
  type Picture,
  type PictureRequest,
} from '../../web/lessons/08_pitfalls/picture.ts';
import { brokenFrom, brokenText, pitfalls } from '../../web/lessons/08_pitfalls/pitfalls.ts';
import { questionOf } from '../../web/lessons/08_pitfalls/questions.ts';
import { inOrder, putBack, shuffledOrder } from '../../web/lessons/08_pitfalls/shuffle.ts';
import { smallNumber } from '../../web/lessons/08_pitfalls/words_said.ts';
import { axisText } from '../../web/lessons/08_pitfalls/wrong_axis.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { presets } from '../../web/lessons/presets.ts';

const engine = await createEngine();
const model = await engine.languageModel();
const learnedModel = createLearnedModel();
const makePicture = createPictureMaker();

function pictureOf(sentence: string, change: Partial<PictureRequest> = {}): Promise<Picture> {
  return makePicture(engine, learnedModel, {
    ...{ vectors: 'learned', words: sentence.split(' '), query: 1, through: '', seed: 42, head: 1 },
    ...{ future: 200, factor: 0, shuffle: 0 },
    ...change,
  });
}

/** All sentences that are said when everything is broken. */
function textsOf(picture: Picture): string[] {
  const { labels, query, head } = picture;
  const important = picture.importance;
  return [
    sumText(labels, query, picture.afterSoftmax.masked, head.mask),
    futureText(picture.futureRow),
    whyText(head, picture.minusBillion),
    overflowText(labels[query], picture.noMax),
    nothingText(labels, picture.allMasked),
    shuffleText(picture.noPositions),
    scalingText(picture.noScaling),
    axisText(labels, query, picture.wrongAxis),
    averageText(labels, query, picture.meanOfHeads),
    ...(important
      ? [headText(labels, query, important.effects), valueText(labels, important)]
      : []),
    ...pitfalls.flatMap(({ id }) => {
      const question = questionOf(id, picture);
      return question ? [question.text, question.answer] : [];
    }),
  ];
}

const isNaNRow = (row: Float32Array): boolean => row.every(Number.isNaN);

describe('the pitfalls that are switched on', () => {
  it('are read from the address, in their order, whatever else stands there', () => {
    expect(brokenFrom('wrong-axis.<img>..after-softmax.wrong-axis.__proto__')).toEqual([
      'after-softmax',
      'wrong-axis',
    ]);
    expect(brokenFrom('')).toEqual([]);
  });

  it('are switched one by one', () => {
    expect(brokenText('wrong-axis.nonsense', 'no-max', true)).toBe('no-max.wrong-axis');
    expect(brokenText('no-max.wrong-axis', 'no-max', false)).toBe('wrong-axis');
    expect(brokenText('no-max', 'no-max', true)).toBe('no-max');
  });
});

describe('the numbers of every preset', () => {
  it.each(presets)('are what they are said to be: $sentence', async ({ sentence, query }) => {
    const picture = await pictureOf(sentence, { query: query + 1 });
    const { afterSoftmax, minusBillion, noMax, allMasked, wrongAxis } = picture;
    const after = rowSums(afterSoftmax.masked);
    expect(after.every((total) => total > 0 && total < 1.0001)).toBe(true);
    expect(after.at(-1)).toBeCloseTo(1, 5);
    expect(afterSoftmax.difference).toBeLessThan(1e-6);
    const words = picture.labels.length;
    expect([...rowOf(minusBillion.broken, 0)]).toEqual(Array(words).fill(Math.fround(1 / words)));
    expect([...rowOf(minusBillion.right, 0)]).toEqual(Array(words).fill(0));
    expect(minusBillion.difference).toBe(0);
    expect(noMax.float32.data.some(Number.isNaN)).toBe(true);
    expect(sum(noMax.right.data)).toBeCloseTo(1, 5);
    expect(isNaNRow(rowOf(allMasked.broken, 0))).toBe(true);
    expect(isNaNRow(rowOf(allMasked.brokenOutput, 0))).toBe(true);
    expect(allMasked.brokenOutput.data.filter(Number.isNaN)).toHaveLength(8);
    expect(allMasked.rowsLater).toBe(words);
    for (const total of columnSums(wrongAxis.broken)) expect(total).toBeCloseTo(1, 5);
    for (const text of textsOf(picture))
      expect(text).not.toMatch(/undefined|Infinity|\bNaN%|NaN\.\d/u);
  });

  it.each(presets)('merely permute without positions: $sentence', async ({ sentence }) => {
    const { noPositions } = await pictureOf(sentence);
    expect(noPositions.without.difference).toBeLessThan(1e-6);
    expect(noPositions.withPositions?.difference).toBeGreaterThan(0.1);
  });

  it.each(presets)(
    'are of a head and a word that matter little: $sentence',
    async ({ sentence, query }) => {
      const { importance } = await pictureOf(sentence, { query: query + 1 });
      const { effects = [], smallValue } = importance ?? {};
      expect(effects).toHaveLength(model.numLayers * model.numHeads);
      const sure = effects.find(({ weight }) => weight >= 0.9);
      expect(sure?.change).toBeLessThan(0.1);
      expect(effects.at(-1)?.change).toBeGreaterThan(1.5 * (sure?.change ?? 1));
      const key = smallValue?.key ?? -1;
      expect(smallValue?.shares[key]).toBeLessThan(smallValue?.weights[key] ?? 0);
    },
  );
});

describe('sentences at the edge', () => {
  it.each([
    ['one word', 'cat'],
    ['a word that the model does not know', 'zorb'],
    ['equal words', 'the the the'],
    ['the longest', Array(22).fill('cat').join(' ')],
  ])('are pitfalls as well: %s', async (_, sentence) => {
    for (const vectors of ['learned', 'random'] as const) {
      const picture = await pictureOf(sentence, { vectors, query: vectors === 'learned' ? 1 : 0 });
      expect(picture.importance === undefined).toBe(vectors === 'random');
      for (const text of textsOf(picture)) {
        expect(text).not.toMatch(/undefined|Infinity|\bNaN%|NaN\.\d/u);
      }
    }
  });

  it('say so where the head gives nothing to later words anyway', async () => {
    const picture = await pictureOf('Once upon a time there was a brave knight', {
      query: 9,
      through: 'previous',
    });
    expect(Math.min(...rowSums(picture.afterSoftmax.masked))).toBeGreaterThan(0.995);
    expect(textsOf(picture)[0]).toMatch(/next to nothing .*: “.+” most, 0\.0\d+\. Choose/u);
  });

  it('say so where weights get flatter without scaling, as distance counts for more there', async () => {
    const picture = await pictureOf('Once upon a time there was a brave knight', {
      through: 'previous',
    });
    const { scaled, unscaled } = picture.noScaling;
    expect(unscaled.sharpness.largestWeight).toBeLessThan(scaled.sharpness.largestWeight - 0.01);
    expect(scalingText(picture.noScaling)).toMatch(/Rows get flatter here: .* distance/u);
    const sharper = await pictureOf(presets[0].sentence);
    expect(scalingText(sharper.noScaling)).not.toMatch(/flatter/u);
  });

  it('say so where nothing can break', async () => {
    const picture = await pictureOf('cat', { vectors: 'random', query: 0 });
    expect(whyText(picture.head, picture.minusBillion)).toMatch(
      /puts 1\.00 on itself, which it may not see\.$/u,
    );
    expect(axisText(picture.labels, 0, picture.wrongAxis)).toMatch(
      /^One word has one score, and its softmax is 1\.00 along both axes\.$/u,
    );
    const [sums] = textsOf(picture);
    expect(sums).toBe('With one word nothing is hidden, and nothing breaks.');
    expect(scalingText(picture.noScaling)).toMatch(/nothing to choose from/u);
    expect(shuffleText(picture.noPositions)).toMatch(/^One word has one order/u);
    expect(averageText(picture.labels, 0, picture.meanOfHeads)).toMatch(
      /the average hides nothing/u,
    );
  });
});

describe('a future score', () => {
  it.each([
    [3, /cancels out: off by 0/u],
    [103, /only its first digits: off by 0\.01/u],
    [200, /0\/0 is NaN/u],
  ])('of %d leaves as much as is said', async (future, said) => {
    const row = await futureRow(engine, future);
    const [a = 0, b = 0, c = 0] = [1, 2, 3].map(Math.exp);
    const right = [a, b, c].map((term) => term / (a + b + c));
    right.forEach((weight, key) => {
      expect(row.right.data[key]).toBeCloseTo(weight, 6);
    });
    expect(futureText(row)).toMatch(said);
  });
});

describe('shuffled words', () => {
  it('are all there, in another order, the same for the same draw', () => {
    for (let count = 2; count < 65; ++count) {
      const order = shuffledOrder(count, count);
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(order.some((place, index) => place !== index)).toBe(true);
      expect(shuffledOrder(count, count)).toEqual(order);
    }
    expect(shuffledOrder(1, 0)).toEqual([0]);
  });

  it('give matrices that can be put back', () => {
    const order = [2, 0, 1];
    const square: Matrix = {
      data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9),
      rows: 3,
      columns: 3,
    };
    const shuffled = Float32Array.from(
      order.flatMap((row) => order.map((column) => 3 * row + column + 1)),
    );
    expect(putBack({ ...square, data: shuffled }, order)).toEqual(square);
    expect(inOrder(['a', 'b', 'c'], order)).toEqual(['c', 'a', 'b']);
  });
});

describe('the two heads that are averaged', () => {
  const head = (name: string, ...row: number[]) => ({
    name,
    weights: { data: Float32Array.from(row), rows: 1, columns: row.length },
  });

  it('are those that are sure of different words', () => {
    const heads = [
      head('a', 1, 0, 0),
      head('b', 0.4, 0.6, 0),
      head('c', 0, 0, 1),
      head('d', 1, 0, 0),
    ];
    const { looks, mean } = meanOfTwoHeads(heads, 0);
    expect(looks.map(({ name }) => name)).toEqual(['a', 'c']);
    expect([...mean]).toEqual([0.5, 0, 0.5]);
  });

  it('are any where all look at the same word', () => {
    const { looks } = meanOfTwoHeads([head('a', 1, 0), head('b', 0.9, 0.1)], 0);
    expect(looks.map(({ key }) => key)).toEqual([0, 0]);
  });
});

describe('the change when a head is off', () => {
  it('is half the sum of what all words gain and lose', async () => {
    const { sentence, query } = presets[0];
    const { importance } = await pictureOf(sentence, { query: query + 1 });
    const probabilities = async (headsOff: { layer: number; head: number }[]) => {
      const { logits } = await model.forward(sentence, { mode: 'causal', headsOff });
      const row = [...rowOf(matrixAt(logits, 0), query + 1)];
      // [S], [MASK] and [UNK] are no words, and never come next.
      const words = row.filter((_, id) => !(model.vocabulary[id] ?? '').startsWith('['));
      const total = words.reduce((all, logit) => all + Math.exp(logit), 0);
      return words.map((logit) => Math.exp(logit) / total);
    };
    const on = await probabilities([]);
    const off = await probabilities([{ layer: 0, head: 2 }]);
    const change = on.reduce((all, p, word) => all + Math.abs(p - (off[word] ?? 0)), 0) / 2;
    const found = importance?.effects.find(({ name }) => name.startsWith('head 1·3'));
    expect(found?.change).toBeCloseTo(change, 4);
  });
});

describe('small numbers', () => {
  it.each([
    [0, '0'],
    [0.49, '0.49'],
    [0.005, '0.01'],
    [0.00021, '0.0002'],
    [1.8e-7, '0.0000002'],
    [5e-14, '5e−14'],
    [NaN, 'NaN'],
  ])('of %d are written %s', (value, text) => {
    expect(smallNumber(value)).toBe(text);
  });
});
