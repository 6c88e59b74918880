/** engine.linear against float64, and against the projections that the core makes itself. */

import { describe, expect, it } from 'vitest';
import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { anything, itRefuses } from '../bad_input.ts';
import { bitsOf, expectClose, randomTensor } from '../tensors.ts';

const engine = await createEngine();

/** The definition, in float64. */
function product(x: Tensor, weight: Tensor, bias?: Tensor): Tensor {
  const [rows, depth, columns] = [x.shape[0]!, x.shape[1]!, weight.shape[1]!];
  const data = Float32Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    let sum = bias?.data[column] ?? 0;
    for (let i = 0; i < depth; ++i) {
      sum += x.data[row * depth + i]! * weight.data[i * columns + column]!;
    }
    return sum;
  });
  return { shape: [rows, columns], data };
}

describe('linear', () => {
  it.each([
    [1, 1, 1],
    [5, 48, 8],
    [17, 64, 33],
  ])('of [%i, %i] and %i columns agrees with float64', async (rows, depth, columns) => {
    const x = randomTensor(1, rows, depth);
    const weight = randomTensor(2, depth, columns);
    const bias = randomTensor(3, columns);
    expectClose(await engine.linear(x, weight), product(x, weight), 0, 2e-5);
    expectClose(await engine.linear(x, weight, { bias }), product(x, weight, bias), 0, 2e-5);
  });

  it('is the projection of SimpleAttention, to the bit', async () => {
    const attention = await engine.simpleAttention({ embedDim: 8, numHeads: 1, bias: true });
    const params = await attention.getParams();
    const bias = randomTensor(4, 8);
    const identity = { shape: [8, 8], data: new Float32Array(64) };
    for (let i = 0; i < 8; ++i) identity.data[9 * i] = 1;
    await attention.setParams({ b_v: bias, w_o: identity });
    // A single word looks at itself with a weight of 1, so that its value comes out as it is.
    const x = randomTensor(5, 1, 8);
    const output = await attention.selfAttention(x);
    const value = await engine.linear(x, params.w_v!, { bias });
    expect(bitsOf(value.data)).toEqual(bitsOf(output.data));
    attention.dispose();
  });

  it('takes nested arrays', async () => {
    const { shape, data } = await engine.linear([[1, 2]], [[3], [4]], { bias: [5] });
    expect(shape).toEqual([1, 1]);
    expect(Array.from(data)).toEqual([16]);
  });

  it('computes with NaN and infinity as with any number', async () => {
    expect((await engine.linear([[0]], [[Infinity]])).data[0]).toBeNaN();
    expect((await engine.linear([[1]], [[1]], { bias: [-Infinity] })).data[0]).toBe(-Infinity);
  });

  itRefuses([
    [
      'x of one axis',
      () => engine.linear([1, 2], [[1], [2]]),
      'shape_mismatch',
      /^linear: x: expected shape \[n, in\], got \[2\]$/,
    ],
    [
      'a weight of another depth',
      () => engine.linear([[1, 2]], [[1]]),
      'shape_mismatch',
      /^linear: weight: expected shape \[2, out\], got \[1, 1\]$/,
    ],
    [
      'a bias of another width',
      () => engine.linear([[1]], [[1]], { bias: [1, 2] }),
      'shape_mismatch',
      /^linear: bias: expected shape \[1\], got \[2\]$/,
    ],
    [
      'a bias that is none',
      () => engine.linear([[1]], [[1]], { bias: anything('wide') }),
      'invalid_argument',
      /^linear: bias: .*"wide"$/,
    ],
    [
      'a bias that is no option',
      () => engine.linear([[1]], [[1]], anything([1])),
      'invalid_argument',
      /^linear: expected an object of options, got an array$/,
    ],
    [
      'a result that no memory holds',
      () => engine.linear(randomTensor(1, 30_000, 1), randomTensor(2, 1, 30_000)),
      'out_of_memory',
      /^linear: the result \[30000, 30000\]/,
    ],
  ]);
});
