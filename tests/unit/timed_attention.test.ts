/** engine.timeAttention(): that it computes what it says, for as long as it was asked to. Times are not asserted. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { anything, itRefuses } from '../bad_input.ts';

const engine = await createEngine();

describe('timing attention', () => {
  it('computes short calls over and over, and gives the mean', async () => {
    const { calls, milliseconds } = await engine.timeAttention({ seqLen: 16, milliseconds: 30 });
    expect(calls).toBeGreaterThan(10);
    expect(milliseconds).toBeGreaterThan(0);
    expect(calls * milliseconds).toBeGreaterThanOrEqual(30);
  });

  it('computes once where that takes longer than was asked for', async () => {
    expect((await engine.timeAttention({ seqLen: 8, milliseconds: 0 })).calls).toBe(1);
  });

  it('stores whole weights if it is asked to, and else nothing of size n²', async () => {
    const seqLen = 1500;
    const peakAfter = async (weights: boolean): Promise<number> => {
      const fresh = await createEngine();
      const before = await fresh.memory();
      await fresh.timeAttention({ seqLen, weights, milliseconds: 0 });
      const after = await fresh.memory();
      fresh.dispose();
      return after.peak - before.peak;
    };
    expect(await peakAfter(true)).toBeGreaterThan(4 * seqLen ** 2);
    expect(await peakAfter(false)).toBeLessThan(2 ** 21);
  });

  it('lets the thread go in between, so that it can be given up', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => {
      abort.abort(reason);
    }, 5);
    const timing = engine.timeAttention({
      seqLen: 4,
      milliseconds: 60_000,
      signal: abort.signal,
    });
    await expect(timing).rejects.toBe(reason);
    expect((await engine.timeAttention({ seqLen: 4 })).calls).toBeGreaterThan(0);
  });

  it('tells how far a long call is', async () => {
    const parts: number[] = [];
    await engine.timeAttention({
      seqLen: 2048,
      milliseconds: 0,
      onProgress: (done) => parts.push(done),
    });
    expect(parts.at(-1)).toBe(1);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
  });
});

describe('what cannot be timed', () => {
  itRefuses([
    [
      'no options',
      () => engine.timeAttention(anything(undefined)),
      'invalid_argument',
      /^timeAttention: seqLen: expected a whole number of 1 or more, got undefined$/,
    ],
    [
      'half a word',
      () => engine.timeAttention({ seqLen: 1.5 }),
      'invalid_argument',
      /seqLen: expected a whole number/,
    ],
    [
      'no width',
      () => engine.timeAttention({ seqLen: 4, headDim: 0 }),
      'invalid_argument',
      /^timeAttention: headDim: expected a whole number of 1 or more, got 0$/,
    ],
    [
      'no end',
      () => engine.timeAttention({ seqLen: 4, milliseconds: Infinity }),
      'invalid_argument',
      /milliseconds: expected 0 or more, got Infinity/,
    ],
    [
      'an unknown option',
      () => engine.timeAttention(anything({ seqLen: 4, mask: 1 })),
      'invalid_argument',
      /unknown option mask/,
    ],
    [
      'weights that no memory holds',
      () => engine.timeAttention({ seqLen: 32_768, weights: true }),
      'out_of_memory',
      /\[32768, 32768\]/,
    ],
    [
      'more words than can be',
      () => engine.timeAttention({ seqLen: 1e12 }),
      'out_of_memory',
      /too large/,
    ],
  ]);
});
