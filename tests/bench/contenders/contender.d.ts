/** What the benchmark knows of whoever computes attention: it is made ready, run, and checked. */

import type { Problem, Shape } from '../problem.mjs';

export interface Contender {
  readonly name: string;
  /** Whether it is worth waiting for. Absent: always. */
  readonly takes?: (shape: Shape, causal: boolean) => boolean;
  /** May fail: not every peer can compute every shape. */
  readonly prepare: (problem: Problem) => Prepared | Promise<Prepared>;
}

export interface Prepared {
  /** What is timed. */
  readonly run: () => void | Promise<void>;
  /** The output of the last run, [heads, seqLen, headDim]. Absent: there is nothing to compare. */
  readonly check?: () => Float32Array;
  readonly dispose?: () => void | Promise<void>;
}
