// Ours, twice: the kernel alone over inputs in WebAssembly's memory, and a call of the package in the
// thread, which checks its arguments and copies them in and the result out. And the package's gradients.
import { copyOutput } from '../bench_core.mjs';
import { importBuilt } from '../platform.mjs';
import { backwardShape, shapeFromName } from '../problem.mjs';

/** @typedef {import('./contender.d.ts').Contender} Contender */
/** @typedef {import('../../../web/engine/index.ts').Engine} Engine */

/**
 * @param {import('../bench_core.mjs').BenchCore} core
 * @returns {Contender}
 */
export function oursKernel(core) {
  return {
    name: 'ours kernel',
    prepare: ({ shape, causal }) => ({
      run: () => void core._bench_ours(Number(causal)),
      check: () => copyOutput(core, shape),
    }),
  };
}

/**
 * The package as it is built for other people's programs.
 * @param {import('../platform.mjs').Platform} platform
 * @returns {Promise<Engine>}
 */
export async function loadEngine(platform) {
  const { createEngine } = await importBuilt(platform, 'dist/lib/spotlight.js');
  return await createEngine({ worker: false });
}

/**
 * @param {Engine} engine
 * @returns {Contender}
 */
export function oursPackage(engine) {
  return {
    name: 'ours package',
    prepare(problem) {
      const { query, key, value } = tensorsOf(problem);
      const options = { causal: problem.causal };
      /** @type {Float32Array} */
      let output = new Float32Array();
      return {
        run: async () => {
          output = (await engine.attention(query, key, value, options)).output.data;
        },
        check: () => output,
      };
    },
  };
}

/**
 * @param {Engine} engine
 * @returns {Contender}
 */
export function oursBackward(engine) {
  const only = JSON.stringify(shapeFromName(backwardShape));
  return {
    name: 'ours backward',
    takes: (shape) => JSON.stringify(shape) === only,
    prepare(problem) {
      const { query, key, value } = tensorsOf(problem);
      const gradOutput = query; // any numbers of this shape take as long
      const options = { causal: problem.causal };
      return {
        run: async () => {
          await engine.attentionBackward(query, key, value, gradOutput, options);
        },
      };
    },
  };
}

/** @param {import('../problem.mjs').Problem} problem */
function tensorsOf({ shape: { heads, seqLen, headDim }, inputs }) {
  const tensor = (/** @type {Float32Array} */ data) => ({
    data,
    shape: [1, heads, seqLen, headDim],
  });
  return { query: tensor(inputs.query), key: tensor(inputs.key), value: tensor(inputs.value) };
}
