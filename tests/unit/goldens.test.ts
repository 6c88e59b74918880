/** The package against numbers that an independent program computed: scripts/make_goldens.py. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import type { Allowed, SimpleAttention, Tensor } from '../../web/engine/index.ts';
import attentionGoldens from '../golden/attention.json' with { type: 'json' };
import randomGoldens from '../golden/random.json' with { type: 'json' };
import simpleAttentionGoldens from '../golden/simple_attention.json' with { type: 'json' };
import softmaxGoldens from '../golden/softmax.json' with { type: 'json' };
import { bitsOf, expectClose, tensorFromWritten, type WrittenTensor } from '../tensors.ts';

const engine = await createEngine();

// float32 against float64: docs/numerics.md has the reasons for these tolerances.
const rtol = 1e-5;
const atol = 1e-5;

interface WrittenOptions {
  scale?: number;
  causal?: boolean;
  mask?: WrittenTensor;
  allowed?: WrittenTensor;
}

/** Only what a case has: an option that a method does not know is an error. */
function optionsFrom({ mask, allowed, ...rest }: WrittenOptions): {
  scale?: number;
  causal?: boolean;
  mask?: Tensor;
  allowed?: Allowed;
} {
  return {
    ...rest,
    ...(mask && { mask: tensorFromWritten(mask) }),
    ...(allowed && {
      allowed: { shape: allowed.shape, data: Uint8Array.from(allowed.data, Number) },
    }),
  };
}

describe('softmax', () => {
  it.each(softmaxGoldens.cases)('$name', async ({ x, axis, expected }) => {
    const got = await engine.softmax(tensorFromWritten(x), { axis });
    expectClose(got, tensorFromWritten(expected), rtol, atol);
  });
});

describe('attention', () => {
  it.each(attentionGoldens.cases)('$name', async ({ query, key, value, options, expected }) => {
    const got = await engine.attention(
      tensorFromWritten(query),
      tensorFromWritten(key),
      tensorFromWritten(value),
      { ...optionsFrom(options), returns: ['scores', 'maskedScores', 'weights'] },
    );
    expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort());
    for (const [stage, want] of Object.entries(expected)) {
      expectClose(got[stage as keyof typeof got]!, tensorFromWritten(want), rtol, atol);
    }
  });
});

type Method =
  | 'forward'
  | 'selfAttention'
  | 'multiHeadAttention'
  | 'dotProductAttention'
  | 'scaledDotProductAttention';

/** A case of simple_attention.json: either params or a seed, and x alone or query, key and value. */
interface SimpleAttentionCase {
  name: string;
  method: Method;
  embedDim: number;
  numHeads: number;
  bias?: boolean;
  seed?: number;
  params?: Record<string, WrittenTensor>;
  x?: WrittenTensor;
  query?: WrittenTensor;
  key?: WrittenTensor;
  value?: WrittenTensor;
  options: WrittenOptions;
  expected: Record<string, WrittenTensor>;
}

/** Calls the method of a case, and gives the stages by name. */
async function callMethod(
  attention: SimpleAttention,
  golden: SimpleAttentionCase,
): Promise<Record<string, Tensor>> {
  const { method } = golden;
  const options = optionsFrom(golden.options);
  const x = (tensor?: WrittenTensor): Tensor => tensorFromWritten(tensor ?? golden.x!);
  const inputs = [x(golden.query), x(golden.key), x(golden.value)] as const;
  switch (method) {
    case 'selfAttention':
      return { output: await attention.selfAttention(x(), options) };
    case 'forward':
      return { ...(await attention.forward(x(), { ...options, returnWeights: true })) };
    case 'multiHeadAttention':
      return {
        ...(await attention.multiHeadAttention(...inputs, {
          ...options,
          returns: ['scores', 'maskedScores'],
        })),
      };
    default:
      return { ...(await attention[method](...inputs, options)) };
  }
}

describe('SimpleAttention', () => {
  const cases = simpleAttentionGoldens.cases as unknown as SimpleAttentionCase[];
  it.each(cases)('$name', async (golden) => {
    const { embedDim, numHeads, bias, seed, params = {}, expected } = golden;
    const attention = await engine.simpleAttention({ embedDim, numHeads, bias, seed });
    await attention.setParams(
      Object.fromEntries(
        Object.entries(params).map(([name, tensor]) => [name, tensorFromWritten(tensor)]),
      ),
    );
    const got = await callMethod(attention, golden);
    expect(Object.keys(got).sort()).toEqual(Object.keys(expected).sort());
    for (const [stage, want] of Object.entries(expected)) {
      expectClose(got[stage]!, tensorFromWritten(want), rtol, atol);
    }
    attention.dispose();
  });
});

interface RandomCase {
  name: string;
  embedDim: number;
  seed: number;
  bits: string[];
  numHeads?: number;
  word?: string;
}

describe('random numbers', () => {
  it.each<RandomCase>(randomGoldens.cases)('has the golden bits: $name', async (golden) => {
    const { embedDim, seed, bits, name } = golden;
    const { data } = await (async () => {
      if (golden.word) return await engine.randomEmbeddings([golden.word], { embedDim, seed });
      const attention = await engine.simpleAttention({ embedDim, numHeads: golden.numHeads, seed });
      return (await attention.getParams())[name]!;
    })();
    expect(bitsOf(data.slice(0, bits.length))).toEqual(bits.map(Number));
  });
});
