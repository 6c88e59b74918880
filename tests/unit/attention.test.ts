/** Properties of engine.attention that hold for all inputs. */

import { describe, expect, it } from 'vitest';
import { createEngine, type Tensor } from '../../web/engine/index.ts';
import { bitsOf, expectClose, randomTensor, rowSums } from '../tensors.ts';

const engine = await createEngine();

describe('attention', () => {
  it('gives only what was asked for', async () => {
    const x = randomTensor(1, 3, 4);
    expect(Object.keys(await engine.attention(x, x, x))).toEqual(['output']);
    const { weights, ...rest } = await engine.attention(x, x, x, { returns: ['weights'] });
    expect(weights?.shape).toEqual([3, 3]);
    expect(Object.keys(rest)).toEqual(['output']);
  });

  it('takes nested arrays and tensors alike', async () => {
    const nested = [
      [1, 0],
      [0, 1],
    ];
    const tensor = { data: Float32Array.of(1, 0, 0, 1), shape: [2, 2] };
    expect(await engine.attention(nested, nested, nested)).toEqual(
      await engine.attention(tensor, tensor, tensor),
    );
  });

  it.each([
    [
      [5, 4],
      [8, 4],
      [8, 6],
    ],
    [
      [2, 5, 4],
      [2, 8, 4],
      [2, 8, 6],
    ],
    [
      [3, 2, 5, 4],
      [3, 2, 8, 4],
      [3, 2, 8, 6],
    ],
  ])('keeps the rank of %j', async (query, key, value) => {
    const result = await engine.attention(
      randomTensor(1, ...query),
      randomTensor(2, ...key),
      randomTensor(3, ...value),
      { returns: ['scores', 'maskedScores', 'weights'] },
    );
    const leading = query.slice(0, -2);
    expect(result.output.shape).toEqual([...leading, 5, 6]);
    for (const stage of ['scores', 'maskedScores', 'weights'] as const) {
      expect(result[stage]?.shape).toEqual([...leading, 5, 8]);
    }
  });

  it('is dot-product attention with scale 1, and scaled by 1 / sqrt(head_dim) without', async () => {
    const [q, k] = [randomTensor(1, 3, 16), randomTensor(2, 3, 16)];
    const plain = await engine.attention(q, k, k, { scale: 1, returns: ['scores'] });
    const scaled = await engine.attention(q, k, k, { returns: ['scores'] });
    const quarter = { ...plain.scores!, data: plain.scores!.data.map((score) => score / 4) };
    expectClose(scaled.scores!, quarter, 1e-6, 1e-7);
  });

  it('combines causal, mask and allowed: any one hides a key', async () => {
    const x = randomTensor(7, 4, 4);
    const mask = { shape: [4, 4], data: new Float32Array(16) };
    mask.data[4 * 3 + 0] = -Infinity;
    const allowed = { shape: [4, 4], data: new Uint8Array(16).fill(1) };
    allowed.data[4 * 3 + 1] = 0;
    const { weights } = await engine.attention(x, x, x, {
      causal: true,
      mask,
      allowed,
      returns: ['weights'],
    });
    const seen = Array.from(weights!.data, (weight) => (weight > 0 ? 1 : 0));
    expect(seen).toEqual([1, 0, 0, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1]);
  });

  it('gives weights 0 and output 0 to a query that may see nothing', async () => {
    const x = randomTensor(8, 2, 3);
    const allowed = { shape: [2, 2], data: Uint8Array.of(0, 0, 1, 1) };
    const { output, weights } = await engine.attention(x, x, x, { allowed, returns: ['weights'] });
    expect(Array.from(weights!.data.subarray(0, 2))).toEqual([0, 0]);
    expect(Array.from(output.data.subarray(0, 3))).toEqual([0, 0, 0]);
    expect(rowSums(weights!)[1]).toBeCloseTo(1, 6);
  });

  it('lets no NaN leak from behind a mask', async () => {
    const clean = randomTensor(9, 3, 2);
    const dirty = { ...clean, data: clean.data.slice() };
    dirty.data.fill(NaN, 4);
    const want = await engine.attention(clean, clean, clean, { causal: true });
    const got = await engine.attention(clean, dirty, dirty, { causal: true });
    expect(got.output.data.subarray(0, 4)).toEqual(want.output.data.subarray(0, 4));
  });

  it('keeps the bits of a causal row when later words change or are added', async () => {
    const long = randomTensor(10, 50, 8);
    const whole = await engine.attention(long, long, long, { causal: true });
    for (let length = 1; length <= 50; ++length) {
      const part = { shape: [length, 8], data: long.data.slice(0, length * 8) };
      const { output } = await engine.attention(part, part, part, { causal: true });
      expect(bitsOf(output.data)).toEqual(bitsOf(whole.output.data.slice(0, length * 8)));
    }
  });

  it('goes on from past keys as if all had come at once, bit by bit', async () => {
    const [q, k, v] = [randomTensor(1, 6, 8), randomTensor(2, 6, 8), randomTensor(3, 6, 5)];
    const rows = ({ data, shape }: Tensor, from: number, to: number): Tensor => {
      const width = shape[1] ?? 1;
      return { data: data.slice(from * width, to * width), shape: [to - from, width] };
    };
    const whole = await engine.attention(q, k, v, { causal: true });
    const first = await engine.attention(rows(q, 0, 4), rows(k, 0, 4), rows(v, 0, 4), {
      causal: true,
      returns: ['present'],
    });
    const second = await engine.attention(rows(q, 4, 6), rows(k, 4, 6), rows(v, 4, 6), {
      causal: true,
      pastKey: first.presentKey,
      pastValue: first.presentValue,
      returns: ['present'],
    });
    expect(bitsOf(first.output.data)).toEqual(bitsOf(whole.output.data.slice(0, 20)));
    expect(bitsOf(second.output.data)).toEqual(bitsOf(whole.output.data.slice(20)));
    expect(second.presentKey).toEqual(k);
    expect(second.presentValue).toEqual(v);
  });

  it('lets consecutive heads of the query share a key and value', async () => {
    const [q, k] = [randomTensor(1, 4, 3, 8), randomTensor(2, 2, 3, 8)];
    const repeated = {
      shape: [4, 3, 8],
      data: Float32Array.from([0, 0, 1, 1].flatMap((h) => [...k.data.slice(24 * h, 24 * (h + 1))])),
    };
    const shared = await engine.attention(q, k, k);
    const copied = await engine.attention(q, repeated, repeated);
    expect(bitsOf(shared.output.data)).toEqual(bitsOf(copied.output.data));
  });

  it('takes a window wider than any distance for an open one', async () => {
    const x = randomTensor(4, 5, 3);
    const widest = 2 ** 31 - 2;
    const open = await engine.attention(x, x, x);
    const wide = await engine.attention(x, x, x, { window: [widest, widest] });
    expect(bitsOf(wide.output.data)).toEqual(bitsOf(open.output.data));
  });
});
