/** The client of one SimpleAttention(embed_dim, num_heads), which lives beside the core. */

import type { Allowed, Tensor, TensorLike } from '../lib/tensor.ts';
import {
  checkedBoolean,
  checkedCallOptions,
  checkedOptions,
  checkedParams,
  checkedTensor,
  checkedWatch,
} from './arguments.ts';
import { SpotlightError } from './errors.ts';
import type { CallWatch, Link } from './link.ts';
import type {
  AttentionResult,
  MultiHeadGradients,
  Params,
  QueryKeyValue,
  ReplyOf,
  Stage,
} from './protocol.ts';
import { RemoteObject } from './remote_object.ts';

export interface SimpleAttentionOptions {
  /** Width of the input vectors; divisible by numHeads. Typically 64 to 1024. Default 64. */
  embedDim?: number | undefined;
  /** Default 4. */
  numHeads?: number | undefined;
  /** A whole number from 0 to 2^53 - 1; the same seed gives the same parameters on every machine. Default 42. */
  seed?: number | undefined;
  /** Adds b_q, b_k, b_v and b_o, which start at 0. Default false. */
  bias?: boolean | undefined;
}

export interface MaskOption {
  /** Added to the scores, -Infinity hides a key: [q, k], or [heads, q, k] for multi-head calls. */
  mask?: TensorLike | undefined;
}

export interface MaskOptions extends MaskOption, CallWatch {
  /** 1 = may attend: the same shapes. */
  allowed?: Allowed | undefined;
  /** A query sees the keys up to its own place. Combines with mask and allowed. */
  causal?: boolean | undefined;
}

const maskOptions = [
  'mask',
  'allowed',
  'causal',
  'signal',
  'onProgress',
] as const satisfies readonly (keyof MaskOptions)[];

/** Parameters to replace: w_* [embed_dim, embed_dim], used as x * w; b_* [embed_dim] with bias only. */
export type ParamsLike = Partial<
  Record<'w_q' | 'w_k' | 'w_v' | 'w_o' | 'b_q' | 'b_k' | 'b_v' | 'b_o', TensorLike>
>;

export interface WithWeights {
  readonly output: Tensor;
  readonly weights: Tensor;
}

/**
 * Multi-head attention with parameters of its own, drawn from N(0, 2 / embedDim) by the seed. Inputs
 * are two-dimensional and finite. Every call gives a promise, and rejects with a SpotlightError:
 * shape_mismatch, non_finite, invalid_argument, out_of_memory.
 */
export class SimpleAttention {
  readonly embedDim: number;
  readonly numHeads: number;
  readonly headDim: number;
  readonly #remote: RemoteObject;

  /** Use engine.simpleAttention(). */
  constructor(link: Link, identity: ReplyOf<'createSimpleAttention'>) {
    this.#remote = new RemoteObject(link, 'SimpleAttention', identity);
    this.embedDim = identity.embedDim;
    this.numHeads = identity.numHeads;
    this.headDim = identity.headDim;
  }

  /**
   * softmax(query key^T + mask) value, without parameters and without scaling.
   * query [seq_len, width], key [kv_len, width], value [kv_len, value_dim] give output [seq_len,
   * value_dim] and weights [seq_len, kv_len].
   */
  async dotProductAttention(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    options?: MaskOption,
  ): Promise<WithWeights> {
    return await this.#unprojected('dotProductAttention', query, key, value, options);
  }

  /** The same with scores times 1 / sqrt(width): softmax(query key^T / sqrt(width) + mask) value. */
  async scaledDotProductAttention(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    options?: MaskOption,
  ): Promise<WithWeights> {
    return await this.#unprojected('scaledDotProductAttention', query, key, value, options);
  }

  /**
   * query [seq_len, embed_dim], key and value [kv_len, embed_dim], projected by w_q, w_k, w_v and split
   * into heads; the heads' outputs are joined and projected by w_o. Gives output [seq_len, embed_dim]
   * and weights [num_heads, seq_len, kv_len]; scores and maskedScores (the same shape) if asked for.
   */
  async multiHeadAttention(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    options?: MaskOptions & { returns?: readonly Stage[] | undefined },
  ): Promise<AttentionResult & WithWeights> {
    const caller = 'multiHeadAttention';
    const request = {
      ...checkedInputs(query, key, value, caller),
      options: checkedCallOptions(options, [...maskOptions, 'returns'], caller),
    };
    return withWeights(await this.#remote.ask(caller, request, checkedWatch(options, caller)));
  }

  /**
   * The gradients of a loss by the inputs and by every parameter, given its gradient by the output
   * (gradOutput [seq_len, embed_dim]).
   */
  async multiHeadAttentionBackward(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    gradOutput: TensorLike,
    options?: MaskOptions,
  ): Promise<MultiHeadGradients> {
    const caller = 'multiHeadAttentionBackward';
    const request = {
      ...checkedInputs(query, key, value, caller),
      gradOutput: checkedTensor(gradOutput, `${caller}: gradOutput`),
      options: checkedCallOptions(options, maskOptions, caller),
    };
    return await this.#remote.ask(caller, request, checkedWatch(options, caller));
  }

  /** x [seq_len, embed_dim] attends to itself; gives [seq_len, embed_dim]. */
  async selfAttention(x: TensorLike, options?: MaskOptions): Promise<Tensor> {
    const caller = 'selfAttention';
    const request = {
      x: checkedTensor(x, `${caller}: x`),
      options: checkedCallOptions(options, maskOptions, caller),
    };
    return await this.#remote.ask(caller, request, checkedWatch(options, caller));
  }

  /** The same, with the weights [num_heads, seq_len, seq_len] if returnWeights. */
  async forward(
    x: TensorLike,
    options?: MaskOptions & { returnWeights?: boolean | undefined },
  ): Promise<{ readonly output: Tensor; readonly weights?: Tensor }> {
    const caller = 'forward';
    const known = [...maskOptions, 'returnWeights'] as const;
    const { returnWeights = false, ...masks } = checkedOptions(options, known, caller);
    const request = {
      x: checkedTensor(x, `${caller}: x`),
      returnWeights: checkedBoolean(returnWeights, `${caller}: returnWeights`),
      options: checkedCallOptions(masks, maskOptions, caller),
    };
    return await this.#remote.ask(caller, request, checkedWatch(options, caller));
  }

  /** Copies of all parameters by name; b_* only with bias. */
  async getParams(): Promise<Params> {
    return await this.#remote.ask('getParams', {});
  }

  /** Replaces those that are given and keeps the others; all or nothing. */
  async setParams(params: ParamsLike): Promise<void> {
    await this.#remote.ask('setParams', { params: checkedParams(params, 'setParams') });
  }

  /** Frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    this.#remote.dispose();
  }

  async #unprojected(
    operation: 'dotProductAttention' | 'scaledDotProductAttention',
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    options: MaskOption | undefined,
  ): Promise<WithWeights> {
    const request = {
      ...checkedInputs(query, key, value, operation),
      options: checkedCallOptions(options, ['mask'], operation),
    };
    return withWeights(await this.#remote.ask(operation, request));
  }
}

function checkedInputs(
  query: TensorLike,
  key: TensorLike,
  value: TensorLike,
  caller: string,
): QueryKeyValue {
  return {
    query: checkedTensor(query, `${caller}: query`),
    key: checkedTensor(key, `${caller}: key`),
    value: checkedTensor(value, `${caller}: value`),
  };
}

/** These operations always give weights; the type of a reply cannot know. */
function withWeights(result: AttentionResult): AttentionResult & WithWeights {
  if (!result.weights) throw new SpotlightError('internal', 'expected weights from the core');
  return { ...result, weights: result.weights };
}
