/** The embind module itself: the cheat sheet's own lines, and the hand-written types of it. */

import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import createCoreModule from '#core';
import { describe, expect, it } from 'vitest';
import type {
  CoreLanguageModel,
  CoreModule,
  CoreScalingTrial,
  CoreSimpleAttention,
  CoreTrainer,
} from '../../web/engine/core_types.ts';
import { errorCodes } from '../../web/engine/errors.ts';
import { loadCore } from '../../web/engine/load_core.ts';
import { randomTensor } from '../tensors.ts';

const wasm = new URL('../../build/wasm/spotlight_core.wasm', import.meta.url);
const glue = new URL('../../build/wasm/spotlight_core.mjs', import.meta.url);
const core = await loadCore(await readFile(wasm));
const { SimpleAttention, create_causal_mask } = core;

// The compiler checks that these name every member of the types, and no other.
const moduleNames: Record<keyof CoreModule, true> = {
  Job: true,
  LanguageModel: true,
  SimpleAttention: true,
  ScalingTrial: true,
  Trainer: true,
  attention: true,
  attention_backward: true,
  attention_backward_job: true,
  attention_job: true,
  create_causal_mask: true,
  error_codes: true,
  linear: true,
  memory: true,
  random_embeddings: true,
  softmax: true,
  softmax_terms: true,
  stackRestore: true,
  stackSave: true,
};
const attentionNames: Record<keyof CoreSimpleAttention, true> = {
  delete: true,
  dot_product_attention: true,
  embed_dim: true,
  forward: true,
  forward_job: true,
  get_params: true,
  head_dim: true,
  multi_head_attention: true,
  multi_head_attention_backward: true,
  multi_head_attention_backward_job: true,
  multi_head_attention_job: true,
  num_heads: true,
  scaled_dot_product_attention: true,
  self_attention: true,
  self_attention_job: true,
  set_params: true,
};
const modelNames: Record<keyof CoreLanguageModel, true> = {
  attention_params: true,
  delete: true,
  embed_dim: true,
  evaluate_job: true,
  forward: true,
  head_dim: true,
  max_tokens: true,
  metadata: true,
  num_heads: true,
  num_layers: true,
  num_params: true,
  predict: true,
  tokenize: true,
  vocabulary: true,
};
const trainerNames: Record<keyof CoreTrainer, true> = {
  delete: true,
  model: true,
  run_job: true,
  save: true,
  seed: true,
  steps_done: true,
  total_steps: true,
};

const trialNames: Record<keyof CoreScalingTrial, true> = {
  delete: true,
  head_dim: true,
  run_job: true,
  scaled: true,
  steps_done: true,
};

/** What embind gives every class. */
const embindNames = ['clone', 'constructor', 'deleteLater', 'isAliasOf', 'isDeleted'];

describe('the raw module', () => {
  it("runs the cheat sheet's lines", () => {
    const attn = new SimpleAttention(64, 4);
    const x = randomTensor(1, 10, 64);
    const causal = true;
    const return_weights = true;

    expect(attn.self_attention(x).shape).toEqual([10, 64]);
    expect(attn.self_attention(x, causal).shape).toEqual([10, 64]);
    const { output, weights } = attn.forward(x, return_weights);
    expect(output.shape).toEqual([10, 64]);
    expect(weights?.shape).toEqual([4, 10, 10]);
    expect(Object.keys(attn.forward(x))).toEqual(['output']);
    const inf = -Infinity;
    expect(Array.from(create_causal_mask(4).data)).toEqual([
      ...[0, inf, inf, inf],
      ...[0, 0, inf, inf],
      ...[0, 0, 0, inf],
      ...[0, 0, 0, 0],
    ]);
    attn.delete();
  });

  it('is below 120 KB (gzip) with the language model, glue included', async () => {
    const files = await Promise.all([readFile(wasm), readFile(glue)]);
    const sizes = files.map((file) => gzipSync(file, { level: 9 }).length);
    expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(120_000);
  });

  it('starts from the bytes of its file', async () => {
    const started = await createCoreModule({ wasmBinary: await readFile(wasm) });
    expect(started.create_causal_mask(2).shape).toEqual([2, 2]);
  });

  it.each([
    ['self_attention', 1],
    ['self_attention', { casual: true }],
    ['set_params', 5],
    ['set_params', null],
  ] as const)('refuses what %s cannot mean: %j', (method, argument) => {
    const attn = new SimpleAttention(8, 2);
    const call = (): void => {
      if (method === 'set_params') attn.set_params(argument as never);
      else attn.self_attention(randomTensor(1, 2, 8), argument as never);
    };
    expect(call).toThrow(expect.objectContaining({ code: 'invalid_argument' }) as Error);
    attn.delete();
  });

  it('throws an Error with a code, not an opaque object', () => {
    expect(() => new SimpleAttention(64, 7)).toThrow(
      expect.objectContaining({ code: 'invalid_argument' }) as Error,
    );
    expect(() => create_causal_mask(NaN)).toThrow('got NaN');
  });

  it('leaks nothing when it throws: more than the whole memory goes through failing calls', () => {
    const x = randomTensor(1, 65_536);
    const calls = 2 ** 31 / x.data.byteLength + 100;
    for (let i = 0; i < calls; ++i) {
      expect(() => core.softmax(x, 5)).toThrow('axis'); // not: not enough memory
    }
  });

  it('binds exactly the names that core_types.ts declares', () => {
    const bound = Object.entries(core)
      .filter(([name, value]) => typeof value === 'function' && name in moduleNames)
      .map(([name]) => name);
    expect(bound.sort()).toEqual(Object.keys(moduleNames).sort());
  });

  it.each([
    ['SimpleAttention', attentionNames],
    ['LanguageModel', modelNames],
    ['Trainer', trainerNames],
    ['ScalingTrial', trialNames],
  ] as const)('binds exactly the members of %s that core_types.ts declares', (name, members) => {
    const own = core[name].prototype as object;
    const inherited = Object.getPrototypeOf(own) as object;
    const bound = new Set([own, inherited].flatMap((each) => Object.getOwnPropertyNames(each)));
    for (const each of embindNames) bound.delete(each);
    expect([...bound].sort()).toEqual(Object.keys(members).sort());
  });

  it('knows no error code that the package does not', () => {
    expect(errorCodes).toEqual(expect.arrayContaining(core.error_codes()));
    // What only the package can tell: its engine died.
    expect(errorCodes.filter((code) => !core.error_codes().includes(code))).toEqual([
      'engine_crashed',
    ]);
  });
});
