/** What the claims about the operation itself say in numbers. */

import { rowsOf, sum } from '../../lib/tensor.ts';
import { numHeads } from '../choices.ts';
import {
  differing,
  largestDifference,
  returned,
  type RandomVectors,
  type Range,
  type Share,
} from './random_vectors.ts';

export interface OperationNumbers {
  /** How far the sum of a row of weights is from 1 at most, and from where to where the sums of columns go. */
  readonly rowSumError: number;
  readonly columnSums: Range;
  /** The largest change of a weight when 100 is added to all scores. */
  readonly shiftChange: number;
  /** Weights that moved by a bit when other values were handed over. */
  readonly movedByValues: Share;
  /** Numbers of the result that lie between the smallest and the largest of their column of values. */
  readonly betweenValues: Share;
  /** Numbers that differ by a bit in the results of two equal words. */
  readonly equalWords: Share;
  /** Of a row that may see nothing: the sum of its weights, and the largest number of its result. */
  readonly hiddenRowSum: number;
  readonly hiddenRowResult: number;
  /** The weights of a row of equal scores. */
  readonly equalScores: readonly number[];
}

export async function measureOperation(vectors: RandomVectors): Promise<OperationNumbers> {
  return {
    ...(await measureSums(vectors)),
    ...(await measureValues(vectors)),
    ...(await measureHiddenRow(vectors)),
    equalWords: await measureEqualWords(vectors),
    equalScores: Array.from((await vectors.engine.softmax([7, 7, 7, 7])).data),
  };
}

/** Of all heads, each with rows and columns of its own. */
async function measureSums({ engine, attention, words, x }: RandomVectors) {
  const result = await attention.multiHeadAttention(x, x, x, { returns: ['scores'] });
  const scores = returned(result, 'scores');
  const rows = rowsOf(result.weights);
  const columnSums = Array.from({ length: numHeads }, (_, head) =>
    words.map((_word, column) => {
      const ofHead = rows.slice(head * words.length, (head + 1) * words.length);
      return sum(ofHead.map((row) => row[column] ?? NaN));
    }),
  ).flat();
  const shifted = { ...scores, data: scores.data.map((score) => score + 100) };
  const [plain, moved] = await Promise.all([engine.softmax(scores), engine.softmax(shifted)]);
  return {
    rowSumError: Math.max(...rows.map((row) => Math.abs(sum(row) - 1))),
    columnSums: { smallest: Math.min(...columnSums), largest: Math.max(...columnSums) },
    shiftChange: largestDifference(plain.data, moved.data),
  };
}

async function measureValues({ engine, x }: RandomVectors) {
  const otherValues = { ...x, data: x.data.map((value) => 3 - value) };
  const [before, after] = await Promise.all([
    engine.attention(x, x, x, { returns: ['weights'] }),
    engine.attention(x, x, otherValues, { returns: ['weights'] }),
  ]);
  const values = rowsOf(x);
  const between = rowsOf(before.output).flatMap((row) =>
    Array.from(row, (number, column) => {
      const handedOver = values.map((value) => value[column] ?? NaN);
      return number >= Math.min(...handedOver) && number <= Math.max(...handedOver);
    }),
  );
  return {
    movedByValues: differing(returned(before, 'weights').data, returned(after, 'weights').data),
    betweenValues: { count: between.filter(Boolean).length, of: between.length },
  };
}

async function measureHiddenRow({ engine, x }: RandomVectors) {
  const rows = rowsOf(x);
  const mask = rows.map((_row, query) => rows.map(() => (query === 0 ? -Infinity : 0)));
  const result = await engine.attention(x, x, x, { mask, returns: ['weights'] });
  const [weights, output] = [rowsOf(returned(result, 'weights'))[0], rowsOf(result.output)[0]];
  return {
    hiddenRowSum: sum(weights ?? [NaN]),
    hiddenRowResult: Math.max(...(output ?? [NaN]).map(Math.abs)),
  };
}

/** The first "the" of the sentence against the second. */
async function measureEqualWords({ attention, words, x }: RandomVectors): Promise<Share> {
  const rows = rowsOf(await attention.selfAttention(x));
  const [first, second] = rows.filter((_, place) => words[place]?.toLowerCase() === 'the');
  return differing(first ?? new Float32Array(), second);
}
