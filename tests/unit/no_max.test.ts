/** What lesson 8 says of a softmax without a maximum, for scores at the edge of what numbers hold. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { asTensor, sum, type Matrix } from '../../web/lib/tensor.ts';
import {
  breakingFactor,
  noMax,
  overflowText,
  type NoMax,
} from '../../web/lessons/08_pitfalls/no_max.ts';

const engine = await createEngine();

describe('the softmax without a maximum', () => {
  const of = (...scores: number[]): Promise<NoMax> => {
    const row: Matrix = { data: Float32Array.from(scores), rows: 1, columns: scores.length };
    const mask: Matrix = { ...row, data: new Float32Array(scores.length) };
    const none = asTensor(mask);
    const unused = { labels: [], query: none, key: none, value: none };
    return noMax(engine, { ...unused, bias: mask, weights: mask, scores: row, mask }, 0, 1);
  };

  it('says so where each term fits, and their sum does not', async () => {
    const row = await of(10.9, 10.8);
    expect([...row.half.data]).toEqual([0, 0]);
    expect(sum(row.float32.data)).toBeCloseTo(1, 6);
    expect(overflowText('it', row)).toMatch(
      /is 10\.9: each exp fits in half precision, their sum does not, and a number divided by infinity is 0\. With the maximum/u,
    );
  });

  it('says so where terms are so small that half precision keeps few of their digits', async () => {
    const row = await of(-15.2, -15.6);
    const right = 1 / (1 + Math.exp(-0.4));
    const off = Math.abs((row.half.data[0] ?? 0) - right);
    expect(off).toBeGreaterThan(0.01);
    expect(overflowText('it', row)).toContain(
      `is −15.2: half precision keeps few digits of exps so small, and its weights are off by ${off.toFixed(2)}. With`,
    );
  });

  it('says so where nothing breaks', async () => {
    expect(overflowText('it', await of(1, 2))).toMatch(
      /is 2\.00: still small enough\. Multiply it/u,
    );
  });
});

describe('the factor that breaks the softmax without a maximum', () => {
  it.each([5.4, 0.4, 88.8, -1, -0.5])(
    'takes a score of %d out of float32, and none smaller does',
    (largest) => {
      const factor = breakingFactor(largest);
      const breaks = (by: number): boolean => {
        const term = Math.fround(Math.exp(largest * by));
        return term === Infinity || term === 0;
      };
      expect(breaks(factor)).toBe(true);
      if (factor > 1) expect(breaks(factor / 4)).toBe(false);
    },
  );

  it('is the largest one where none does', () => {
    expect([0, 0.01, -0.01].map(breakingFactor)).toEqual([256, 256, 256]);
  });
});
