/** How attention, with and without parameters of its own, is carried out on the core. */

import type {
  CoreAttentionGradients,
  CoreAttentionResult,
  CoreCallOptions,
  CoreModule,
  CoreSimpleAttention,
} from './core_types.ts';
import type { Handlers, RunInSlices } from './handlers.ts';
import { Handles } from './handles.ts';
import type {
  AttentionGradients,
  AttentionOperationName,
  AttentionResult,
  CallOptions,
  Stage,
} from './protocol.ts';
import { timedAttention } from './timed_attention.ts';

const coreNameOfStage: Readonly<Record<Stage, string>> = {
  scores: 'scores',
  cappedScores: 'capped_scores',
  maskedScores: 'masked_scores',
  weights: 'weights',
  present: 'present',
};

export function attentionHandlers(
  core: CoreModule,
  inSlices: RunInSlices,
): Handlers<AttentionOperationName> {
  const attentions = new Handles<CoreSimpleAttention>('SimpleAttention');
  return {
    memory: () => core.memory(),
    softmax: ({ x, axis }) => core.softmax(x, axis),
    softmaxTerms: ({ x }) => core.softmax_terms(x),
    linear: ({ x, weight, bias }) => core.linear(x, weight, bias),
    createCausalMask: ({ seqLen }) => core.create_causal_mask(seqLen),
    randomEmbeddings: ({ words, embedDim, seed }) => core.random_embeddings(words, embedDim, seed),
    attention: ({ query, key, value, options }, watch) =>
      inSlices(core.attention_job(query, key, value, toCore(options)), watch, fromCore),
    attentionBackward: ({ query, key, value, gradOutput, options }, watch) =>
      inSlices(
        core.attention_backward_job(query, key, value, gradOutput, toCore(options)),
        watch,
        gradientsFromCore,
      ),
    timeAttention: (request, watch) => timedAttention(core, inSlices, request, watch),

    createSimpleAttention: ({ embedDim, numHeads, seed, bias }) => {
      const attention = new core.SimpleAttention(embedDim, numHeads, seed, bias);
      return {
        handle: attentions.keep(attention),
        embedDim: attention.embed_dim,
        numHeads: attention.num_heads,
        headDim: attention.head_dim,
      };
    },
    dotProductAttention: ({ query, key, value, options, ...on }) =>
      fromCore(attentions.of(on).dot_product_attention(query, key, value, toCore(options))),
    scaledDotProductAttention: ({ query, key, value, options, ...on }) =>
      fromCore(attentions.of(on).scaled_dot_product_attention(query, key, value, toCore(options))),
    multiHeadAttention: ({ query, key, value, options, ...on }, watch) =>
      inSlices(
        attentions.of(on).multi_head_attention_job(query, key, value, toCore(options)),
        watch,
        fromCore,
      ),
    multiHeadAttentionBackward: ({ query, key, value, gradOutput, options, ...on }, watch) =>
      inSlices(
        attentions
          .of(on)
          .multi_head_attention_backward_job(query, key, value, gradOutput, toCore(options)),
        watch,
        ({ grad_params: gradParams, ...gradients }) => ({
          ...gradientsFromCore(gradients),
          gradParams,
        }),
      ),
    selfAttention: ({ x, options, ...on }, watch) =>
      inSlices(
        attentions.of(on).self_attention_job(x, toCore(options)),
        watch,
        ({ output }) => output,
      ),
    forward: ({ x, returnWeights, options, ...on }, watch) =>
      inSlices(attentions.of(on).forward_job(x, returnWeights, toCore(options)), watch, fromCore),
    getParams: (on) => attentions.of(on).get_params(),
    setParams: ({ params, ...on }) => {
      attentions.of(on).set_params(params);
      return null;
    },
    disposeSimpleAttention: (on) => attentions.delete(on),
  };
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
