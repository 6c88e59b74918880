// Questions to the results of one engine that the report asks in several places.
import { peakFlops } from './contenders/peak.mjs';
import { shapeFromName, usefulFlops } from './problem.mjs';

/** @typedef {import('./benchmark.mjs').Case} Case */
/** @typedef {import('./benchmark.mjs').EngineResults} EngineResults */

/**
 * @param {EngineResults} results
 * @param {string} shape
 * @param {boolean} causal
 */
export function findCase({ cases }, shape, causal) {
  return cases.find((one) => one.shape === shape && one.causal === causal);
}

/**
 * @param {Case | undefined} one
 * @param {string} contender
 * @returns {number} NaN if it was not measured
 */
export function msOf(one, contender) {
  return one?.timings[contender]?.ms ?? NaN;
}

/**
 * The graph that onnxruntime-web is fastest with.
 * @param {Case | undefined} one
 * @returns {{ graph: string, ms: number }} NaN if none was measured
 */
export function bestOnnxruntime(one) {
  const [best] = Object.entries(one?.timings ?? {})
    .filter(([name]) => name.startsWith('onnxruntime '))
    .map(([name, { ms }]) => ({ graph: name.replace('onnxruntime ', ''), ms }))
    .sort((a, b) => a.ms - b.ms);
  return best ?? { graph: '', ms: NaN };
}

/**
 * Billions of operations a second on registers alone.
 * @param {Case | undefined} one
 */
export function peakGflops(one) {
  const gflops = Object.entries(one?.timings ?? {})
    .filter(([name]) => name.startsWith('peak '))
    .map(([name, { ms }]) => peakFlops(name) / ms / 1e6);
  return gflops.length > 0 ? Math.max(...gflops) : NaN;
}

/**
 * Billions of useful operations a second of our kernel.
 * @param {Case | undefined} one
 */
export function kernelGflops(one) {
  if (!one) return NaN;
  return usefulFlops(shapeFromName(one.shape), one.causal) / msOf(one, 'ours kernel') / 1e6;
}

/**
 * How long the useful operations take on registers alone: nobody can be faster.
 * @param {Case | undefined} one
 */
export function msAtPeak(one) {
  if (!one) return NaN;
  return usefulFlops(shapeFromName(one.shape), one.causal) / peakGflops(one) / 1e6;
}
