/** SimpleAttention(embed_dim, num_heads): the cheat sheet's shapes and promises, through the package. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { bitsOf, expectClose, randomTensor, rowSums } from '../tensors.ts';

const engine = await createEngine();

describe('SimpleAttention', () => {
  it('splits embed_dim over the heads: (64, 8) has head_dim 8', async () => {
    const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 8 });
    expect([attention.embedDim, attention.numHeads, attention.headDim]).toEqual([64, 8, 8]);
  });

  it('has the defaults of the cheat sheet: (64, 4), seed 42, no bias', async () => {
    const attention = await engine.simpleAttention();
    expect([attention.embedDim, attention.numHeads]).toEqual([64, 4]);
    const params = await attention.getParams();
    expect(Object.keys(params).sort()).toEqual(['w_k', 'w_o', 'w_q', 'w_v']);
    const explicit = await engine.simpleAttention({ embedDim: 64, numHeads: 4, seed: 42 });
    expect(await explicit.getParams()).toEqual(params);
  });

  it('draws its parameters from N(0, 2 / embed_dim); biases are 0', async () => {
    const attention = await engine.simpleAttention({ embedDim: 128, numHeads: 2, bias: true });
    const { w_q: w, b_q: b } = await attention.getParams();
    const mean = w!.data.reduce((total, value) => total + value, 0) / w!.data.length;
    const variance = w!.data.reduce((total, value) => total + value ** 2, 0) / w!.data.length;
    expect(Math.abs(mean)).toBeLessThan(0.005);
    expect(variance * 128).toBeGreaterThan(1.9);
    expect(variance * 128).toBeLessThan(2.1);
    expect(b!.data).toEqual(new Float32Array(128));
  });

  it('keeps its shapes and rows that sum to 1 at every length from 1 to 50', async () => {
    const attention = await engine.simpleAttention({ embedDim: 16, numHeads: 4 });
    for (let length = 1; length <= 50; ++length) {
      const x = randomTensor(length, length, 16);
      const { output, weights } = await attention.forward(x, { returnWeights: true });
      expect(output.shape).toEqual([length, 16]);
      expect(weights!.shape).toEqual([4, length, length]);
      for (const total of rowSums(weights!)) expect(total).toBeCloseTo(1, 6);
    }
  });

  it('gives exactly 0 to the future when causal', async () => {
    const attention = await engine.simpleAttention({ embedDim: 16, numHeads: 2 });
    const { weights } = await attention.forward(randomTensor(1, 6, 16), {
      causal: true,
      returnWeights: true,
    });
    weights!.data.forEach((weight, index) => {
      const [row, column] = [Math.floor(index / 6) % 6, index % 6];
      if (column > row) expect(weight).toBe(0);
      else expect(weight).toBeGreaterThan(0);
    });
  });

  it('attends from 5 queries to 8 keys', async () => {
    const attention = await engine.simpleAttention({ embedDim: 16, numHeads: 2 });
    const [five, eight] = [randomTensor(1, 5, 16), randomTensor(2, 8, 16)];
    const cross = await attention.multiHeadAttention(five, eight, eight);
    expect(cross.weights.shape).toEqual([2, 5, 8]);
    expect(cross.output.shape).toEqual([5, 16]);
    expect((await attention.dotProductAttention(five, eight, eight)).weights.shape).toEqual([5, 8]);
  });

  it('scales dot-product attention by 1 and the scaled one by 1 / sqrt(width)', async () => {
    const attention = await engine.simpleAttention();
    const x = randomTensor(3, 4, 9);
    const by = async (scale: number) => engine.attention(x, x, x, { scale, returns: ['weights'] });
    expect(await attention.dotProductAttention(x, x, x)).toEqual(await by(1));
    expect(await attention.scaledDotProductAttention(x, x, x)).toEqual(await by(1 / 3));
  });

  it('agrees with itself: selfAttention, forward and multiHeadAttention of one x', async () => {
    const attention = await engine.simpleAttention({ embedDim: 8, numHeads: 2, seed: 5 });
    const x = randomTensor(4, 3, 8);
    const output = await attention.selfAttention(x, { causal: true });
    expect(await attention.forward(x, { causal: true })).toEqual({ output });
    const whole = await attention.multiHeadAttention(x, x, x, { causal: true });
    const withWeights = await attention.forward(x, { causal: true, returnWeights: true });
    expect(bitsOf(whole.output.data)).toEqual(bitsOf(withWeights.output.data));
    expectClose(whole.output, output, 1e-5, 1e-6); // without weights, the keys stream through
  });

  it('replaces the parameters that are given, all or nothing', async () => {
    const attention = await engine.simpleAttention({ embedDim: 2, numHeads: 1 });
    const before = await attention.getParams();
    const one = [
      [1, 0],
      [0, 1],
    ];
    await expect(attention.setParams({ w_q: one, w_k: [[1]] })).rejects.toThrow('w_k');
    expect(await attention.getParams()).toEqual(before);
    await attention.setParams({ w_q: one });
    const after = await attention.getParams();
    expect(Array.from(after.w_q!.data)).toEqual([1, 0, 0, 1]);
    expect(after.w_k).toEqual(before.w_k);
  });

  it('works beside others, and after others are disposed', async () => {
    const first = await engine.simpleAttention({ embedDim: 4, numHeads: 2, seed: 1 });
    const second = await engine.simpleAttention({ embedDim: 4, numHeads: 2, seed: 2 });
    const x = randomTensor(5, 3, 4);
    const want = await second.selfAttention(x);
    first.dispose();
    first.dispose();
    expect(await second.selfAttention(x)).toEqual(want);
  });
});

describe('randomEmbeddings', () => {
  it('gives the same word the same vector at any place, and another seed another', async () => {
    const options = { embedDim: 8 };
    const { data, shape } = await engine.randomEmbeddings(['the', 'cat', 'the'], options);
    expect(shape).toEqual([3, 8]);
    expect(data.slice(0, 8)).toEqual(data.slice(16));
    expect(data.slice(0, 8)).not.toEqual(data.slice(8, 16));
    const alone = await engine.randomEmbeddings(['cat'], options);
    expect(alone.data).toEqual(data.slice(8, 16));
    const other = await engine.randomEmbeddings(['cat'], { ...options, seed: 43 });
    expect(other.data).not.toEqual(alone.data);
  });
});
