// TensorFlow.js on its WebAssembly backend, one thread, SIMD. It has no attention of its own: two
// products, a softmax between them and, for causal attention, an added mask.
import * as tf from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { scaleOf } from '../problem.mjs';

/** More would fill hundreds of megabytes with scores. */
const mostScores = 2e7;

/**
 * @param {import('../platform.mjs').Platform} platform
 * @returns {Promise<import('./contender.d.ts').Contender>}
 */
export async function tfjs({ tfjsFolder }) {
  setWasmPaths(tfjsFolder);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  await tf.setBackend('wasm');
  return {
    name: 'tfjs',
    takes: ({ heads, seqLen }) => heads * seqLen * seqLen <= mostScores,
    prepare: ({ shape, causal, inputs }) => {
      const sizes = [shape.heads, shape.seqLen, shape.headDim];
      const mask = causal ? causalMask(shape.seqLen) : undefined;
      let output = new Float32Array();
      const run = () => {
        tf.tidy(() => {
          const query = tf.tensor(inputs.query, sizes);
          const key = tf.tensor(inputs.key, sizes);
          const value = tf.tensor(inputs.value, sizes);
          const scores = tf.mul(tf.matMul(query, key, false, true), scaleOf(shape));
          const weights = tf.softmax(mask ? tf.add(scores, mask) : scores);
          output = tf.matMul(weights, value).dataSync();
        });
      };
      return { run, check: () => output, dispose: () => mask?.dispose() };
    },
  };
}

/** @param {number} seqLen */
function causalMask(seqLen) {
  const mask = new Float32Array(seqLen * seqLen);
  for (let i = 0; i < seqLen; ++i) mask.fill(-Infinity, i * seqLen + i + 1, (i + 1) * seqLen);
  return tf.tensor(mask, [seqLen, seqLen]);
}
