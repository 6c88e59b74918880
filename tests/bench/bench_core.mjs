// The module that wasm/tools/bench.cpp becomes, and the inputs that it makes for everybody.
import { importBuilt, readBuilt } from './platform.mjs';

/** @typedef {import('./problem.mjs').Shape} Shape */
/** @typedef {import('./problem.mjs').Inputs} Inputs */

/**
 * @typedef {object} BenchCore
 * @property {Float32Array} HEAPF32 all of its memory; another view after the memory has grown
 * @property {(heads: number, seqLen: number, headDim: number) => void} _bench_prepare
 * @property {() => number} _bench_query
 * @property {() => number} _bench_key
 * @property {() => number} _bench_value
 * @property {() => number} _bench_output
 * @property {(causal: number) => number} _bench_ours gives the bytes of the workspace
 * @property {(causal: number) => void} _bench_eigen
 * @property {(steps: number, chains: number) => void} _bench_peak
 * @property {(causal: number, every: number) => number} _bench_max_error
 */

/**
 * @param {import('./platform.mjs').Platform} platform
 * @returns {Promise<BenchCore>}
 */
export async function loadBenchCore(platform) {
  const { default: createModule } = await importBuilt(platform, 'build/wasm/spotlight_bench.mjs');
  const wasmBinary = await readBuilt(platform, 'build/wasm/spotlight_bench.wasm');
  return await createModule({ wasmBinary });
}

/**
 * @param {BenchCore} core
 * @param {Shape} shape
 * @returns {Inputs} copies
 */
export function makeInputs(core, shape) {
  core._bench_prepare(shape.heads, shape.seqLen, shape.headDim);
  return {
    query: copyAt(core, core._bench_query(), shape),
    key: copyAt(core, core._bench_key(), shape),
    value: copyAt(core, core._bench_value(), shape),
  };
}

/**
 * @param {BenchCore} core
 * @param {Shape} shape
 */
export function copyOutput(core, shape) {
  return copyAt(core, core._bench_output(), shape);
}

/**
 * @param {BenchCore} core
 * @param {number} address
 * @param {Shape} shape
 */
function copyAt({ HEAPF32 }, address, { heads, seqLen, headDim }) {
  const start = address / Float32Array.BYTES_PER_ELEMENT;
  return HEAPF32.slice(start, start + heads * seqLen * headDim);
}
