/** engine.memory() against what a call has to hold by its definition. */

import { describe, expect, it } from 'vitest';
import { createEngine, type Stage } from '../../web/engine/index.ts';
import { randomTensor } from '../tensors.ts';

const headDim = 64;

/** Bytes that one call needs in a new engine. */
async function peakOf(words: number, returns: Stage[]): Promise<number> {
  const engine = await createEngine();
  const [query, key, value] = [1, 2, 3].map((seed) => randomTensor(seed, words, headDim));
  const before = await engine.memory();
  await engine.attention(query!, key!, value!, { returns });
  const after = await engine.memory();
  engine.dispose();
  return after.peak - before.peak;
}

/** Query, key, value and output, in float32. */
const rows = (words: number): number => 4 * words * headDim * 4;

/** What a panel of sixteen queries is worked on in, and the allocator's own notes. */
const workspace = 32 * 1024;

describe('the memory of the module', () => {
  it.each([128, 1024, 4096])('grows by its rows alone where keys stream, n = %i', async (words) => {
    const peak = await peakOf(words, []);
    expect(peak).toBeGreaterThanOrEqual(rows(words));
    expect(peak).toBeLessThan(rows(words) + workspace);
  });

  it.each([128, 1024, 2048])('grows by n² floats for whole weights, n = %i', async (words) => {
    const whole = rows(words) + 4 * words ** 2;
    const peak = await peakOf(words, ['weights']);
    expect(peak).toBeGreaterThanOrEqual(whole);
    // Whole weights work on the rows of a panel, sixteen of n.
    expect(peak).toBeLessThan(whole + workspace + 4 * 32 * words);
  });

  it('is held in pages of 64 KB, never given back, up to 2 GB', async () => {
    const engine = await createEngine();
    const words = 2048;
    const x = randomTensor(1, words, headDim);
    await engine.attention(x, x, x, { returns: ['weights'] });
    const large = await engine.memory();
    await engine.softmax([1, 2]);
    expect(await engine.memory()).toEqual(large);
    expect(large.size % 65_536).toBe(0);
    expect(large.size).toBeGreaterThanOrEqual(large.peak);
    expect(large.limit).toBe(2 ** 31);
    engine.dispose();
    await expect(engine.memory()).rejects.toMatchObject({ code: 'invalid_argument' });
  });
});
