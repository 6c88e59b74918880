// The modules of the benchmark's C++ side (wasm/tools), and the inputs that they make for everybody.
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
 * @typedef {object} TrainingCore
 * @property {() => void} _bench_train_prepare
 * @property {(first: number, steps: number) => number} _bench_train gives the last step's loss
 */

/**
 * @param {import('./platform.mjs').Platform} platform
 * @returns {Promise<BenchCore & TrainingCore>}
 */
export async function loadBenchCore(platform) {
  return await loadModule(platform, 'spotlight_bench_core');
}

/**
 * The transformer in plain Eigen, compiled with the vectors of WebAssembly or without.
 * @param {import('./platform.mjs').Platform} platform
 * @param {'vectorised' | 'scalar'} kind
 * @returns {Promise<TrainingCore>}
 */
export async function loadPlainEigen(platform, kind) {
  return await loadModule(platform, `spotlight_bench_eigen_${kind}`);
}

/**
 * @param {import('./platform.mjs').Platform} platform
 * @param {string} name
 */
async function loadModule(platform, name) {
  const { default: createModule } = await importBuilt(platform, `build/wasm/${name}.mjs`);
  const wasmBinary = await readBuilt(platform, `build/wasm/${name}.wasm`);
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
