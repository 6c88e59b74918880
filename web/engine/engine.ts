/** The typed client: what engine.softmax(), engine.attention() and the others do with their arguments. */

import type { Allowed, Tensor, TensorLike } from '../lib/tensor.ts';
import {
  checkedBoolean,
  checkedCallOptions,
  checkedNumber,
  checkedOptions,
  checkedTensor,
  checkedWatch,
  checkedWords,
  invalid,
} from './arguments.ts';
import { LanguageModel } from './language_model.ts';
import type { CallWatch, Link } from './link.ts';
import { loadModel, type WeightsSource } from './load_model.ts';
import type {
  AttentionGradients,
  AttentionResult,
  AttentionTiming,
  MemoryReport,
  SoftmaxTerms,
  Stage,
} from './protocol.ts';
import { checkedTrialOptions, ScalingTrial, type ScalingTrialOptions } from './scaling_trial.ts';
import { SimpleAttention, type SimpleAttentionOptions } from './simple_attention.ts';
import { checkedTimingOptions, type TimeAttentionOptions } from './timing_options.ts';
import { checkedTrainerOptions, Trainer, type TrainerOptions } from './trainer.ts';

export interface AttentionOptions extends CallWatch {
  /** Factor on query dot key. Default 1 / sqrt(head_dim); 1 is the unscaled form. */
  scale?: number | undefined;
  /**
   * Keeps scores within (-softcap, softcap), before any mask: softcap * tanh(score / softcap). Default 0:
   * no cap. Typically 20 to 50.
   */
  softcap?: number | undefined;
  /** Query i sees the keys up to its own place. Combines with all other masks. Default false. */
  causal?: boolean | undefined;
  /** How many keys before and after its own place a query sees; -1 is an open side. */
  window?: readonly [left: number, right: number] | undefined;
  /**
   * Added to the scores, -Infinity hides a key. Of 1 to 4 axes, aligned at the end with [batch, heads, q, k];
   * all but the last may be 1, for all. The last may be shorter than k: keys beyond it are hidden.
   */
  mask?: TensorLike | undefined;
  /** 1 = may attend: the same shapes. */
  allowed?: Allowed | undefined;
  /**
   * Keys and values of earlier calls, which come before the new ones: key's and value's shapes, with another
   * length. Both or none. The first query then stands at the place after them.
   */
  pastKey?: TensorLike | undefined;
  pastValue?: TensorLike | undefined;
  /**
   * How many of the keys are there, a number for each batch; the last query stands at the last of them.
   * Not together with a past.
   */
  kvLengths?: readonly number[] | undefined;
  /** What to give back besides the output. Without any, nothing of size q * k is stored. */
  returns?: readonly Stage[] | undefined;
}

export interface RandomEmbeddingsOptions {
  /** Default 64. */
  embedDim?: number | undefined;
  /** A whole number from 0 to 2^53 - 1. Default 42. */
  seed?: number | undefined;
}

const attentionOptions = [
  'scale',
  'softcap',
  'causal',
  'window',
  'mask',
  'allowed',
  'pastKey',
  'pastValue',
  'kvLengths',
  'returns',
  'signal',
  'onProgress',
] as const satisfies readonly (keyof AttentionOptions)[];

/** Every call copies its arguments in and its result out, gives a promise, and rejects with a SpotlightError. */
export class Engine {
  readonly #link: Link;

  /** Use createEngine(). */
  constructor(link: Link) {
    this.#link = link;
  }

  /**
   * exp(x) / sum of exp(x) along an axis (default the last; -1 counts from the end), with the maximum
   * subtracted first. Gives x's shape; slices sum to 1, or to 0 where all is -Infinity.
   */
  async softmax(x: TensorLike, options?: { axis?: number | undefined }): Promise<Tensor> {
    const { axis = -1 } = checkedOptions(options, ['axis'], 'softmax');
    return await this.#link.call('softmax', {
      x: checkedTensor(x, 'softmax: x'),
      axis: checkedNumber(axis, 'softmax: axis'),
    });
  }

  /**
   * What softmax() divides, over the last axis: `exponentials`, exp(x - max of the slice), of x's shape and 0
   * for -Infinity; and `sums`, theirs, of x's shape without the last axis ([1] for a single slice).
   * exponentials / sums is softmax(x) to the rounding of the sums. A slice of -Infinity alone gives 0 in both;
   * NaN or +Infinity in a slice gives NaN in both, as softmax() does.
   */
  async softmaxTerms(x: TensorLike): Promise<SoftmaxTerms> {
    return await this.#link.call('softmaxTerms', { x: checkedTensor(x, 'softmaxTerms: x') });
  }

  /**
   * x [n, in] times weight [in, out], plus bias [out] if there is one: [n, out]. Products are added in the
   * order of `in`, and the bias last. NaN and infinity count as in any product: 0 * Infinity is NaN. In one
   * go, not in slices: meant for the projections of a text.
   */
  async linear(
    x: TensorLike,
    weight: TensorLike,
    options?: { bias?: TensorLike | undefined },
  ): Promise<Tensor> {
    const caller = 'linear';
    const { bias } = checkedOptions(options, ['bias'], caller);
    return await this.#link.call(caller, {
      x: checkedTensor(x, `${caller}: x`),
      weight: checkedTensor(weight, `${caller}: weight`),
      bias: bias === undefined ? undefined : checkedTensor(bias, `${caller}: bias`),
    });
  }

  /** [seqLen, seqLen]: 0 where query row i may see key column j (j <= i), -Infinity elsewhere. */
  async createCausalMask(seqLen: number): Promise<Tensor> {
    return await this.#link.call('createCausalMask', {
      seqLen: checkedNumber(seqLen, 'createCausalMask: seqLen'),
    });
  }

  /**
   * softmax(query key^T * scale + mask) value (Vaswani et al. 2017, equation 1), of any floats, with all
   * that the Attention operator of ONNX (opset 25) adds to it.
   * query [..., seq_len, head_dim], key [..., kv_len, head_dim], value [..., kv_len, value_dim], where
   * ... is nothing, [heads] or [batch, heads]; key and value may have fewer heads, which divide the
   * query's: consecutive heads share one. Gives output [..., seq_len, value_dim], the intermediates asked
   * for [..., seq_len, past_len + kv_len], and for 'present' presentKey and presentValue. A query that
   * may see nothing has weights 0 and output 0, and nothing behind a mask leaks, not even NaN.
   * Long calls are carried out in slices of at most some 30 ms, and let the thread go in between.
   */
  async attention(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    options?: AttentionOptions,
  ): Promise<AttentionResult> {
    const request = {
      query: checkedTensor(query, 'attention: query'),
      key: checkedTensor(key, 'attention: key'),
      value: checkedTensor(value, 'attention: value'),
      options: checkedCallOptions(options, attentionOptions, 'attention'),
    };
    return await this.#link.call('attention', request, checkedWatch(options, 'attention'));
  }

  /**
   * The gradients of a loss by query, key, value and, where there are any, mask and past, given its
   * gradient by the output (gradOutput, of the output's shape). The options are those of attention();
   * `returns` has no effect. What is hidden gets a gradient of 0.
   */
  async attentionBackward(
    query: TensorLike,
    key: TensorLike,
    value: TensorLike,
    gradOutput: TensorLike,
    options?: AttentionOptions,
  ): Promise<AttentionGradients> {
    const caller = 'attentionBackward';
    const request = {
      query: checkedTensor(query, `${caller}: query`),
      key: checkedTensor(key, `${caller}: key`),
      value: checkedTensor(value, `${caller}: value`),
      gradOutput: checkedTensor(gradOutput, `${caller}: gradOutput`),
      options: checkedCallOptions(options, attentionOptions, caller),
    };
    return await this.#link.call('attentionBackward', request, checkedWatch(options, caller));
  }

  /**
   * [words, embedDim] of N(0, 1) numbers, fixed by the seed and by the word itself, compared letter by
   * letter: the same word has the same row at any place. Vectors for words that nothing has learned.
   */
  async randomEmbeddings(
    words: readonly string[],
    options?: RandomEmbeddingsOptions,
  ): Promise<Tensor> {
    const caller = 'randomEmbeddings';
    const { embedDim = 64, seed = 42 } = checkedOptions(options, ['embedDim', 'seed'], caller);
    return await this.#link.call('randomEmbeddings', {
      words: checkedWords(words, `${caller}: words`),
      embedDim: checkedNumber(embedDim, `${caller}: embedDim`),
      seed: checkedNumber(seed, `${caller}: seed`),
    });
  }

  /** Multi-head attention with parameters of its own; call dispose() when it is no longer needed. */
  async simpleAttention(options?: SimpleAttentionOptions): Promise<SimpleAttention> {
    const caller = 'simpleAttention';
    const {
      embedDim = 64,
      numHeads = 4,
      seed = 42,
      bias = false,
    } = checkedOptions(options, ['embedDim', 'numHeads', 'seed', 'bias'], caller);
    const identity = await this.#link.call('createSimpleAttention', {
      embedDim: checkedNumber(embedDim, `${caller}: embedDim`),
      numHeads: checkedNumber(numHeads, `${caller}: numHeads`),
      seed: checkedNumber(seed, `${caller}: seed`),
      bias: checkedBoolean(bias, `${caller}: bias`),
    });
    return new SimpleAttention(this.#link, identity);
  }

  /**
   * A learned model: the shipped one, or that of a safetensors file (float32 or float16) at an address or
   * in memory, which is copied. Rejects with unsupported_format or corrupt_file for another file,
   * non_finite for NaN among the weights, invalid_argument where nothing can be read. Call dispose() when
   * it is no longer needed.
   */
  async languageModel(source?: WeightsSource): Promise<LanguageModel> {
    return await loadModel(this.#link, source);
  }

  /** A model in training, so far untrained or as a file says; call dispose() when it is no longer needed. */
  async trainer(options?: TrainerOptions): Promise<Trainer> {
    const settings = checkedTrainerOptions(options, 'trainer');
    return new Trainer(this.#link, await this.#link.call('createTrainer', settings));
  }

  /**
   * Trains a small transformer left to right, of which the scores are divided by sqrt(headDim) or not; call
   * dispose() when it is no longer needed.
   */
  async scalingTrial(options?: ScalingTrialOptions): Promise<ScalingTrial> {
    const settings = checkedTrialOptions(options, 'scalingTrial');
    return new ScalingTrial(this.#link, await this.#link.call('createScalingTrial', settings));
  }

  /**
   * How long attention of one head takes on this machine: of seqLen random queries, keys and values, computed
   * over and over, since clocks of browsers are coarse. In slices, as any attention. With `weights`, a seqLen
   * that does not fit into memory is an out_of_memory.
   */
  async timeAttention(options: TimeAttentionOptions): Promise<AttentionTiming> {
    const { request, watch } = checkedTimingOptions(options, 'timeAttention');
    return await this.#link.call('timeAttention', request, watch);
  }

  /**
   * How much memory the module has needed so far. Not counted are results and arguments, which belong to the
   * caller. The peak of a single call is that of a new engine after it, less the peak before it.
   */
  async memory(): Promise<MemoryReport> {
    return await this.#link.call('memory', null);
  }

  /** Ends the engine and frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    this.#link.close(invalid('the engine was disposed'));
  }
}
