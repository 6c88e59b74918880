/** What lesson 3 computes of three kinds of queries and keys, against plain loops in float64. */

import { describe, expect, it } from 'vitest';
import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { createPictureMaker, type Picture } from '../../web/lessons/03_scaling/picture.ts';
import { axisEnd } from '../../web/lessons/03_scaling/axis_end.ts';
import type { Side } from '../../web/lessons/scaled_scores.ts';
import { theoryFor } from '../../web/lessons/03_scaling/theory.ts';
import { lookFor } from '../../web/lessons/03_scaling/wording.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';

const engine = await createEngine();
const learnedModel = createLearnedModel();
const model = await learnedModel(engine);
const makePicture = createPictureMaker();
const picture = (request: Parameters<typeof makePicture>[2]): Promise<Picture> =>
  makePicture(engine, learnedModel, request);

/** Rows of a matrix, or of many below each other. */
function rowsOf({ data, shape }: Tensor): number[][] {
  const width = shape.at(-1)!;
  return Array.from({ length: data.length / width }, (_, row) => [
    ...data.subarray(row * width, (row + 1) * width),
  ]);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + x * b[i]!, 0);
}

function times(x: readonly number[][], matrix: readonly number[][]): number[][] {
  return x.map((row) =>
    matrix[0]!.map((_, column) =>
      dot(
        row,
        matrix.map((line) => line[column]!),
      ),
    ),
  );
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
}

function softmaxOf(scores: readonly number[]): number[] {
  const exponentials = scores.map((score) => Math.exp(score - Math.max(...scores)));
  const total = exponentials.reduce((sum, x) => sum + x, 0);
  return exponentials.map((x) => x / total);
}

function expectSide(side: Side, rows: readonly number[][]): void {
  const scores = rows.flat();
  expect(side.scores.length).toBe(scores.length);
  for (const [i, score] of scores.entries()) expect(side.scores[i]).toBeCloseTo(score, 3);
  expect(side.spread.variance).toBeCloseTo(varianceOf(scores), 2);
  const weights = rows.map(softmaxOf);
  const largest = weights.map((row) => Math.max(...row));
  const mean = (values: number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(side.sharpness.rows).toBe(rows.length);
  expect(side.sharpness.largestWeight).toBeCloseTo(mean(largest), 4);
  expect(side.sharpness.decided).toBeCloseTo(mean(largest.map((x) => (x > 0.95 ? 1 : 0))), 9);
}

describe('random queries and keys', () => {
  it.each([1, 10, 64])('have the scores that plain loops give, d = %d', async (dim) => {
    const { sides } = await picture({ scores: 'random', dim, seed: 3 });
    const names = (name: string): string[] => Array.from({ length: 512 }, (_, i) => `${name} ${i}`);
    const query = rowsOf(await engine.randomEmbeddings(names('query'), { embedDim: dim, seed: 3 }));
    const key = rowsOf(await engine.randomEmbeddings(names('key'), { embedDim: dim, seed: 3 }));
    const rows = query.map((q, row) => {
      const first = 16 * Math.floor(row / 16);
      return key.slice(first, first + 16).map((k) => dot(q, k));
    });
    expectSide(sides.unscaled, rows);
    expectSide(
      sides.scaled,
      rows.map((row) => row.map((score) => score / Math.sqrt(dim))),
    );
  });

  it.each([1, 4, 16, 64, 256, 512])('spread as the theory says, d = %d', async (dim) => {
    const shown = await picture({ scores: 'random', dim, seed: 42 });
    const theory = theoryFor(shown)!;
    expect(theory).toEqual({ unscaled: dim, scaled: 1 });
    expect(shown.sides.unscaled.spread.variance / theory.unscaled).toBeGreaterThan(0.9);
    expect(shown.sides.unscaled.spread.variance / theory.unscaled).toBeLessThan(1.1);
    expect(shown.end).toBeGreaterThanOrEqual(shown.sides.unscaled.spread.largest);
  });

  it.each([4, 16, 64, 256])('have a ratio of exactly the root of d, d = %d', async (dim) => {
    const { ratio } = (await picture({ scores: 'random', dim, seed: 42 })).sides;
    expect(ratio).toEqual({ pairs: 8192, largestDeviation: 0, at: 0, largestDifference: 0 });
  });

  it.each([10, 100, 512])(
    'and up to rounding where the root is not a power of two: %d',
    async (dim) => {
      const { ratio } = (await picture({ scores: 'random', dim, seed: 42 })).sides;
      expect(ratio.largestDeviation).toBeGreaterThan(0);
      expect(ratio.largestDifference).toBeLessThan(1e-3);
      expect(Math.abs(ratio.at)).toBeLessThan(0.1);
    },
  );
});

describe('a sentence through random matrices', () => {
  it('has the scores that plain loops give', async () => {
    const words = 'The cat sat the'.split(' ');
    const { sides } = await picture({ scores: 'projected', words, dim: 24, seed: 5 });
    const lower = words.map((word) => word.toLowerCase());
    const x = rowsOf(await engine.randomEmbeddings(lower, { embedDim: 24, seed: 5 }));
    const attention = await engine.simpleAttention({ embedDim: 24, numHeads: 1, seed: 5 });
    const { w_q, w_k } = await attention.getParams();
    const [query, key] = [times(x, rowsOf(w_q!)), times(x, rowsOf(w_k!))];
    const rows = query.map((q) => key.map((k) => dot(q, k)));
    expectSide(sides.unscaled, rows);
    expectSide(
      sides.scaled,
      rows.map((row) => row.map((score) => score / Math.sqrt(24))),
    );
  });

  it('has a variance of 4 after scaling, not 1, where many words are measured', async () => {
    const { measured } = await picture({ scores: 'random', dim: 8, seed: 42 });
    expect(measured.queries.variance).toBeGreaterThan(1.8);
    expect(measured.queries.variance).toBeLessThan(2.2);
    expect(measured.projected.scaled.spread.variance).toBeGreaterThan(3.5);
    expect(measured.projected.scaled.spread.variance).toBeLessThan(4.5);
  });

  it('has one score and no row with a choice, if it is one word', async () => {
    const { sides } = await picture({ scores: 'projected', words: ['one'], dim: 8, seed: 1 });
    expect(sides.unscaled.spread.count).toBe(1);
    expect(sides.unscaled.sharpness.rows).toBe(0);
  });
});

describe('a head of the learned model', () => {
  const words = 'The dogs in the park are playing'.split(' ');

  it.each(['causal', 'masked'] as const)(
    'has its own weights where it is scaled: %s',
    async (mode) => {
      const shown = await picture({ scores: 'learned', words, seed: 1, mode, through: '2.4' });
      const { layers } = await model.forward(words.join(' '), { mode });
      const size = (words.length + 2) ** 2;
      const own = layers[1]!.weights.data.subarray(3 * size, 4 * size);
      expect(shown.sides.headDim).toBe(8);
      for (const [i, weight] of shown.sides.scaled.weights.data.entries()) {
        expect(weight).toBeCloseTo(own[i]!, 5);
      }
      const pairs = mode === 'causal' ? (9 * 10) / 2 : 81;
      expect(shown.sides.unscaled.spread.count).toBe(pairs);
      // Of nine tokens the first sees itself alone.
      expect(shown.sides.unscaled.sharpness.rows).toBe(mode === 'causal' ? 8 : 9);
      expect(theoryFor(shown)).toBeUndefined();
    },
  );

  it('is the one that stands for the role, where the address names no head', async () => {
    const named = async (through: string): Promise<string | undefined> => {
      const shown = await picture({ scores: 'learned', words, seed: 1, mode: 'causal', through });
      return shown.scores === 'learned' ? shown.head.number : undefined;
    };
    const best = await named('subject');
    for (const through of ['', 'average', 'average1', 'nonsense', '9.9']) {
      expect(await named(through)).toBe(best);
    }
    expect(await named('1.1')).toBe('1·1');
  });
});

it.each([
  [0, 4],
  [4, 4],
  [4.01, 12],
  [29.9, 40],
  [99, 120],
  [399, 400],
])('the axis for scores up to %d ends at %d', (largest, end) => {
  expect(axisEnd(largest)).toBe(end);
});

it('says that the gradient of softmax is not smaller yet, where it is not', async () => {
  const said = async (dim: number): Promise<string> =>
    lookFor(await picture({ scores: 'random', dim, seed: 42 })).join(' ');
  expect(await said(4)).toContain('is not smaller without scaling');
  expect(await said(64)).not.toContain('is not smaller without scaling');
});
