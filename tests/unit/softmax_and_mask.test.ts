/** Softmax and the causal mask as the cheat sheet states them. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';

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

describe('createCausalMask', () => {
  it('is 0 on and below the diagonal and -Infinity above', async () => {
    const { data, shape } = await engine.createCausalMask(4);
    expect(shape).toEqual([4, 4]);
    for (let i = 0; i < 4; ++i) {
      for (let j = 0; j < 4; ++j) expect(data[4 * i + j]).toBe(j <= i ? 0 : -Infinity);
    }
  });
});
