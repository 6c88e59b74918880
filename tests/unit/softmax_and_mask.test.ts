/** Softmax and the causal mask as the cheat sheet states them. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { randomTensor } from '../tensors.ts';

const engine = await createEngine();

describe('softmax', () => {
  it('gives [.659, .242, .099] for [2, 1, .1]', async () => {
    const { data } = await engine.softmax([2, 1, 0.1]);
    expect(Array.from(data, (value) => Math.round(value * 1000) / 1000)).toEqual([
      0.659, 0.242, 0.099,
    ]);
  });

  it('stays finite for large scores', async () => {
    const { data } = await engine.softmax([1000, 1001, 1002]);
    expect(data).toEqual((await engine.softmax([0, 1, 2])).data);
  });

  it('takes any axis, negative ones from the end', async () => {
    const x = [
      [1, 2, 3],
      [4, 4, 4],
    ];
    const along0 = await engine.softmax(x, { axis: 0 });
    expect(along0).toEqual(await engine.softmax(x, { axis: -2 }));
    expect(along0.data[0]! + along0.data[3]!).toBeCloseTo(1, 6);
    expect((await engine.softmax(x)).data).toEqual((await engine.softmax(x, { axis: 1 })).data);
  });

  it('copies its argument: a Float32Array stays as it was', async () => {
    const x = { data: Float32Array.of(1, 2), shape: [2] };
    await engine.softmax(x);
    expect(x.data).toEqual(Float32Array.of(1, 2));
  });
});

describe('softmaxTerms', () => {
  it('gives what softmax divides, and by what', async () => {
    const x = randomTensor(1, 2, 3, 40);
    const { exponentials, sums } = await engine.softmaxTerms(x);
    const { data } = await engine.softmax(x);
    expect(exponentials.shape).toEqual([2, 3, 40]);
    expect(sums.shape).toEqual([2, 3]);
    exponentials.data.forEach((exponential, index) => {
      const row = Math.floor(index / 40);
      const largest = Math.max(...x.data.subarray(40 * row, 40 * row + 40));
      expect(exponential).toBeCloseTo(Math.exp(x.data[index]! - largest), 6);
      // The sum was rounded to float32, by at most a part in 2^24; so is the quotient.
      const weight = exponential / sums.data[row]!;
      expect(Math.abs(data[index]! - weight)).toBeLessThanOrEqual(2 ** -23 * weight);
    });
  });

  it('has 0 for what is hidden, and a sum of 0 where all is', async () => {
    const inf = -Infinity;
    const { exponentials, sums } = await engine.softmaxTerms([
      [inf, 5, 5],
      [inf, inf, inf],
    ]);
    expect(Array.from(exponentials.data)).toEqual([0, 1, 1, 0, 0, 0]);
    expect(Array.from(sums.data)).toEqual([2, 0]);
  });

  it('has one sum for one slice', async () => {
    expect((await engine.softmaxTerms([1, 1])).sums).toEqual({
      shape: [1],
      data: Float32Array.of(2),
    });
  });

  it('is NaN where softmax is', async () => {
    const { exponentials, sums } = await engine.softmaxTerms([NaN, 1, -Infinity]);
    expect(Array.from(exponentials.data)).toEqual([NaN, NaN, 0]);
    expect(sums.data[0]).toBeNaN();
    expect((await engine.softmaxTerms([Infinity, 0])).sums.data[0]).toBeNaN();
  });
});

describe('createCausalMask', () => {
  it('is 0 on and below the diagonal and -Infinity above', async () => {
    const { data, shape } = await engine.createCausalMask(4);
    expect(shape).toEqual([4, 4]);
    for (let i = 0; i < 4; ++i) {
      for (let j = 0; j < 4; ++j) expect(data[4 * i + j]).toBe(j <= i ? 0 : -Infinity);
    }
  });
});
