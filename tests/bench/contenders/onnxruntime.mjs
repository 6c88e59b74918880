// onnxruntime-web on its WebAssembly backend, one thread: a contender for each graph, of which the
// report takes the best.
import { onnxGraphs } from './onnx_graphs.mjs';

/** @typedef {import('../problem.mjs').Shape} Shape */

/**
 * @param {import('../platform.mjs').Platform} platform
 * @returns {import('./contender.d.ts').Contender[]}
 */
export function onnxruntime({ ort }) {
  ort.env.wasm.numThreads = 1;
  ort.env.logLevel = 'fatal'; // what a graph cannot do is told by its error
  return onnxGraphs.map((graph) => contenderOf(ort, graph));
}

/**
 * @param {typeof import('onnxruntime-web')} ort
 * @param {import('./onnx_graphs.mjs').Graph} graph
 * @returns {import('./contender.d.ts').Contender}
 */
function contenderOf(ort, { name, headsInside, model }) {
  return {
    name: `onnxruntime ${name}`,
    async prepare({ shape, causal, inputs }) {
      const { heads, seqLen, headDim } = shape;
      const sizes = headsInside ? [1, seqLen, heads * headDim] : [1, heads, seqLen, headDim];
      const tensor = (/** @type {Float32Array} */ data) =>
        new ort.Tensor('float32', headsInside ? swapHeads(data, shape, 'in') : data, sizes);
      const feeds = {
        q: tensor(inputs.query),
        k: tensor(inputs.key),
        v: tensor(inputs.value),
      };
      const session = await ort.InferenceSession.create(model(shape, causal), {
        executionProviders: ['wasm'],
        graphOptimizationLevel: 'all',
      });
      let output = new Float32Array();
      return {
        run: async () => {
          output = (await session.run(feeds)).y.data;
        },
        check: () => (headsInside ? swapHeads(output, shape, 'out') : output),
        dispose: () => session.release(),
      };
    },
  };
}

/**
 * [heads, seqLen, headDim] to [seqLen, heads, headDim] on the way in, and back on the way out. A
 * program that uses this operator has its heads this way, so it isn't timed.
 * @param {Float32Array} data
 * @param {Shape} shape
 * @param {'in' | 'out'} way
 */
function swapHeads(data, { heads, seqLen, headDim }, way) {
  const swapped = new Float32Array(data.length);
  for (let head = 0; head < heads; ++head) {
    for (let i = 0; i < seqLen; ++i) {
      const headFirst = (head * seqLen + i) * headDim;
      const rowFirst = (i * heads + head) * headDim;
      const [from, to] = way === 'in' ? [headFirst, rowFirst] : [rowFirst, headFirst];
      swapped.set(data.subarray(from, from + headDim), to);
    }
  }
  return swapped;
}
