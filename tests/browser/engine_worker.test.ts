/** The engine as a page uses it: in a worker, with the same results as in the thread. */

import { describe, expect, it } from 'vitest';

import { SpotlightError, type Engine, type Tensor } from '../../web/engine/index.ts';
import { bitsOf, engineWith, errorOf, wasmUrl, watchWorkers } from './engines.ts';

/** Numbers without pattern, the same in every run. */
function tensorOf(shape: readonly number[], seed: number): Tensor {
  const size = shape.reduce((product, each) => product * each, 1);
  return { data: Float32Array.from({ length: size }, (_, i) => Math.sin(seed + 7.3 * i)), shape };
}
describe('an engine in the page', () => {
  it('runs in one worker', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    await engine.softmax([1, 2]);
    await engine.softmax([1, 2]);
    expect(made).toHaveLength(1);
  });

  it('runs in the thread if asked to', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith({ worker: false });
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toEqual([]);
  });

  it('is a worker of its own each time', async () => {
    const { made } = watchWorkers();
    const first = await engineWith();
    const second = await engineWith();
    first.dispose();
    expect((await second.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toHaveLength(2);
  });

  it('loads from an address and from bytes, which stay the caller’s', async () => {
    const bytes = new Uint8Array(await (await fetch(wasmUrl)).arrayBuffer());
    for (const wasm of [wasmUrl, wasmUrl.href, bytes, bytes.buffer]) {
      const engine = await engineWith({ wasm });
      expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    }
    expect(bytes.byteLength).toBeGreaterThan(0);
  });

  it('is not taken for dead when many are loaded at once', async () => {
    // Each worker must hold its lock before the page, which waits for it, may ask for it.
    const bytes = await (await fetch(wasmUrl)).arrayBuffer();
    const crashes: string[] = [];
    const onCrash = ({ message }: SpotlightError): void => {
      crashes.push(message);
    };
    const many = Array.from({ length: 16 }, () => engineWith({ wasm: bytes, onCrash }));
    for (const engine of await Promise.all(many)) await engine.softmax([0, 0]);
    expect(crashes).toEqual([]);
  });

  it('answers many calls at once, each with its own result', async () => {
    const engine = await engineWith();
    const masks = await Promise.all([1, 2, 3, 4].map((size) => engine.createCausalMask(size)));
    expect(masks.map(({ shape }) => shape)).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });
});

describe('results from the worker are those of the thread, bit for bit:', () => {
  async function both(): Promise<[Engine, Engine]> {
    return [await engineWith(), await engineWith({ worker: false })];
  }

  it('softmax', async () => {
    const [inWorker, inThread] = await both();
    const x = tensorOf([5, 17], 1);
    for (const axis of [-1, 0]) {
      expect(bitsOf(await inWorker.softmax(x, { axis }))).toEqual(
        bitsOf(await inThread.softmax(x, { axis })),
      );
    }
  });

  it('the causal mask', async () => {
    const [inWorker, inThread] = await both();
    const mask = await inWorker.createCausalMask(9);
    expect(bitsOf(mask)).toEqual(bitsOf(await inThread.createCausalMask(9)));
    expect(Array.from(mask.data.subarray(0, 3))).toEqual([0, -Infinity, -Infinity]);
  });

  it('attention with all its stages', async () => {
    const [inWorker, inThread] = await both();
    const [query, key, value] = [1, 2, 3].map((seed) => tensorOf([2, 13, 8], seed));
    const results = await Promise.all(
      [inWorker, inThread].map((engine) =>
        engine.attention(query!, key!, value!, {
          causal: true,
          returns: ['scores', 'maskedScores', 'weights'],
        }),
      ),
    );
    const [fromWorker, fromThread] = results.map(({ output, scores, maskedScores, weights }) =>
      [output, scores, maskedScores, weights].map(bitsOf),
    );
    expect(fromWorker).not.toContain(undefined);
    expect(fromWorker).toEqual(fromThread);
  });

  it('random embeddings', async () => {
    const [inWorker, inThread] = await both();
    const words = ['cat', 'שלום', '👩‍👩‍👧‍👦', 'cat'];
    const options = { embedDim: 16, seed: 2 ** 53 - 1 };
    expect(bitsOf(await inWorker.randomEmbeddings(words, options))).toEqual(
      bitsOf(await inThread.randomEmbeddings(words, options)),
    );
  });

  it('simple attention, its parameters included', async () => {
    const [inWorker, inThread] = await both();
    const x = tensorOf([7, 32], 1);
    const all = await Promise.all(
      [inWorker, inThread].map(async (engine) => {
        const attention = await engine.simpleAttention({ embedDim: 32, numHeads: 4, bias: true });
        await attention.setParams({ b_q: tensorOf([32], 5) });
        const { output, weights } = await attention.forward(x, {
          causal: true,
          returnWeights: true,
        });
        const params = Object.entries(await attention.getParams()).sort();
        return [
          [attention.embedDim, attention.numHeads, attention.headDim],
          bitsOf(output),
          bitsOf(weights),
          bitsOf(await attention.selfAttention(x)),
          params.map(([name, tensor]) => [name, bitsOf(tensor)]),
        ];
      }),
    );
    expect(all[0]?.[0]).toEqual([32, 4, 8]);
    expect(all[0]).toEqual(all[1]);
  });
});

describe('what a caller hands in', () => {
  it('is neither detached nor changed', async () => {
    const engine = await engineWith();
    const attention = await engine.simpleAttention({ embedDim: 8, numHeads: 2 });
    const tensors = [1, 2, 3, 4].map((seed) => tensorOf([8, 8], seed));
    const [query, key, value, mask] = tensors as [Tensor, Tensor, Tensor, Tensor];
    const allowed = { data: new Uint8Array(64).fill(1), shape: [8, 8] };
    const before = tensors.map(bitsOf);
    await engine.softmax(query);
    await engine.attention(query, key, value, { mask, allowed });
    await attention.setParams({ w_q: query });
    await attention.multiHeadAttention(query, key, value, { mask, allowed });
    await attention.forward(query, { mask });
    expect(tensors.map(bitsOf)).toEqual(before);
    expect(allowed.data).toEqual(new Uint8Array(64).fill(1));
  });

  it('may be a view into a larger buffer, and the same tensor three times', async () => {
    const engine = await engineWith();
    const large = tensorOf([10, 4], 1);
    const view = { data: large.data.subarray(8, 24), shape: [4, 4] };
    const copy = { data: view.data.slice(), shape: [4, 4] };
    expect(bitsOf((await engine.attention(view, view, view)).output)).toEqual(
      bitsOf((await engine.attention(copy, copy, copy)).output),
    );
    expect(large.data.byteLength).toBe(160);
  });
});

describe('errors from the worker', () => {
  it('keep their class, their code and their message', async () => {
    const [inWorker, inThread] = [await engineWith(), await engineWith({ worker: false })];
    const failures: [(engine: Engine) => Promise<unknown>, code: string][] = [
      [(engine) => engine.createCausalMask(-1), 'invalid_argument'],
      [(engine) => engine.softmax([1, 2], { axis: 5 }), 'invalid_argument'],
      [(engine) => engine.attention([[1, 2]], [[1, 2, 3]], [[1]]), 'shape_mismatch'],
      [(engine) => engine.createCausalMask(1e9), 'out_of_memory'],
      [
        async (engine) => {
          const attention = await engine.simpleAttention({ embedDim: 2, numHeads: 1 });
          await attention.selfAttention([[1, NaN]]);
        },
        'non_finite',
      ],
    ];
    for (const [fail, code] of failures) {
      const error = await errorOf(fail(inWorker));
      expect(error.code).toBe(code);
      expect(error.name).toBe('SpotlightError');
      expect(error.message).toBe((await errorOf(fail(inThread))).message);
    }
  });

  it('leave the worker at work', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    await errorOf(engine.createCausalMask(1e9));
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    expect(made).toHaveLength(1);
  });
});
