// Not attention but the machine's limit: multiplications and additions that never leave the registers.

/** About half a millisecond. */
const steps = 100_000;

/**
 * One contender for each number of chains that run side by side; the best is the peak.
 * @param {import('../bench_core.mjs').BenchCore} core
 * @returns {import('./contender.d.ts').Contender[]}
 */
export function registerPeaks(core) {
  return [10, 11, 12, 13].map((chains) => ({
    name: `peak ${chains}`,
    prepare: () => ({ run: () => void core._bench_peak(steps, chains) }),
  }));
}

/**
 * How many operations one run does.
 * @param {string} name of the contender
 */
export function peakFlops(name) {
  return 2 * 4 * Number(name.replace('peak ', '')) * steps;
}
