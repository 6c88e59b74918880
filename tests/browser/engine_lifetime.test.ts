/** How an engine in a worker begins and ends: loading, disposing, and workers that die. */

import { describe, expect, it, vi } from 'vitest';

import { createEngine, SpotlightError } from '../../web/engine/index.ts';
import { bitsOf, engineWith, errorOf, watchWorkers } from './engines.ts';

describe('loading', () => {
  it.each([true, false])(
    'from a wrong address rejects with the status of the answer (worker: %s)',
    async (worker) => {
      const wasm = new URL('/missing/spotlight_core.wasm', location.href); // see vitest.config.ts
      const error = await errorOf(createEngine({ worker, wasm }));
      expect(error.code).toBe('engine_crashed');
      expect(error.message).toBe(
        'the engine did not load: /missing/spotlight_core.wasm answered 404',
      );
    },
  );

  it('of bytes that are no WebAssembly rejects with the reason', async () => {
    const error = await errorOf(createEngine({ wasm: Uint8Array.of(1, 2, 3, 4) }));
    expect(error.code).toBe('engine_crashed');
    expect(error.message).toMatch(/^the engine did not load: .*magic/u);
  });

  it('without SIMD rejects in words for a visitor, and starts no worker', async () => {
    const { made } = watchWorkers();
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const error = await errorOf(createEngine());
    expect(error.code).toBe('engine_crashed');
    expect(error.message).toBe('this browser has no WebAssembly SIMD');
    expect(made).toEqual([]);
  });

  it('without WebAssembly rejects in words for a visitor', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    const error = await errorOf(createEngine());
    expect(error.code).toBe('engine_crashed');
    expect(error.message).toBe('this browser has no WebAssembly');
  });

  it.each([true, false])('rejects with the reason of its signal (worker: %s)', async (worker) => {
    const controller = new AbortController();
    const reason = new Error('changed my mind');
    const loading = createEngine({ worker, signal: controller.signal });
    controller.abort(reason);
    await expect(loading).rejects.toBe(reason);
  });

  it('ends the worker when it is aborted', async () => {
    const { made } = watchWorkers();
    const controller = new AbortController();
    const loading = createEngine({ signal: controller.signal });
    const terminate = vi.spyOn(made[0]!, 'terminate');
    controller.abort();
    await expect(loading).rejects.toBe(controller.signal.reason);
    expect(terminate).toHaveBeenCalledOnce();
  });

  it('does not begin under a signal that was aborted before', async () => {
    const { made } = watchWorkers();
    const reason = new Error('never wanted it');
    await expect(createEngine({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect(made).toEqual([]);
  });

  it('is over for the signal once there is an engine', async () => {
    const controller = new AbortController();
    const engine = await engineWith({ signal: controller.signal });
    controller.abort();
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
  });
});

describe('dispose', () => {
  it('rejects what is pending, and every later call', async () => {
    const engine = await engineWith();
    const attention = await engine.simpleAttention({ embedDim: 2, numHeads: 1 });
    const pending = [engine.softmax([1, 2]), attention.getParams()].map(errorOf);
    // Once with the calls under way, once before they are: both are pending to a caller.
    await Promise.resolve();
    pending.push(errorOf(engine.createCausalMask(2)));
    engine.dispose();
    for (const { code, message } of await Promise.all(pending)) {
      expect([code, message]).toEqual(['invalid_argument', 'the engine was disposed']);
    }
    expect((await errorOf(engine.softmax([1, 2]))).message).toBe('the engine was disposed');
    expect((await errorOf(attention.getParams())).message).toBe('the engine was disposed');
  });

  it('rejects a call that was made just before it', async () => {
    const engine = await engineWith();
    const pending = errorOf(engine.softmax([1, 2]));
    engine.dispose();
    expect((await pending).message).toBe('the engine was disposed');
  });

  it('may be called again', async () => {
    const engine = await engineWith();
    const attention = await engine.simpleAttention({ embedDim: 2, numHeads: 1 });
    attention.dispose();
    attention.dispose();
    engine.dispose();
    engine.dispose();
    attention.dispose();
  });

  it('starts no new worker', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    engine.dispose();
    await errorOf(engine.softmax([1, 2]));
    expect(made).toHaveLength(1);
  });
});

describe('a worker that dies', () => {
  it('rejects what is pending, and the next call is answered by a new one', async () => {
    const { made, killAtNextCall } = watchWorkers();
    const engine = await engineWith();
    killAtNextCall();
    const pending = await Promise.all(
      [engine.softmax([0, 0]), engine.createCausalMask(2)].map(errorOf),
    );
    for (const { code, message } of pending) {
      expect([code, message]).toEqual([
        'engine_crashed',
        "the engine's worker stopped: it was ended",
      ]);
    }
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toHaveLength(2);
  });

  it('while nothing is pending is replaced at the next call', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    made[0]?.terminate();
    // A call that comes before the page has noticed is pending when it does.
    const { data } = await engine.softmax([0, 0]).catch(() => engine.softmax([0, 0]));
    expect(data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toHaveLength(2);
  });

  it('of an error of its own says which', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    made[0]?.postMessage(null); // no message of the protocol
    const error = await errorOf(engine.softmax([0, 0]));
    expect(error.code).toBe('engine_crashed');
    expect(error.message).toMatch(/^the engine's worker stopped: .*TypeError/u);
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toHaveLength(2);
  });

  it('takes its SimpleAttention along, which says so; a new one works', async () => {
    const { killAtNextCall } = watchWorkers();
    const engine = await engineWith();
    const options = { embedDim: 4, numHeads: 2 };
    const lost = await engine.simpleAttention(options);
    const before = await lost.getParams();
    killAtNextCall();
    await errorOf(engine.softmax([0, 0]));
    await engine.softmax([0, 0]);

    const error = await errorOf(lost.getParams());
    expect(error.code).toBe('engine_crashed');
    expect(error.message).toBe(
      'getParams: this object was lost when the engine crashed; make a new one',
    );
    lost.dispose();
    const after = await (await engine.simpleAttention(options)).getParams();
    expect(bitsOf(after.w_q)).toEqual(bitsOf(before.w_q));
  });

  it('is told to onCrash, once, also when nothing was pending', async () => {
    const { made } = watchWorkers();
    const crashes: SpotlightError[] = [];
    const engine = await engineWith({ onCrash: (error) => crashes.push(error) });
    made[0]?.terminate();
    await expect.poll(() => crashes.length).toBe(1);
    expect(crashes[0]).toBeInstanceOf(SpotlightError);
    expect(crashes[0]?.code).toBe('engine_crashed');
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    engine.dispose();
    expect(crashes).toHaveLength(1);
  });

  it('is noticed while it is still loading', async () => {
    const { made } = watchWorkers();
    const neverAnswered = new URL('/silent/spotlight_core.wasm', location.href);
    const loading = errorOf(createEngine({ wasm: neverAnswered }));
    // The first thing that a worker says is that its end would be noticed from now on.
    await new Promise((resolve) => made[0]?.addEventListener('message', resolve, { once: true }));
    made[0]?.terminate();
    expect((await loading).message).toBe("the engine's worker stopped: it was ended");
  });

  it('leaves other engines alone', async () => {
    const { made } = watchWorkers();
    const [first, second] = [await engineWith(), await engineWith()];
    const attention = await second.simpleAttention({ embedDim: 4, numHeads: 2 });
    made[0]?.postMessage(null);
    await errorOf(first.softmax([0, 0]));
    expect(Object.keys(await attention.getParams()).sort()).toEqual(['w_k', 'w_o', 'w_q', 'w_v']);
  });
});
