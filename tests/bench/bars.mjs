// What the measurements have to show, as one table. The benchmark reports it; no test asserts it, since
// a busy machine would fail it.
import { backwardShape, longShape } from './problem.mjs';
import { bestOnnxruntime, findCase, kernelGflops, msAtPeak, msOf, peakGflops } from './results.mjs';

/** @typedef {import('./benchmark.mjs').EngineResults} EngineResults */
/** @typedef {import('./benchmark.mjs').Case} Case */

/**
 * @typedef {object} Bar
 * @property {string} what
 * @property {string} shape
 * @property {boolean} [causal] absent: of both the worse
 * @property {number} [atLeast]
 * @property {number} [atMost]
 * @property {(value: number) => string} write
 * @property {(results: EngineResults) => number} measured NaN if it was not
 * @property {(results: EngineResults) => number} [ceiling] what there would be if ours ran at the
 * register peak and copied nothing
 */

/** Not a shape of attention: what a step reads. */
const trainingShape = '32 sentences';

const percent = (/** @type {number} */ value) => `${(100 * value).toFixed(1)} %`;
const times = (/** @type {number} */ value) => `${value.toFixed(2)} ×`;
const megabytes = (/** @type {number} */ value) => `${(value / 1e6).toFixed(2)} MB`;
const seconds = (/** @type {number} */ value) => `${value.toFixed(1)} s`;
const exponent = (/** @type {number} */ value) => value.toExponential(2);

const share = (/** @type {Case | undefined} */ one) => kernelGflops(one) / peakGflops(one);

/**
 * @param {(one: Case | undefined) => number} peerMs
 * @param {string} ours
 */
const ratio = (peerMs, ours) => (/** @type {Case | undefined} */ one) =>
  peerMs(one) / msOf(one, ours);

const onnxruntimeMs = (/** @type {Case | undefined} */ one) => bestOnnxruntime(one).ms;
const tfjsMs = (/** @type {Case | undefined} */ one) => msOf(one, 'tfjs');
const javaScriptMs = (/** @type {Case | undefined} */ one) => msOf(one, 'JavaScript');
const eigen = ratio((one) => msOf(one, 'Eigen'), 'ours kernel');
const backward = ratio((one) => msOf(one, 'ours backward'), 'ours package');

/** @type {readonly Bar[]} */
export const bars = [
  ...bothWays('share of the register peak, kernel', '12x1024x64', percent, share, [0.75, 0.71]),
  ...comparison('onnxruntime-web / package', '12x1024x64', onnxruntimeMs, [1.85, 3.4]),
  ...comparison('onnxruntime-web / package', '12x128x64', onnxruntimeMs, [1.5, 2.0]),
  ...comparison('tfjs wasm / package', '12x1024x64', tfjsMs, [9, 16]),
  ...comparison('JavaScript / package', '12x1024x64', javaScriptMs, [27, 27]),
  ...bothWays('plain Eigen / kernel', '4x10x16', times, eigen, [1.5, 1.8]),
  {
    what: 'backward / forward, package',
    shape: backwardShape,
    atMost: 3.5,
    write: times,
    measured: (results) => worst(results, backwardShape, backward),
  },
  {
    what: 'a step of training, plain Eigen (scalar) / ours',
    shape: trainingShape,
    atLeast: 2.5,
    write: times,
    measured: ({ training: { timings } }) => timings.scalar.ms / timings.ours.ms,
  },
  {
    what: 'the same, plain Eigen (vectorised by the compiler) / ours',
    shape: trainingShape,
    atLeast: 2.5,
    write: times,
    measured: ({ training: { timings } }) => timings.vectorised.ms / timings.ours.ms,
  },
  {
    what: 'workspace, kernel',
    shape: '1x8192x64',
    atMost: 5e6,
    write: megabytes,
    measured: (results) => worst(results, '1x8192x64', (one) => one?.workspaceBytes ?? NaN),
  },
  {
    what: 'a long context runs, kernel',
    shape: longShape,
    atMost: Infinity,
    write: seconds,
    measured: ({ longRun }) => longRun?.seconds ?? NaN,
  },
  {
    what: 'largest error against float64, kernel',
    shape: '12x1024x64',
    atMost: 1e-6,
    write: exponent,
    measured: (results) => worst(results, '12x1024x64', (one) => one?.maxError ?? NaN),
  },
];

/**
 * @param {Bar} bar
 * @param {number} value
 * @returns {'met' | 'short' | 'not measured'}
 */
export function verdict({ atLeast = -Infinity, atMost = Infinity }, value) {
  if (Number.isNaN(value)) return 'not measured';
  return value >= atLeast && value <= atMost ? 'met' : 'short';
}

/**
 * The same bar twice: for bidirectional and for causal attention.
 * @param {string} what
 * @param {string} shape
 * @param {(value: number) => string} write
 * @param {(one: Case | undefined) => number} measure
 * @param {readonly [number, number]} atLeast
 * @returns {Bar[]}
 */
function bothWays(what, shape, write, measure, atLeast) {
  return [false, true].map((causal, i) => ({
    what,
    shape,
    causal,
    atLeast: atLeast[i] ?? NaN,
    write,
    measured: (results) => measure(findCase(results, shape, causal)),
  }));
}

/**
 * How many times longer a peer takes than the package.
 * @param {string} what
 * @param {string} shape
 * @param {(one: Case | undefined) => number} peerMs
 * @param {readonly [number, number]} atLeast
 * @returns {Bar[]}
 */
function comparison(what, shape, peerMs, atLeast) {
  const both = bothWays(what, shape, times, ratio(peerMs, 'ours package'), atLeast);
  return both.map((bar) => ({
    ...bar,
    ceiling: (results) => {
      const one = findCase(results, shape, bar.causal === true);
      return peerMs(one) / msAtPeak(one);
    },
  }));
}

/**
 * The larger one of bidirectional and causal.
 * @param {EngineResults} results
 * @param {string} shape
 * @param {(one: Case | undefined) => number} measure
 */
function worst(results, shape, measure) {
  return Math.max(...[false, true].map((causal) => measure(findCase(results, shape, causal))));
}
