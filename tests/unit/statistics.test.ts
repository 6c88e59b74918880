/** The statistics of scores and weights, against formulas written apart from them, in float64. */

import { describe, expect, it } from 'vitest';
import { median } from '../../web/lib/median.ts';
import {
  binsOf,
  entropyOf,
  normalDensity,
  sharpnessOf,
  softmaxGradientOf,
  spreadOf,
} from '../../web/lib/statistics.ts';

/** Numbers from -1 to 1 that look random, the same in every run. */
function someNumbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.sin(12.9898 * (i + 1) ** 2));
}

function softmaxOf(scores: readonly number[]): number[] {
  const exponentials = scores.map(Math.exp);
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

const rows = [1, 3, 10, 40].map((scale) => softmaxOf(someNumbers(16).map((x) => scale * x)));

describe('the median', () => {
  it('is the value in the middle, whatever the order', () => {
    expect(median([10, 1, 2])).toBe(2);
    expect(median([10, 1, 2, 3])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNaN();
  });
});

describe('the spread of values', () => {
  it('is that of known numbers', () => {
    expect(spreadOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
      count: 8,
      smallest: 2,
      largest: 9,
      mean: 5,
      variance: 4,
      deviation: 2,
    });
  });

  it('is half the mean squared distance of all pairs, as it has to be', () => {
    const values = someNumbers(100).map((x) => 30 * x + 7);
    const pairs = values.flatMap((a) => values.map((b) => (a - b) ** 2));
    const half = pairs.reduce((sum, square) => sum + square, 0) / pairs.length / 2;
    expect(spreadOf(values).variance).toBeCloseTo(half, 9);
    expect(spreadOf(Float32Array.from(values)).variance).toBeCloseTo(half, 3);
  });

  it('does not move with the values', () => {
    const values = someNumbers(50);
    const moved = values.map((value) => value + 1e6);
    expect(spreadOf(moved).variance).toBeCloseTo(spreadOf(values).variance, 8);
  });

  it('is 0 for one value, and unknown for none', () => {
    expect(spreadOf([3]).variance).toBe(0);
    expect(spreadOf([])).toEqual({
      count: 0,
      smallest: NaN,
      largest: NaN,
      mean: NaN,
      variance: NaN,
      deviation: NaN,
    });
  });
});

describe('the entropy of weights', () => {
  it('is ln(n) for n equal weights, and 0 for one that has it all', () => {
    expect(entropyOf([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 14);
    expect(entropyOf([0, 1, 0])).toBe(0);
  });

  it('is the log of the sum of exponentials less the mean score', () => {
    const scores = someNumbers(16).map((x) => 5 * x);
    const weights = softmaxOf(scores);
    const logSum = Math.log(scores.reduce((sum, score) => sum + Math.exp(score), 0));
    const meanScore = scores.reduce((sum, score, i) => sum + score * weights[i]!, 0);
    expect(entropyOf(weights)).toBeCloseTo(logSum - meanScore, 12);
  });
});

describe('the size of the gradient of softmax', () => {
  it.each(rows)('is the norm of all derivatives, each by a finite difference', (...weights) => {
    const scores = weights.map(Math.log);
    const h = 1e-5;
    let squares = 0;
    for (const [i] of scores.entries()) {
      const moved = (by: number): number[] =>
        softmaxOf(scores.map((score, j) => (j === i ? score + by : score)));
      const [up, down] = [moved(h), moved(-h)];
      for (const [j, weight] of up.entries()) squares += ((weight - down[j]!) / (2 * h)) ** 2;
    }
    expect(softmaxGradientOf(weights)).toBeCloseTo(Math.sqrt(squares), 8);
  });

  it('is largest, 0.5, for two equal weights, and 0 where nothing can move', () => {
    expect(softmaxGradientOf([0.5, 0.5])).toBeCloseTo(0.5, 15);
    expect(softmaxGradientOf([1, 0, 0])).toBe(0);
    for (const weights of rows) expect(softmaxGradientOf(weights)).toBeLessThan(0.5);
  });
});

describe('the sharpness of rows', () => {
  it('is the mean over the rows that have a choice', () => {
    const sharp = [0.97, 0.03];
    const even = [0.25, 0.25, 0.25, 0.25];
    const measured = sharpnessOf([[1], Float64Array.from(sharp), even]);
    expect(measured.rows).toBe(2);
    expect(measured.largestWeight).toBeCloseTo((0.97 + 0.25) / 2, 14);
    expect(measured.entropy).toBeCloseTo((entropyOf(sharp) + Math.log(4)) / 2, 14);
    expect(measured.possibleEntropy).toBeCloseTo((Math.log(2) + Math.log(4)) / 2, 14);
    expect(measured.decided).toBe(0.5);
    expect(measured.softmaxGradient).toBeCloseTo(
      (softmaxGradientOf(sharp) + softmaxGradientOf(even)) / 2,
      14,
    );
  });

  it('counts a row as decided only above .95', () => {
    expect(sharpnessOf([[0.95, 0.05]]).decided).toBe(0);
    expect(sharpnessOf([[0.9501, 0.0499]]).decided).toBe(1);
  });

  it('is unknown where no row has a choice', () => {
    expect(sharpnessOf([[1], []]).largestWeight).toBeNaN();
  });
});

describe('bins', () => {
  it('count every value once, also those on the edges', () => {
    const bins = binsOf([-2, -1, -0.5, 0, 0.99, 1, 2], 2, 4);
    expect(bins).toEqual([
      { from: -2, to: -1, count: 1 },
      { from: -1, to: 0, count: 2 },
      { from: 0, to: 1, count: 2 },
      { from: 1, to: 2, count: 2 },
    ]);
  });

  it('leave out what is beyond the ends, and what is no number', () => {
    expect(binsOf([-3, 3, NaN, 0], 1, 1)[0]?.count).toBe(1);
  });
});

it('the normal density has area 1 and the variance that it is given', () => {
  const [step, variance] = [0.01, 4];
  const xs = Array.from({ length: 4001 }, (_, i) => -20 + step * i);
  const sumOf = (f: (x: number) => number): number =>
    xs.reduce((sum, x) => sum + f(x) * normalDensity(x, variance) * step, 0);
  expect(sumOf(() => 1)).toBeCloseTo(1, 10);
  expect(sumOf((x) => x ** 2)).toBeCloseTo(variance, 10);
});
