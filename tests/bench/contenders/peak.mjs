// Not attention but the machine's limit: multiplications and additions that never leave the registers.

const steps = 100_000;

/**
 * @param {import('../bench_core.mjs').BenchCore} core
 * @returns {import('./contender.d.ts').Contender}
 */
export function registerPeak(core) {
  return {
    name: 'peak',
    prepare: () => ({ run: () => void core._bench_peak(steps) }),
  };
}

/**
 * How many operations one run does.
 * @param {import('../bench_core.mjs').BenchCore} core
 */
export function peakFlops(core) {
  return core._bench_peak(steps);
}
