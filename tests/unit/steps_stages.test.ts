/** The steps of lesson 2, of all four sources, against a reference in double precision and the package's own results. */

import { beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Params, type Tensor } from '../../web/engine/index.ts';
import { matrixAt, sum, type Matrix } from '../../web/lib/tensor.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { blackboardWords } from '../../web/lessons/02_steps/blackboard.ts';
import {
  createPictureMaker,
  type Picture,
  type PictureRequest,
} from '../../web/lessons/02_steps/picture.ts';
import { attend, largestDifference, tableOf, times, type Table } from './steps_reference.ts';

const engine = await createEngine();
const model = await engine.languageModel();
const learnedModel = createLearnedModel();
const words = 'The cat sat on the mat because it was tired'.split(' ');
const others = 'the mat was new'.split(' ');

const learned = {
  source: 'learned',
  words,
  mode: 'causal',
  through: '2.4',
  fallback: 'subject',
} as const;
const random = { source: 'random', words, causal: true, seed: 7, head: 2 } as const;
const cross = { source: 'cross', words, others, seed: 7, head: 1 } as const;
const blackboard = { source: 'blackboard', words: blackboardWords, causal: true } as const;

const make = createPictureMaker();
const pictureOf = (request: PictureRequest): Promise<Picture> =>
  make(engine, learnedModel, request);

/** What the picture should show, from the numbers it begins with. */
function referenceOf({ stages: { matrices } }: Picture) {
  const table = (matrix: Matrix | undefined): Table => tableOf(matrix!);
  return attend(
    table(matrices.query),
    table(matrices.key),
    table(matrices.value),
    table(matrices.mask),
    matrices.bias && table(matrices.bias),
  );
}

const compared = ['scores', 'scaled', 'masked', 'weights', 'result'] as const;

describe.each([
  learned,
  { ...learned, mode: 'masked' },
  { ...learned, through: '1.1' },
  random,
  { ...random, causal: false },
  cross,
  blackboard,
  { ...blackboard, causal: false },
] as const)('the steps: $source %#', (request) => {
  const edits = [
    '',
    'q.3.0=-2.5_k.1.2=3_v.0.0=1e-3',
    'm.2.0=-inf_m.2.1=-inf_m.2.2=-inf_m.2.3=-inf_m.3.1=0.5',
  ];
  it.each(edits)('are those of the reference with the edits "%s"', async (text) => {
    const picture = await pictureOf({ ...request, edits: text });
    const { matrices } = picture.stages;
    const reference = referenceOf(picture);
    for (const name of compared) {
      expect(largestDifference(matrices[name], reference[name]), name).toBeLessThan(2e-5);
    }
    if (matrices.bias) {
      expect(largestDifference(matrices.biased, reference.biased)).toBeLessThan(2e-5);
    }
    expect(!!matrices.bias).toBe(request.source === 'learned');
  });

  it('give the terms that the weights are made of', async () => {
    const { stages } = await pictureOf({ ...request, edits: '' });
    const { exponentials, sums } = stages;
    tableOf(exponentials).forEach((row, i) => {
      expect(Math.abs(sum(row) - sums[i]!)).toBeLessThan(1e-5);
      row.forEach((term, j) => {
        const weight = stages.matrices.weights!.data[i * exponentials.columns + j]!;
        expect(Math.abs(term / sums[i]! - weight)).toBeLessThan(1e-6);
      });
    });
  });
});

describe('a row that may see nothing', () => {
  it('has weights 0 and the result 0', async () => {
    const edits = blackboardWords.map((_, key) => `m.3.${key}=-inf`).join('_');
    const { stages } = await pictureOf({ ...blackboard, edits });
    expect(tableOf(stages.matrices.masked!)[3]).toEqual(Array(4).fill(-Infinity));
    expect(tableOf(stages.matrices.weights!)[3]).toEqual([0, 0, 0, 0]);
    expect(tableOf(stages.matrices.result!)[3]).toEqual([0, 0, 0]);
    expect(tableOf(stages.exponentials)[3]).toEqual([0, 0, 0, 0]);
    expect(stages.sums[3]).toBe(0);
  });
});

describe('the blackboard', () => {
  it('is easy to check by hand: "tired" looks at "cat"', async () => {
    const { stages } = await pictureOf({ ...blackboard, edits: '' });
    const { matrices } = stages;
    expect(tableOf(matrices.scores!)).toEqual([
      [0, 2, 0, 1],
      [1, 0, 0, 2],
      [0, 4, 0, 2],
      [1, 4, -1, 2],
    ]);
    const [, , , tired] = tableOf(matrices.weights!);
    expect(tired!.map((weight) => weight.toFixed(2))).toEqual(['0.11', '0.65', '0.04', '0.20']);
    expect(matrices.input).toBeUndefined();
    expect(matrices.output).toBeUndefined();
  });
});

describe('the learned model', () => {
  it.each(['causal', 'masked'] as const)(
    'has the very queries, keys, weights and output that it computes itself: %s',
    async (mode) => {
      const { layers } = await model.forward(words.join(' '), { mode });
      for (const [text, layer, head] of [
        ['1.3', 0, 2],
        ['2.6', 1, 5],
      ] as const) {
        const { stages } = await pictureOf({ ...learned, mode, through: text, edits: '' });
        const own = layers[layer]!;
        const near = (got: Matrix | undefined, want: Tensor): number =>
          largestDifference(got, tableOf(matrixAt(want, head)));
        const { matrices } = stages;
        expect(near(matrices.query, own.query)).toBeLessThan(1e-5);
        expect(near(matrices.key, own.key)).toBeLessThan(1e-5);
        expect(near(matrices.value, own.value)).toBeLessThan(1e-5);
        expect(near(matrices.bias, own.positionBias)).toBe(0);
        expect(near(matrices.biased, own.scores)).toBeLessThan(1e-5);
        expect(near(matrices.masked, own.maskedScores)).toBeLessThan(1e-5);
        expect(near(matrices.weights, own.weights)).toBeLessThan(1e-5);
        expect(largestDifference(matrices.output, tableOf(matrixAt(own.output, 0)))).toBeLessThan(
          1e-5,
        );
      }
    },
  );

  it('is followed through a head alone: an average is the head of the role', async () => {
    const average = await pictureOf({ ...learned, through: 'average', edits: '' });
    const fallback = await pictureOf({ ...learned, through: 'nonsense', edits: '' });
    expect(average.source === 'learned' && average.place).toEqual(
      fallback.source === 'learned' && fallback.place,
    );
  });
});

describe('SimpleAttention', () => {
  let params: Params;
  let x: Tensor;
  let otherX: Tensor;

  beforeAll(async () => {
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 7 });
    params = await attention.getParams();
    x = await engine.randomEmbeddings(
      words.map((word) => word.toLowerCase()),
      { seed: 7 },
    );
    otherX = await engine.randomEmbeddings(others, { seed: 7 });
  });

  it.each([random, cross] as const)('is that of the package: $source', async (request) => {
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 7 });
    const looksAt = request.source === 'cross' ? otherX : x;
    const causal = request.source === 'random';
    const whole = await attention.multiHeadAttention(x, looksAt, looksAt, { causal });
    const { matrices } = (await pictureOf({ ...request, edits: '' })).stages;
    const weights = tableOf(matrixAt(whole.weights, request.head));
    expect(largestDifference(matrices.weights, weights)).toBeLessThan(1e-5);
    const output = tableOf(matrixAt(whole.output, 0));
    expect(largestDifference(matrices.output, output)).toBeLessThan(1e-5);
    expect(matrices.scores).toMatchObject({ rows: 10, columns: causal ? 10 : 4 });
  });

  it('carries an edit of one head through the joined heads to the output', async () => {
    const picture = await pictureOf({ ...random, edits: 'v.0.3=50' });
    const { matrices } = picture.stages;
    const { results } = picture.input.surroundings!;
    const joined = words.map((_, row) =>
      [0, 1, 2, 3].flatMap(
        (head) => tableOf(head === 2 ? matrices.result! : matrixAt(results, head))[row]!,
      ),
    );
    expect(largestDifference(matrices.joined, joined)).toBe(0);
    const output = times(joined, tableOf(matrixAt(params.w_o!, 0)));
    expect(largestDifference(matrices.output, output)).toBeLessThan(1e-4);
    const before = (await pictureOf({ ...random, edits: '' })).stages.matrices;
    expect(largestDifference(matrices.joined, tableOf(before.joined!))).toBeGreaterThan(1);
  });
});
