// The whole benchmark inside one engine, be it Node or Chromium.
import { loadBenchCore, makeInputs } from './bench_core.mjs';
import { onnxruntime } from './contenders/onnxruntime.mjs';
import { loadEngine, oursBackward, oursKernel, oursPackage } from './contenders/ours.mjs';
import { registerPeaks } from './contenders/peak.mjs';
import { plainEigen } from './contenders/plain_eigen.mjs';
import { pureJs } from './contenders/pure_js.mjs';
import { tfjs } from './contenders/tfjs.mjs';
import { fullEffort, interleave, quickEffort, timeOf } from './measure.mjs';
import { longShape, shapeFromName, visiblePairs } from './problem.mjs';
import { benchTraining } from './training.mjs';

/** @typedef {import('./contenders/contender.d.ts').Contender} Contender */
/** @typedef {import('./contenders/contender.d.ts').Prepared} Prepared */
/** @typedef {import('./bench_core.mjs').BenchCore} BenchCore */
/** @typedef {import('./problem.mjs').Problem} Problem */
/** @typedef {import('./platform.mjs').Platform} Platform */

/**
 * @typedef {object} Options
 * @property {boolean} quick fewer rounds
 * @property {boolean} long the long shape too
 * @property {readonly string[]} shapes such as 12x128x64
 */
/**
 * @typedef {object} Case one shape, causal or not
 * @property {string} shape
 * @property {boolean} causal
 * @property {Record<string, import('./measure.mjs').Timing>} timings by contender
 * @property {Record<string, string>} failures by contender; who is in neither was left out as too slow
 * @property {number} maxError of our kernel, against float64
 * @property {number} workspaceBytes of our kernel
 */
/**
 * @typedef {object} LongRun
 * @property {number} seconds
 * @property {number} maxError in some rows
 * @property {number} workspaceBytes
 */
/**
 * @typedef {object} EngineResults
 * @property {string} engine
 * @property {readonly Case[]} cases
 * @property {import('./training.mjs').TrainingResults} training
 * @property {LongRun} [longRun]
 */

/** All contenders compute the same thing if their outputs differ by no more. */
const tolerance = 1e-4;

/** The reference in float64 computes some 200 million products a second. */
const pairsToVerify = 1.3e7;

/**
 * @param {Platform} platform
 * @param {Options} options
 * @returns {Promise<EngineResults>}
 */
export async function benchmark(platform, { quick, long, shapes }) {
  const core = await loadBenchCore(platform);
  const engine = await loadEngine(platform);
  /** Ours comes before its peers, since their outputs are compared with it. */
  const contenders = [
    oursKernel(core),
    oursPackage(engine),
    oursBackward(engine),
    plainEigen(core),
    ...onnxruntime(platform),
    await tfjs(platform),
    pureJs,
    ...registerPeaks(core),
  ];

  /** @type {Case[]} */
  const cases = [];
  for (const name of shapes) {
    const shape = shapeFromName(name);
    const inputs = makeInputs(core, shape);
    for (const causal of [false, true]) {
      platform.say(`${platform.engine}: ${name}${causal ? ' causal' : ''}`);
      const problem = { shape, causal, inputs };
      const measured = await time(contenders, problem, quick);
      cases.push({ shape: name, causal, ...measured, ...verifyOurs(core, problem) });
    }
  }
  platform.say(`${platform.engine}: a step of training`);
  const training = await benchTraining(platform, core, quick ? quickEffort : fullEffort);
  if (!long) return { engine: platform.engine, cases, training };

  platform.say(`${platform.engine}: ${longShape}`);
  return { engine: platform.engine, cases, training, longRun: runLong(core) };
}

/**
 * @param {readonly Contender[]} contenders
 * @param {Problem} problem
 * @param {boolean} quick
 */
async function time(contenders, problem, quick) {
  /** @type {Record<string, string>} */
  const failures = {};
  /** @type {Record<string, Prepared & { firstMs: number }>} */
  const ready = {};
  /** @type {Float32Array | undefined} */
  let reference;
  for (const { name, takes, prepare } of contenders) {
    if (takes && !takes(problem.shape, problem.causal)) continue;
    try {
      const prepared = await prepare(problem);
      const firstMs = await timeOf(prepared);
      const output = prepared.check?.().slice();
      reference ??= output;
      if (output && reference) requireSame(output, reference);
      ready[name] = { ...prepared, firstMs };
    } catch (error) {
      failures[name] = shortMessage(error);
    }
  }
  const timings = await interleave(ready, quick ? quickEffort : fullEffort);
  for (const { dispose } of Object.values(ready)) await dispose?.();
  return { timings, failures };
}

/**
 * @param {Float32Array} output
 * @param {Float32Array} reference
 */
function requireSame(output, reference) {
  if (output.length !== reference.length) throw new Error(`${output.length} numbers came out`);
  const wrong = output.findIndex(
    (value, i) => !(Math.abs(value - (reference[i] ?? NaN)) < tolerance),
  );
  if (wrong < 0) return;
  throw new Error(`wrong output: [${wrong}] is ${output[wrong]}, expected ${reference[wrong]}`);
}

/**
 * One line: runtimes write stacks and the paths of their sources into their messages.
 * @param {unknown} error
 */
function shortMessage(error) {
  const message = error instanceof Error ? error.message : String(error);
  const [line = ''] = message.replace(/\/\S+\//g, '').split('\n');
  return line.slice(0, 240);
}

/**
 * @param {BenchCore} core
 * @param {Problem} problem
 */
function verifyOurs(core, { shape, causal }) {
  const workspaceBytes = core._bench_ours(Number(causal));
  const every = Math.ceil(visiblePairs(shape, causal) / pairsToVerify);
  return { workspaceBytes, maxError: core._bench_max_error(Number(causal), every) };
}

/**
 * @param {BenchCore} core
 * @returns {LongRun}
 */
function runLong(core) {
  const { heads, seqLen, headDim } = shapeFromName(longShape);
  core._bench_prepare(heads, seqLen, headDim);
  const started = performance.now();
  const workspaceBytes = core._bench_ours(0);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, workspaceBytes, maxError: core._bench_max_error(0, seqLen / 8) };
}
