// A step of training: the core's transformer and the plain one in Eigen, on the same sentences.
import { loadPlainEigen } from './bench_core.mjs';
import { interleave } from './measure.mjs';

/** @typedef {import('./bench_core.mjs').TrainingCore} TrainingCore */
/** @typedef {import('./measure.mjs').Timing} Timing */
/**
 * @typedef {object} TrainingResults
 * @property {Record<'ours' | 'scalar' | 'vectorised', Timing>} timings of one step; the last two are
 *   Eigen's, without the vectors of WebAssembly and with them
 * @property {number} lossDifference the largest, after the first step: all compute the same thing
 */

/** So many, so that causal and masked steps take their turns within one measurement. */
const stepsAtOnce = 20;

/**
 * @param {import('./platform.mjs').Platform} platform
 * @param {TrainingCore} ours
 * @param {import('./measure.mjs').Effort} effort
 * @returns {Promise<TrainingResults>}
 */
export async function benchTraining(platform, ours, effort) {
  const cores = {
    ours,
    scalar: await loadPlainEigen(platform, 'scalar'),
    vectorised: await loadPlainEigen(platform, 'vectorised'),
  };
  const losses = Object.values(cores).map((core) => {
    core._bench_train_prepare();
    return core._bench_train(1, 1);
  });
  const timings = await interleave(
    {
      ours: contender(cores.ours),
      scalar: contender(cores.scalar),
      vectorised: contender(cores.vectorised),
    },
    effort,
  );
  const ofAStep = (/** @type {string} */ name) => ({
    ms: (timings[name]?.ms ?? NaN) / stepsAtOnce,
    rounds: timings[name]?.rounds ?? 0,
  });
  return {
    timings: {
      ours: ofAStep('ours'),
      scalar: ofAStep('scalar'),
      vectorised: ofAStep('vectorised'),
    },
    lossDifference: Math.max(...losses) - Math.min(...losses),
  };
}

/** @param {TrainingCore} core */
function contender(core) {
  let first = 2;
  const run = () => {
    core._bench_train(first, stepsAtOnce);
    first += stepsAtOnce;
  };
  return { run, firstMs: 0 };
}
