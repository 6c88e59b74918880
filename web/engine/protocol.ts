/**
 * What the client may ask of the core, in whatever thread the core runs. Each operation is listed
 * once, with its request and the reply that it causes; any of them can fail with a PlainError.
 */

import type { Allowed, Tensor } from '../lib/tensor.ts';
import type { PlainError } from './errors.ts';
import type { OnHandle } from './handles.ts';
import type { WasmSource } from './load_core.ts';
import type { ModelOperations } from './model_protocol.ts';

/** What attention can give back besides its output. */
export type Stage = 'scores' | 'cappedScores' | 'maskedScores' | 'weights' | 'present';

/** Options of one attention call, checked and copied. */
export interface CallOptions {
  readonly scale?: number | undefined;
  readonly softcap?: number | undefined;
  readonly causal?: boolean | undefined;
  readonly window?: readonly number[] | undefined;
  readonly mask?: Tensor | undefined;
  readonly allowed?: Allowed | undefined;
  readonly pastKey?: Tensor | undefined;
  readonly pastValue?: Tensor | undefined;
  readonly kvLengths?: readonly number[] | undefined;
  readonly returns?: readonly Stage[] | undefined;
}

/** The memory of the WebAssembly module, in bytes. */
export interface MemoryReport {
  /** What it holds now: it grows when needed, and never shrinks. */
  readonly size: number;
  /** The most that was ever needed at once, program data and stack included. */
  readonly peak: number;
  /** It cannot hold more. */
  readonly limit: number;
}

/** How long a call took. */
export interface AttentionTiming {
  /** Of one call: the mean over all. */
  readonly milliseconds: number;
  readonly calls: number;
}

/** What softmax divides, and by what. */
export interface SoftmaxTerms {
  /** Of x's shape. */
  readonly exponentials: Tensor;
  /** Of x's shape without its last axis; [1] for a single slice. */
  readonly sums: Tensor;
}

export interface AttentionResult {
  readonly output: Tensor;
  readonly scores?: Tensor;
  readonly cappedScores?: Tensor;
  readonly maskedScores?: Tensor;
  readonly weights?: Tensor;
  readonly presentKey?: Tensor;
  readonly presentValue?: Tensor;
}

/** Gradients of a loss, each with the shape of what it belongs to. */
export interface AttentionGradients {
  readonly gradQuery: Tensor;
  readonly gradKey: Tensor;
  readonly gradValue: Tensor;
  /** Where there is a mask: summed over what was shared, 0 where the mask hides. */
  readonly gradMask?: Tensor;
  /** Where there is a past. */
  readonly gradPastKey?: Tensor;
  readonly gradPastValue?: Tensor;
}

export interface MultiHeadGradients {
  readonly gradQuery: Tensor;
  readonly gradKey: Tensor;
  readonly gradValue: Tensor;
  /** By the names of getParams(). */
  readonly gradParams: Params;
}

export type Params = Readonly<Record<string, Tensor>>;

export interface QueryKeyValue {
  readonly query: Tensor;
  readonly key: Tensor;
  readonly value: Tensor;
}

type AttentionRequest = QueryKeyValue & { readonly options: CallOptions };
type BackwardRequest = AttentionRequest & { readonly gradOutput: Tensor };

interface AttentionOperations {
  memory: { request: null; reply: MemoryReport };
  softmax: { request: { x: Tensor; axis: number }; reply: Tensor };
  softmaxTerms: { request: { x: Tensor }; reply: SoftmaxTerms };
  linear: { request: { x: Tensor; weight: Tensor; bias?: Tensor | undefined }; reply: Tensor };
  createCausalMask: { request: { seqLen: number }; reply: Tensor };
  randomEmbeddings: {
    request: { words: readonly string[]; embedDim: number; seed: number };
    reply: Tensor;
  };
  attention: { request: AttentionRequest; reply: AttentionResult };
  attentionBackward: { request: BackwardRequest; reply: AttentionGradients };
  timeAttention: {
    request: {
      seqLen: number;
      headDim: number;
      causal: boolean;
      weights: boolean;
      milliseconds: number;
    };
    reply: AttentionTiming;
  };

  createSimpleAttention: {
    request: { embedDim: number; numHeads: number; seed: number; bias: boolean };
    reply: OnHandle & { embedDim: number; numHeads: number; headDim: number };
  };
  dotProductAttention: { request: OnHandle & AttentionRequest; reply: AttentionResult };
  scaledDotProductAttention: { request: OnHandle & AttentionRequest; reply: AttentionResult };
  multiHeadAttention: { request: OnHandle & AttentionRequest; reply: AttentionResult };
  multiHeadAttentionBackward: {
    request: OnHandle & BackwardRequest;
    reply: MultiHeadGradients;
  };
  selfAttention: { request: OnHandle & { x: Tensor; options: CallOptions }; reply: Tensor };
  forward: {
    request: OnHandle & { x: Tensor; options: CallOptions; returnWeights: boolean };
    reply: AttentionResult;
  };
  getParams: { request: OnHandle; reply: Params };
  setParams: { request: OnHandle & { params: Params }; reply: null };
  disposeSimpleAttention: { request: OnHandle; reply: null };
}

type Operations = AttentionOperations & ModelOperations;

export type AttentionOperationName = keyof AttentionOperations;
export type OperationName = keyof Operations;
export type RequestOf<Name extends OperationName> = Operations[Name]['request'];
export type ReplyOf<Name extends OperationName> = Operations[Name]['reply'];

/**
 * To the worker: first one `load`, then any number of calls, each with an id of its own, and for some of
 * them that their result is no longer wanted.
 */
export type ToWorker =
  | { readonly kind: 'load'; readonly wasm?: WasmSource; readonly aliveLock?: string }
  | {
      [Name in OperationName]: {
        readonly kind: 'call';
        readonly id: number;
        readonly operation: Name;
        readonly request: RequestOf<Name>;
        readonly wantsProgress: boolean;
      };
    }[OperationName]
  | { readonly kind: 'abort'; readonly id: number };

/**
 * From the worker: that it holds its lock, how loading ended, what part of a call is done, and one
 * answer to every call.
 */
export type FromWorker =
  | { readonly kind: 'alive' }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'load_failed'; readonly error: PlainError }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number }
  | { readonly kind: 'reply'; readonly id: number; readonly reply: ReplyOf<OperationName> }
  | { readonly kind: 'failure'; readonly id: number; readonly error: PlainError };
