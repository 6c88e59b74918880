/** Bad input: each gives a SpotlightError with its code, says what was expected, and harms nothing. */

import { describe, expect, it } from 'vitest';
import { createEngine, SpotlightError, type ErrorCode } from '../../web/engine/index.ts';
import { randomTensor } from '../tensors.ts';

const engine = await createEngine();
const attention = await engine.simpleAttention({ embedDim: 4, numHeads: 2 });
const x = randomTensor(1, 3, 4);
const anything = (value: unknown): never => value as never;

/** What is tried, the code it gives, and what the message says. */
const cases: [string, () => Promise<unknown>, ErrorCode, RegExp][] = [
  ...sizes('embedDim', (embedDim) => engine.simpleAttention({ embedDim, numHeads: 1 })),
  ...sizes('numHeads', (numHeads) => engine.simpleAttention({ embedDim: 8, numHeads })),
  ...sizes('seqLen', (seqLen) => engine.createCausalMask(seqLen)),
  [
    'embedDim 1e12',
    () => engine.simpleAttention({ embedDim: 1e12, numHeads: 1 }),
    'out_of_memory',
    /too large/,
  ],
  ['seqLen 1e12', () => engine.createCausalMask(1e12), 'out_of_memory', /too large/],
  [
    'embedDim not divisible by numHeads',
    () => engine.simpleAttention({ embedDim: 64, numHeads: 7 }),
    'invalid_argument',
    /divisible by num_heads, got embed_dim 64 and num_heads 7/,
  ],
  ['a negative seed', () => engine.simpleAttention({ seed: -1 }), 'invalid_argument', /seed.*-1/],
  ['a fractional seed', () => engine.simpleAttention({ seed: 0.5 }), 'invalid_argument', /seed/],
  [
    'parameters too large for memory',
    () => engine.simpleAttention({ embedDim: 100_000, numHeads: 1 }),
    'out_of_memory',
    /too large/,
  ],
  [
    'parameters of which each one would fit',
    () => engine.simpleAttention({ embedDim: 20_000, numHeads: 1 }),
    'out_of_memory',
    /\[4, 20000, 20000\] is too large/,
  ],
  [
    'a mask that fits an array but not the memory',
    () => engine.createCausalMask(23_170),
    'out_of_memory',
    /^createCausalMask: mask \[23170, 23170\] does not fit into memory: it needs 2048 MB$/,
  ],
  [
    'more heads than dimensions',
    () => engine.simpleAttention({ embedDim: 64, numHeads: 2 ** 31 }),
    'invalid_argument',
    /divisible/,
  ],
  [
    'a signal that is none',
    () => engine.attention(x, x, x, { signal: anything('soon') }),
    'invalid_argument',
    /^attention: signal: expected an AbortSignal, got "soon"$/,
  ],
  [
    'progress told to no function',
    () => engine.attentionBackward(x, x, x, x, { onProgress: anything(5) }),
    'invalid_argument',
    /^attentionBackward: onProgress: expected a function, got 5$/,
  ],
  [
    'a signal where calls are short',
    () => attention.dotProductAttention(x, x, x, anything({ signal: AbortSignal.abort() })),
    'invalid_argument',
    /unknown option signal/,
  ],
  [
    'a mask for each head where there are none',
    () =>
      attention.dotProductAttention(x, x, x, {
        mask: [
          [
            [0, 0, 0],
            [0, 0, 0],
            [0, 0, 0],
          ],
        ],
      }),
    'shape_mismatch',
    /mask: expected shape \[3, 3\], got \[1, 3, 3\]/,
  ],
  [
    'an array that contains itself',
    () => {
      const endless: unknown[] = [];
      endless.push(endless);
      return engine.softmax(anything(endless));
    },
    'invalid_argument',
    /at most 8 dimensions/,
  ],
  [
    'a detached array',
    () => {
      const data = new Float32Array(2);
      structuredClone(data, { transfer: [data.buffer] });
      return engine.softmax({ data, shape: [2] });
    },
    'invalid_argument',
    /detached/,
  ],
  [
    'words that are none',
    () => engine.randomEmbeddings(anything(['a', 1])),
    'invalid_argument',
    /\[1\], got 1/,
  ],
  ['a source that is none', () => createEngine({ wasm: anything(42) }), 'invalid_argument', /wasm/],
  [
    'a signal that is none',
    () => createEngine({ signal: anything(5) }),
    'invalid_argument',
    /signal/,
  ],
  [
    'a listener that is none',
    () => createEngine({ onCrash: anything(5) }),
    'invalid_argument',
    /onCrash/,
  ],
  ['a mask of 10^10 numbers', () => engine.createCausalMask(100_000), 'out_of_memory', /too large/],
  [
    'weights of 4 * 10^10 numbers',
    () => attention.forward(randomTensor(1, 100_000, 4), { returnWeights: true }),
    'out_of_memory',
    /forward: weights \[2, 100000, 100000\] is too large/,
  ],
  [
    'a shape whose product passes 32 bits',
    () => engine.softmax({ data: new Float32Array(4), shape: [65_536, 65_537] }),
    'out_of_memory',
    /\[65536, 65537\]/,
  ],
  [
    'x of the wrong width',
    () => attention.forward(randomTensor(1, 10, 32)),
    'shape_mismatch',
    /^forward: x: expected shape \[seq_len, 4\], got \[10, 32\]$/,
  ],
  ['x of three dimensions', () => attention.forward([[[1]]]), 'shape_mismatch', /\[1, 1, 1\]/],
  [
    'data that do not fit the shape',
    () => attention.forward({ data: new Float32Array(5), shape: [2, 4] }),
    'shape_mismatch',
    /expected 8 elements.*got 5/,
  ],
  [
    'NaN in x',
    () => attention.forward([[1, 2, 3, NaN]]),
    'non_finite',
    /x: expected finite numbers, got NaN at \[0, 3\]/,
  ],
  ['infinity in x', () => attention.selfAttention([[1, Infinity, 3, 4]]), 'non_finite', /Infinity/],
  [
    'NaN in a mask',
    () =>
      attention.forward(x, {
        mask: [
          [NaN, 0, 0],
          [0, 0, 0],
          [0, 0, 0],
        ],
      }),
    'non_finite',
    /mask/,
  ],
  ['NaN in parameters', () => attention.setParams({ w_q: nans(4, 4) }), 'non_finite', /w_q/],
  [
    'parameters of the wrong shape',
    () => attention.setParams({ w_q: [[1, 2]] }),
    'shape_mismatch',
    /w_q: expected shape \[4, 4\], got \[1, 2\]/,
  ],
  [
    'a bias where there is none',
    () => attention.setParams({ b_q: [1, 2, 3, 4] }),
    'invalid_argument',
    /b_q/,
  ],
  ['no parameters', () => attention.setParams(anything(null)), 'invalid_argument', /null/],
  [
    'a mask of the wrong shape',
    () => attention.forward(x, { mask: [[0, 0]] }),
    'shape_mismatch',
    /mask: expected shape \[3, 3\].*got \[1, 2\]/,
  ],
  [
    'an allowed mask of the wrong shape',
    () => engine.attention(x, x, x, { allowed: { data: new Uint8Array(4), shape: [2, 2] } }),
    'shape_mismatch',
    /allowed.*got \[2, 2\]/,
  ],
  [
    'an allowed mask of floats',
    () =>
      engine.attention(x, x, x, {
        allowed: anything({ data: new Float32Array(9), shape: [3, 3] }),
      }),
    'invalid_argument',
    /Uint8Array/,
  ],
  [
    'keys of another width',
    () => engine.attention(x, randomTensor(2, 3, 5), x),
    'shape_mismatch',
    /key: expected shape \[3, 4\], got \[3, 5\]/,
  ],
  [
    'fewer values than keys',
    () => engine.attention(x, x, randomTensor(2, 2, 4)),
    'shape_mismatch',
    /value: expected shape \[3, 4\], got \[2, 4\]/,
  ],
  ['one dimension', () => engine.attention([1], [1], [1]), 'invalid_argument', /query/],
  ['five dimensions', () => engine.attention([[[[[1]]]]], x, x), 'invalid_argument', /query/],
  ['a NaN scale', () => engine.attention(x, x, x, { scale: NaN }), 'invalid_argument', /scale/],
  ['an empty array', () => engine.softmax([]), 'invalid_argument', /empty/],
  ['rows of different lengths', () => engine.softmax([[1, 2], [3]]), 'invalid_argument', /ragged/],
  [
    'numbers beside rows',
    () => engine.softmax(anything([[1, 2], 3])),
    'invalid_argument',
    /ragged/,
  ],
  ['a string', () => engine.softmax(anything('abc')), 'invalid_argument', /"abc"/],
  ['strings in an array', () => engine.softmax(anything(['a'])), 'invalid_argument', /"a"/],
  ['nothing', () => engine.softmax(anything(undefined)), 'invalid_argument', /undefined/],
  ['null', () => engine.softmax(anything(null)), 'invalid_argument', /null/],
  [
    'a shape of size 0',
    () => engine.softmax({ data: new Float32Array(0), shape: [0] }),
    'invalid_argument',
    /0/,
  ],
  [
    'an axis beyond the shape',
    () => engine.softmax([1, 2], { axis: 1 }),
    'invalid_argument',
    /axis/,
  ],
  ['a fractional axis', () => engine.softmax([1], { axis: 0.5 }), 'invalid_argument', /axis.*0.5/],
  [
    'a size that is a string',
    () => engine.createCausalMask(anything('4')),
    'invalid_argument',
    /expected a number, got "4"/,
  ],
  [
    'an option that does not exist',
    () => engine.attention(x, x, x, anything({ casual: true })),
    'invalid_argument',
    /unknown option casual, expected scale, softcap, causal/,
  ],
  [
    'an option of the wrong kind',
    () => engine.attention(x, x, x, { causal: anything('yes') }),
    'invalid_argument',
    /causal: expected true or false, got "yes"/,
  ],
  ['options that are none', () => engine.softmax(x, anything(3)), 'invalid_argument', /options/],
  [
    'a stage that does not exist',
    () => engine.attention(x, x, x, { returns: anything(['logits']) }),
    'invalid_argument',
    /returns: expected scores, cappedScores, .*, present, got "logits"/,
  ],
  [
    'a gradient of another shape',
    () => engine.attentionBackward(x, x, x, [[1, 2]]),
    'shape_mismatch',
    /grad output: expected shape \[3, 4\], got \[1, 2\]/,
  ],
  [
    'a gradient of another shape for a layer',
    () => attention.multiHeadAttentionBackward(x, x, x, [[1, 2]]),
    'shape_mismatch',
    /grad output: expected shape \[3, 4\], got \[1, 2\]/,
  ],
  [
    'a gradient of NaN for a layer',
    () => attention.multiHeadAttentionBackward(x, x, x, { ...x, data: x.data.map(() => NaN) }),
    'non_finite',
    /grad output/,
  ],
  [
    'a window of one side',
    () => engine.attention(x, x, x, { window: anything([1]) }),
    'invalid_argument',
    /window: expected \[left, right\], got 1 numbers/,
  ],
  [
    'a window that is a string',
    () => engine.attention(x, x, x, { window: anything('wide') }),
    'invalid_argument',
    /window: expected an array of numbers, got "wide"/,
  ],
  [
    'a window of a fraction',
    () => engine.attention(x, x, x, { window: [0.5, 0] }),
    'invalid_argument',
    /window: expected a whole number.*got 0\.5/,
  ],
  [
    'a softcap below 0',
    () => engine.attention(x, x, x, { softcap: -1 }),
    'invalid_argument',
    /softcap: expected a finite number of 0 or more, got -1/,
  ],
  [
    'a past key alone',
    () => engine.attention(x, x, x, { pastKey: x }),
    'invalid_argument',
    /past key and past value together/,
  ],
  [
    'a past of another width',
    () => engine.attention(x, x, x, { pastKey: [[1]], pastValue: x }),
    'shape_mismatch',
    /past key: expected shape \[1, 4\], got \[1, 1\]/,
  ],
  [
    'lengths of other batches',
    () => engine.attention(x, x, x, { kvLengths: [1, 2] }),
    'shape_mismatch',
    /kv lengths: expected 1 numbers/,
  ],
  [
    'a length beyond the keys',
    () => engine.attention(x, x, x, { kvLengths: [99] }),
    'invalid_argument',
    /kv lengths: expected a whole number from 0 to 3, got 99/,
  ],
  [
    'no lengths',
    () => engine.attention(x, x, x, { kvLengths: [] }),
    'invalid_argument',
    /kvLengths: expected an array of numbers/,
  ],
  [
    'lengths beside a past',
    () => engine.attention(x, x, x, { kvLengths: [1], pastKey: x, pastValue: x }),
    'invalid_argument',
    /no past or present/,
  ],
  [
    'heads of the key that do not divide those of the query',
    () =>
      engine.attention(
        randomTensor(1, 4, 2, 2),
        randomTensor(2, 3, 2, 2),
        randomTensor(3, 3, 2, 2),
      ),
    'shape_mismatch',
    /key: expected shape \[4, 2, 2\], got \[3, 2, 2\]/,
  ],
  ['no words', () => engine.randomEmbeddings([]), 'invalid_argument', /word/],
  ['a worker in Node', () => createEngine({ worker: true }), 'invalid_argument', /worker/],
  [
    'a file that is not there',
    () => createEngine({ wasm: new URL('./nowhere.wasm', import.meta.url) }),
    'engine_crashed',
    /did not load/,
  ],
  [
    'bytes that are not WebAssembly',
    () => createEngine({ wasm: Uint8Array.of(1, 2, 3) }),
    'engine_crashed',
    /did not load/,
  ],
];

function sizes(
  name: string,
  call: (size: number) => Promise<unknown>,
): [string, () => Promise<unknown>, ErrorCode, RegExp][] {
  const impossible = [0, -1, 1.5, NaN, Infinity, -Infinity];
  return [
    ...impossible.map((size): (typeof cases)[number] => [
      `${name} ${size}`,
      () => call(size),
      'invalid_argument',
      new RegExp(`expected a whole number of 1 or more, got ${size}`),
    ]),
  ];
}

function nans(...shape: number[]) {
  return { shape, data: new Float32Array(shape.reduce((a, b) => a * b)).fill(NaN) };
}

describe('bad input', () => {
  it.each(cases)('%s', async (_name, call, code, message) => {
    const error = await call().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(SpotlightError);
    expect(error).toMatchObject({ code });
    expect((error as Error).message).toMatch(message);
  });

  it('costs no memory, however often: the stack is given back', async () => {
    for (let i = 0; i < 40_000; ++i) {
      await engine.createCausalMask(0).catch((error: unknown) => {
        if ((error as SpotlightError).code !== 'invalid_argument') throw error;
      });
    }
  });

  it('leaves the engine usable', async () => {
    expect((await attention.forward(x)).output.shape).toEqual([3, 4]);
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
  });
});

describe('after dispose', () => {
  it('every call of a SimpleAttention is an invalid_argument, and dispose may come again', async () => {
    const gone = await engine.simpleAttention();
    gone.dispose();
    gone.dispose();
    const want = {
      code: 'invalid_argument',
      message: expect.stringContaining('disposed') as string,
    };
    await expect(gone.getParams()).rejects.toMatchObject(want);
    await expect(gone.forward(x)).rejects.toMatchObject(want);
  });

  it('every call of an engine and of what it made is an invalid_argument', async () => {
    const gone = await createEngine();
    const made = await gone.simpleAttention();
    gone.dispose();
    gone.dispose();
    made.dispose();
    const want = {
      code: 'invalid_argument',
      message: expect.stringContaining('disposed') as string,
    };
    await expect(gone.softmax([1])).rejects.toMatchObject(want);
    await expect(made.getParams()).rejects.toMatchObject(want);
  });
});

describe('createEngine with a signal', () => {
  it('rejects with the reason of a signal that is aborted already', async () => {
    await expect(createEngine({ signal: AbortSignal.abort() })).rejects.toThrow(/abort/i);
  });

  it('rejects with the reason of a signal that is aborted while it loads', async () => {
    const controller = new AbortController();
    const loading = createEngine({ signal: controller.signal });
    controller.abort(new Error('changed my mind'));
    await expect(loading).rejects.toThrow('changed my mind');
  });
});
