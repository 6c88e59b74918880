/** How long calls behave, wherever the core runs: in the thread of Node or of a page, or in a worker. */

import { describe, expect, it } from 'vitest';
import {
  createEngine,
  SpotlightError,
  type Engine,
  type EngineOptions,
  type Params,
} from '../web/engine/index.ts';
import { randomTensor, sameBits } from './tensors.ts';

/** Some hundred milliseconds of work. */
const long = randomTensor(1, 8, 1024, 64);

/** The parameters that the seed gives. */
async function fresh(engine: Engine): Promise<Params> {
  return await (
    await engine.simpleAttention({ embedDim: 64, numHeads: 4, bias: true })
  ).getParams();
}

export function slicesSuite(options: EngineOptions, where: string): void {
  describe(`a long call, ${where}`, () => {
    it('says how much is done, up to the end', async () => {
      const engine = await createEngine(options);
      for (const call of [
        (onProgress: (done: number) => void) => engine.attention(long, long, long, { onProgress }),
        (onProgress: (done: number) => void) =>
          engine.attentionBackward(long, long, long, long, { onProgress }),
      ]) {
        const heard: number[] = [];
        await call((done) => heard.push(done));
        expect(heard.length).toBeGreaterThan(2);
        expect(heard).toEqual([...heard].sort((a, b) => a - b));
        expect(heard.at(-1)).toBe(1);
      }
      engine.dispose();
    });

    it('of SimpleAttention says so too, and goes on with the parameters that it began with', async () => {
      const engine = await createEngine(options);
      const attention = await engine.simpleAttention({ embedDim: 64, numHeads: 4, bias: true });
      const x = randomTensor(3, 2048, 64);
      const expected = await attention.multiHeadAttention(x, x, x);
      const gradients = await attention.multiHeadAttentionBackward(x, x, x, x);
      const zeros = { data: new Float32Array(64 * 64), shape: [64, 64] };
      const change = (): void => void attention.setParams({ w_q: zeros, w_o: zeros });
      const heard: number[] = [];
      const onProgress = (done: number): void => {
        if (heard.push(done) === 1) change();
      };
      const got = await attention.multiHeadAttention(x, x, x, { onProgress });
      expect(sameBits(got.output.data, expected.output.data)).toBe(true);
      expect(heard.length).toBeGreaterThan(1);
      expect(heard).toEqual([...heard].sort((a, b) => a - b));
      expect(heard.at(-1)).toBe(1);

      await attention.setParams(await fresh(engine));
      heard.length = 0;
      const again = await attention.multiHeadAttentionBackward(x, x, x, x, { onProgress });
      for (const name of ['w_q', 'w_k', 'w_v', 'w_o', 'b_o']) {
        expect(sameBits(again.gradParams[name]!.data, gradients.gradParams[name]!.data)).toBe(true);
      }
      expect(heard.length).toBeGreaterThan(1);
      engine.dispose();
    });

    it('lets short calls and timers go in between', async () => {
      const engine = await createEngine(options);
      const order: string[] = [];
      const call = engine.attention(long, long, long).then(() => order.push('long'));
      const timer = new Promise<void>((resolve) => {
        setTimeout(() => {
          order.push('timer');
          resolve();
        }, 1);
      });
      const short = engine.softmax([1, 2]).then(() => order.push('short'));
      await Promise.all([call, timer, short]);
      expect(order.at(-1)).toBe('long');
      engine.dispose();
    });

    it('computes what it was given, whatever becomes of it meanwhile', async () => {
      const engine = await createEngine(options);
      const given = randomTensor(2, 4, 1024, 64);
      const own = { data: given.data.slice(), shape: given.shape };
      const call = engine.attention(own, own, own);
      own.data.fill(NaN);
      const expected = await engine.attention(given, given, given);
      expect(sameBits((await call).output.data, expected.output.data)).toBe(true);
      engine.dispose();
    });

    it('ends with the reason of its signal, and says nothing more', async () => {
      const engine = await createEngine(options);
      const controller = new AbortController();
      const reason = new Error('the reader left');
      const heard: number[] = [];
      const call = engine.attention(long, long, long, {
        signal: controller.signal,
        onProgress: (done) => {
          heard.push(done);
          controller.abort(reason);
        },
      });
      await expect(call).rejects.toBe(reason);
      await engine.softmax([1, 2]);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(heard).toHaveLength(1);
      expect(heard[0]).toBeLessThan(1);
      engine.dispose();
    });

    it('does not begin where the signal was aborted before', async () => {
      const engine = await createEngine(options);
      const signal = AbortSignal.abort();
      await expect(engine.attention([[1]], [[1]], [[1]], { signal })).rejects.toBe(signal.reason);
      engine.dispose();
    });

    it('leaves no memory behind when it is aborted', async () => {
      const engine = await createEngine(options);
      // Each holds 64 MB: forty of them are more than the core may have.
      const large = randomTensor(1, 1, 4096, 4);
      for (let i = 0; i < 40; ++i) {
        const controller = new AbortController();
        const call = engine.attention(large, large, large, {
          returns: ['weights'],
          signal: controller.signal,
          onProgress: () => {
            controller.abort();
          },
        });
        await expect(call).rejects.toHaveProperty('name', 'AbortError');
        await engine.softmax([1, 2]); // where there is a worker: it has heard of it
      }
      engine.dispose();
    });

    it('is rejected when the engine is disposed', async () => {
      const engine = await createEngine(options);
      const call = engine.attention(long, long, long, {
        onProgress: () => {
          engine.dispose();
        },
      });
      const error: unknown = await call.catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(SpotlightError);
      expect((error as SpotlightError).message).toBe('the engine was disposed');
    });
  });
}
