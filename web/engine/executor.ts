/** Carries out operations on a loaded core, and keeps the C++ objects that handles stand for. */

import type {
  CoreAttentionGradients,
  CoreAttentionResult,
  CoreCallOptions,
  CoreJob,
  CoreModule,
  CoreSimpleAttention,
} from './core_types.ts';
import { SpotlightError } from './errors.ts';
import type {
  AttentionGradients,
  AttentionResult,
  CallOptions,
  OnHandle,
  OperationName,
  ReplyOf,
  RequestOf,
  Stage,
} from './protocol.ts';
import { inSlices, type Watch } from './slices.ts';

type Handlers = {
  readonly [Name in OperationName]: (
    request: RequestOf<Name>,
    watch: Watch,
  ) => ReplyOf<Name> | Promise<ReplyOf<Name>>;
};

const coreNameOfStage: Readonly<Record<Stage, string>> = {
  scores: 'scores',
  cappedScores: 'capped_scores',
  maskedScores: 'masked_scores',
  weights: 'weights',
  present: 'present',
};

export class Executor {
  readonly #core: CoreModule;
  readonly #attentions = new Map<number, CoreSimpleAttention>();
  #nextHandle = 1;

  constructor(core: CoreModule) {
    this.#core = core;
  }

  /**
   * Reads the request before it returns. Long work goes on in slices, and gives a promise. Throws, or
   * rejects with, what the core throws (an Error with a `code`, or a trap) or the watch.
   */
  execute<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    watch: Watch,
  ): ReplyOf<Name> | Promise<ReplyOf<Name>> {
    return this.#guarded(() => this.#handlers[operation](request, watch));
  }

  readonly #guarded = <Value>(use: () => Value): Value => {
    const stackPointer = this.#core.stackSave();
    try {
      return use();
    } catch (error) {
      // Thrown in JavaScript, it went through the module's functions without their taking down their
      // stack: after some thousand errors nothing would be left of it.
      this.#core.stackRestore(stackPointer);
      throw error;
    }
  };

  readonly #handlers: Handlers = {
    softmax: ({ x, axis }) => this.#core.softmax(x, axis),
    createCausalMask: ({ seqLen }) => this.#core.create_causal_mask(seqLen),
    randomEmbeddings: ({ words, embedDim, seed }) =>
      this.#core.random_embeddings(words, embedDim, seed),
    attention: ({ query, key, value, options }, watch) =>
      this.#inSlices(this.#core.attention_job(query, key, value, toCore(options)), watch, fromCore),
    attentionBackward: ({ query, key, value, gradOutput, options }, watch) =>
      this.#inSlices(
        this.#core.attention_backward_job(query, key, value, gradOutput, toCore(options)),
        watch,
        gradientsFromCore,
      ),

    createSimpleAttention: ({ embedDim, numHeads, seed, bias }) => {
      const attention = new this.#core.SimpleAttention(embedDim, numHeads, seed, bias);
      const handle = this.#nextHandle++;
      this.#attentions.set(handle, attention);
      return {
        handle,
        embedDim: attention.embed_dim,
        numHeads: attention.num_heads,
        headDim: attention.head_dim,
      };
    },
    dotProductAttention: ({ query, key, value, options, ...on }) =>
      fromCore(this.#of(on).dot_product_attention(query, key, value, toCore(options))),
    scaledDotProductAttention: ({ query, key, value, options, ...on }) =>
      fromCore(this.#of(on).scaled_dot_product_attention(query, key, value, toCore(options))),
    multiHeadAttention: ({ query, key, value, options, ...on }, watch) =>
      this.#inSlices(
        this.#of(on).multi_head_attention_job(query, key, value, toCore(options)),
        watch,
        fromCore,
      ),
    multiHeadAttentionBackward: ({ query, key, value, gradOutput, options, ...on }, watch) =>
      this.#inSlices(
        this.#of(on).multi_head_attention_backward_job(
          query,
          key,
          value,
          gradOutput,
          toCore(options),
        ),
        watch,
        ({ grad_params: gradParams, ...gradients }) => ({
          ...gradientsFromCore(gradients),
          gradParams,
        }),
      ),
    selfAttention: ({ x, options, ...on }, watch) =>
      this.#inSlices(
        this.#of(on).self_attention_job(x, toCore(options)),
        watch,
        ({ output }) => output,
      ),
    forward: ({ x, returnWeights, options, ...on }, watch) =>
      this.#inSlices(this.#of(on).forward_job(x, returnWeights, toCore(options)), watch, fromCore),
    getParams: (on) => this.#of(on).get_params(),
    setParams: ({ params, ...on }) => {
      this.#of(on).set_params(params);
      return null;
    },
    disposeSimpleAttention: (on) => {
      this.#of(on).delete();
      this.#attentions.delete(on.handle);
      return null;
    },
  };

  #inSlices<Result, Reply>(
    job: CoreJob<Result>,
    watch: Watch,
    toReply: (result: Result) => Reply,
  ): Reply | Promise<Reply> {
    const result = inSlices(job, watch, this.#guarded);
    return result instanceof Promise ? result.then(toReply) : toReply(result);
  }

  #of({ handle }: OnHandle): CoreSimpleAttention {
    const attention = this.#attentions.get(handle);
    if (!attention) throw new SpotlightError('internal', `no SimpleAttention ${handle}`);
    return attention;
  }
}

function toCore({
  pastKey,
  pastValue,
  kvLengths,
  returns,
  ...options
}: CallOptions): CoreCallOptions {
  return {
    ...options,
    past_key: pastKey,
    past_value: pastValue,
    kv_lengths: kvLengths,
    returns: returns?.map((stage) => coreNameOfStage[stage]),
  };
}

function fromCore({
  capped_scores: cappedScores,
  masked_scores: maskedScores,
  present_key: presentKey,
  present_value: presentValue,
  ...stages
}: CoreAttentionResult): AttentionResult {
  return {
    ...stages,
    ...(cappedScores && { cappedScores }),
    ...(maskedScores && { maskedScores }),
    ...(presentKey && { presentKey }),
    ...(presentValue && { presentValue }),
  };
}

function gradientsFromCore({
  grad_query: gradQuery,
  grad_key: gradKey,
  grad_value: gradValue,
  grad_mask: gradMask,
  grad_past_key: gradPastKey,
  grad_past_value: gradPastValue,
}: CoreAttentionGradients): AttentionGradients {
  return {
    gradQuery,
    gradKey,
    gradValue,
    ...(gradMask && { gradMask }),
    ...(gradPastKey && { gradPastKey }),
    ...(gradPastValue && { gradPastValue }),
  };
}
