// Attention as an ONNX model, in the three ways that onnxruntime-web computes it.
import {
  floatAttribute,
  floatTensor,
  int64Tensor,
  intAttribute,
  intsAttribute,
  onnxFile,
  tensorAttribute,
} from './onnx_file.mjs';
import { scaleOf } from '../problem.mjs';

/** @typedef {import('../problem.mjs').Shape} Shape */

/**
 * @typedef {object} Graph
 * @property {string} name
 * @property {boolean} headsInside tensors are [1, seqLen, heads * headDim] and not [1, heads, seqLen, headDim]
 * @property {(shape: Shape, causal: boolean) => Uint8Array} model inputs q, k, v, output y
 */

/** @type {readonly Graph[]} */
export const onnxGraphs = [
  { name: 'MatMul', headsInside: false, model: matMulModel },
  { name: 'MultiHeadAttention', headsInside: true, model: multiHeadAttentionModel },
  { name: 'Attention', headsInside: false, model: attentionModel },
];

/**
 * Products and softmax as nodes of their own, which the runtime fuses as it likes.
 * @param {Shape} shape
 * @param {boolean} causal
 */
function matMulModel(shape, causal) {
  const weighted = causal ? 'masked' : 'scaled';
  return onnxFile({
    opsets: [{ domain: '', version: 17 }],
    nodes: [
      {
        type: 'Transpose',
        inputs: ['k'],
        output: 'k_t',
        attributes: [intsAttribute('perm', [0, 1, 3, 2])],
      },
      { type: 'MatMul', inputs: ['q', 'k_t'], output: 'scores' },
      { type: 'Mul', inputs: ['scores', 'scale'], output: 'scaled' },
      ...(causal ? causalMaskNodes() : []),
      {
        type: 'Softmax',
        inputs: [weighted],
        output: 'weights',
      },
      { type: 'MatMul', inputs: ['weights', 'v'], output: 'y' },
    ],
    constants: [
      floatTensor('scale', scaleOf(shape)),
      ...(causal
        ? [
            int64Tensor('mask_sizes', [shape.seqLen, shape.seqLen]),
            int64Tensor('above_diagonal', [1]),
          ]
        : []),
    ],
    ...valuesOf(headsFirst(shape)),
  });
}

/** A matrix of -inf cut to what lies above the diagonal: constant, so it is made once, on loading. */
function causalMaskNodes() {
  return [
    {
      type: 'ConstantOfShape',
      inputs: ['mask_sizes'],
      output: 'all_hidden',
      attributes: [tensorAttribute('value', floatTensor('', -Infinity, [1]))],
    },
    {
      type: 'Trilu',
      inputs: ['all_hidden', 'above_diagonal'],
      output: 'mask',
      attributes: [intAttribute('upper', 1)],
    },
    { type: 'Add', inputs: ['scaled', 'mask'], output: 'masked' },
  ];
}

/**
 * onnxruntime's own operator, which other tools fuse whole models into.
 * @param {Shape} shape
 * @param {boolean} causal
 */
function multiHeadAttentionModel(shape, causal) {
  const domain = 'com.microsoft';
  return onnxFile({
    opsets: [
      { domain: '', version: 17 },
      { domain, version: 1 },
    ],
    nodes: [
      {
        type: 'MultiHeadAttention',
        domain,
        inputs: ['q', 'k', 'v'],
        output: 'y',
        attributes: [
          intAttribute('num_heads', shape.heads),
          floatAttribute('scale', scaleOf(shape)),
          intAttribute('unidirectional', Number(causal)),
        ],
      },
    ],
    ...valuesOf([1, shape.seqLen, shape.heads * shape.headDim]),
  });
}

/**
 * The operator of the standard.
 * @param {Shape} shape
 * @param {boolean} causal
 */
function attentionModel(shape, causal) {
  return onnxFile({
    opsets: [{ domain: '', version: 23 }],
    nodes: [
      {
        type: 'Attention',
        inputs: ['q', 'k', 'v'],
        output: 'y',
        attributes: [
          floatAttribute('scale', scaleOf(shape)),
          intAttribute('is_causal', Number(causal)),
        ],
      },
    ],
    ...valuesOf(headsFirst(shape)),
  });
}

/** @param {Shape} shape */
function headsFirst({ heads, seqLen, headDim }) {
  return [1, heads, seqLen, headDim];
}

/** @param {readonly number[]} sizes */
function valuesOf(sizes) {
  return {
    inputs: ['q', 'k', 'v'].map((name) => ({ name, sizes })),
    output: { name: 'y', sizes },
  };
}
