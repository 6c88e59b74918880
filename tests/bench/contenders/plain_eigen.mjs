// Attention as one writes it with Eigen, in the same module as our kernel and with the same flags.
import { copyOutput } from '../bench_core.mjs';

/**
 * @param {import('../bench_core.mjs').BenchCore} core
 * @returns {import('./contender.d.ts').Contender}
 */
export function plainEigen(core) {
  return {
    name: 'Eigen',
    prepare: ({ shape, causal }) => ({
      run: () => core._bench_eigen(Number(causal)),
      check: () => copyOutput(core, shape),
    }),
  };
}
