/**
 * The raw module that Emscripten builds from wasm/bindings, under the cheat sheet's own names. These
 * types are written by hand; a test compares them with the names that are bound.
 */

import type { Allowed, Tensor } from '../lib/tensor.ts';
import type { MemoryReport } from './protocol.ts';

export interface CoreCallOptions {
  scale?: number | undefined;
  softcap?: number | undefined;
  causal?: boolean | undefined;
  window?: readonly number[] | undefined;
  mask?: Tensor | undefined;
  allowed?: Allowed | undefined;
  past_key?: Tensor | undefined;
  past_value?: Tensor | undefined;
  kv_lengths?: readonly number[] | undefined;
  returns?: readonly string[] | undefined;
}

export interface CoreAttentionResult {
  output: Tensor;
  scores?: Tensor;
  capped_scores?: Tensor;
  masked_scores?: Tensor;
  weights?: Tensor;
  present_key?: Tensor;
  present_value?: Tensor;
}

export interface CoreAttentionGradients {
  grad_query: Tensor;
  grad_key: Tensor;
  grad_value: Tensor;
  grad_mask?: Tensor;
  grad_past_key?: Tensor;
  grad_past_value?: Tensor;
}

interface CoreMultiHeadGradients {
  grad_query: Tensor;
  grad_key: Tensor;
  grad_value: Tensor;
  grad_params: Record<string, Tensor>;
}

export interface CoreSimpleAttention {
  readonly embed_dim: number;
  readonly num_heads: number;
  readonly head_dim: number;
  dot_product_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options?: CoreCallOptions,
  ): CoreAttentionResult;
  scaled_dot_product_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options?: CoreCallOptions,
  ): CoreAttentionResult;
  multi_head_attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options?: CoreCallOptions,
  ): CoreAttentionResult;
  multi_head_attention_job(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options: CoreCallOptions,
  ): CoreJob<CoreAttentionResult>;
  multi_head_attention_backward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    grad_output: Tensor,
    options: CoreCallOptions,
  ): CoreMultiHeadGradients;
  multi_head_attention_backward_job(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    grad_output: Tensor,
    options: CoreCallOptions,
  ): CoreJob<CoreMultiHeadGradients>;
  self_attention(x: Tensor, causal?: boolean | CoreCallOptions): Tensor;
  self_attention_job(x: Tensor, options: CoreCallOptions): CoreJob<CoreAttentionResult>;
  forward(x: Tensor, return_weights?: boolean, options?: CoreCallOptions): CoreAttentionResult;
  forward_job(
    x: Tensor,
    return_weights: boolean,
    options: CoreCallOptions,
  ): CoreJob<CoreAttentionResult>;
  get_params(): Record<string, Tensor>;
  set_params(params: Record<string, Tensor>): void;
  /** Frees the C++ object. */
  delete(): void;
}

/** Work that is carried out a slice at a time. */
export interface CoreJob<Result> {
  /** Computes for at most so many milliseconds, or one step; gives the part that is done, 1 at the end. */
  advance(milliseconds: number): number;
  /** Once, when all is done. */
  take_result(): Result;
  /** Frees the C++ object. */
  delete(): void;
}

export interface CoreModelOptions {
  mode?: string | undefined;
  heads_off?: readonly { readonly layer: number; readonly head: number }[] | undefined;
}

export interface CoreModelForward {
  tokens: string[];
  logits: Tensor;
  layers: {
    input: Tensor;
    query: Tensor;
    key: Tensor;
    value: Tensor;
    position_bias: Tensor;
    scores: Tensor;
    masked_scores: Tensor;
    weights: Tensor;
    output: Tensor;
  }[];
}

interface CoreRoleScore {
  best: { layer: number; head: number };
  score: number;
  accuracy: number | null;
  per_head: number[][];
}

export interface CoreEvaluation {
  roles: Record<'subject' | 'antecedent' | 'previous' | 'opener', CoreRoleScore>;
}

export interface CoreLanguageModel {
  readonly embed_dim: number;
  readonly num_layers: number;
  readonly num_heads: number;
  readonly head_dim: number;
  readonly max_tokens: number;
  readonly num_params: number;
  tokenize(text: string): { tokens: string[]; ids: number[]; unknown: number[] };
  forward(text: string, options?: CoreModelOptions): CoreModelForward;
  predict(
    text: string,
    options?: CoreModelOptions & { position?: number | undefined; k?: number | undefined },
  ): { word: string; probability: number }[];
  evaluate_job(
    options?: CoreModelOptions & { sentences?: number | undefined; seed?: number | undefined },
  ): CoreJob<CoreEvaluation>;
  attention_params(layer: number): Record<string, Tensor>;
  vocabulary(): string[];
  metadata(): { seed: number; steps: number; text: string };
  /** Frees the C++ object. */
  delete(): void;
}

interface CoreTrainerOptions {
  seed?: number | undefined;
  total_steps?: number | undefined;
  learning_rate?: number | undefined;
  batch?: number | undefined;
  causal_share?: number | undefined;
  entropy_cost?: number | undefined;
  /** What save() gave. */
  from?: Uint8Array | undefined;
}

export interface CoreTrainer {
  readonly seed: number;
  readonly steps_done: number;
  readonly total_steps: number;
  run_job(steps: number): CoreJob<{ step: number; loss: number; learning_rate: number }>;
  model(): CoreLanguageModel;
  save(): Uint8Array<ArrayBuffer>;
  /** Frees the C++ object. */
  delete(): void;
}

interface CoreTrialOptions {
  head_dim?: number | undefined;
  num_heads?: number | undefined;
  scaled?: boolean | undefined;
  seed?: number | undefined;
  total_steps?: number | undefined;
  batch?: number | undefined;
}

export interface CoreTrialReport {
  step: number;
  steps: {
    loss: number;
    largest_weight: number;
    entropy: number;
    grad_scores: number;
    grad_query_key: number;
  }[];
}

export interface CoreScalingTrial {
  readonly head_dim: number;
  readonly scaled: boolean;
  readonly steps_done: number;
  run_job(steps: number): CoreJob<CoreTrialReport>;
  /** Frees the C++ object. */
  delete(): void;
}

export interface CoreModule {
  /** The stack pointer: an error thrown through the module leaves it where it was. */
  stackSave(): number;
  stackRestore(stackPointer: number): void;
  error_codes(): string[];
  memory(): MemoryReport;
  softmax(x: Tensor, axis?: number): Tensor;
  softmax_terms(x: Tensor): { exponentials: Tensor; sums: Tensor };
  linear(x: Tensor, weight: Tensor, bias: Tensor | undefined): Tensor;
  create_causal_mask(seq_len: number): Tensor;
  attention(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options: CoreCallOptions,
  ): CoreAttentionResult;
  attention_job(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    options: CoreCallOptions,
  ): CoreJob<CoreAttentionResult>;
  attention_backward(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    grad_output: Tensor,
    options: CoreCallOptions,
  ): CoreAttentionGradients;
  attention_backward_job(
    query: Tensor,
    key: Tensor,
    value: Tensor,
    grad_output: Tensor,
    options: CoreCallOptions,
  ): CoreJob<CoreAttentionGradients>;
  Job: abstract new () => CoreJob<unknown>;
  random_embeddings(words: readonly string[], embed_dim: number, seed: number): Tensor;
  SimpleAttention: new (
    embed_dim: number,
    num_heads: number,
    seed?: number,
    bias?: boolean,
  ) => CoreSimpleAttention;
  LanguageModel: new (bytes: Uint8Array) => CoreLanguageModel;
  ScalingTrial: new (options: CoreTrialOptions) => CoreScalingTrial;
  Trainer: new (options?: CoreTrainerOptions) => CoreTrainer;
}
