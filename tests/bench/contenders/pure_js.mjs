// Attention in plain JavaScript over typed arrays: nothing is allocated, every array is walked in
// order, and a hidden key is not computed.
import { scaleOf, visiblePairs } from '../problem.mjs';

/** @typedef {Record<number, any>} Numbers an array whose elements tsc takes to be there */

/** More would take over ten seconds. */
const mostPairs = 2e7;

/** @type {import('./contender.d.ts').Contender} */
export const pureJs = {
  name: 'JavaScript',
  takes: (shape, causal) => visiblePairs(shape, causal) <= mostPairs,
  prepare({ shape, causal, inputs }) {
    const output = new Float32Array(inputs.query.length);
    return { run: () => attend(shape, causal, inputs, output), check: () => output };
  },
};

/**
 * @param {import('../problem.mjs').Shape} shape
 * @param {boolean} causal
 * @param {{ query: Numbers, key: Numbers, value: Numbers }} inputs
 * @param {Numbers} output
 */
function attend(shape, causal, { query, key, value }, output) {
  const { heads, seqLen, headDim } = shape;
  const scale = scaleOf(shape);
  /** @type {Numbers} */
  const weights = new Float32Array(seqLen);
  for (let head = 0; head < heads; ++head) {
    const start = head * seqLen * headDim;
    for (let i = 0; i < seqLen; ++i) {
      const row = start + i * headDim;
      const visible = causal ? i + 1 : seqLen;
      let largest = -Infinity;
      for (let j = 0; j < visible; ++j) {
        const keyRow = start + j * headDim;
        let score = 0;
        for (let d = 0; d < headDim; ++d) score += query[row + d] * key[keyRow + d];
        score *= scale;
        weights[j] = score;
        if (score > largest) largest = score;
      }

      let sum = 0;
      for (let j = 0; j < visible; ++j) {
        const weight = Math.exp(weights[j] - largest);
        weights[j] = weight;
        sum += weight;
      }

      for (let d = 0; d < headDim; ++d) output[row + d] = 0;
      for (let j = 0; j < visible; ++j) {
        const valueRow = start + j * headDim;
        const weight = weights[j] / sum;
        for (let d = 0; d < headDim; ++d) output[row + d] += weight * value[valueRow + d];
      }
    }
  }
}
