/** What is known of the costs at one moment: plain data, to be drawn. */

import { fitPairLaw, fitPowerLaw, type PairLaw } from '../../lib/growth.ts';
import type { CostCase, Measured } from './cost_case.ts';

/** Where the whole matrix did not fit any more, or was not tried. */
interface MemoryEnd {
  readonly words: number;
  /** What the engine said; empty: it was not tried, for this device has little memory. */
  readonly reason: string;
}

export interface CostState {
  readonly phase: 'idle' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly measured: readonly Measured[];
  /** What is being measured. */
  readonly now: CostCase | undefined;
  /** The part of the work that is done, 0 to 1. */
  readonly done: number;
  readonly memoryEnd: MemoryEnd | undefined;
  /** Why it failed. */
  readonly problem: string;
}

export const notMeasured: CostState = {
  phase: 'idle',
  measured: [],
  now: undefined,
  done: 0,
  memoryEnd: undefined,
  problem: '',
};

/** Shorter texts also show what every call costs, whatever its length. */
export const fitFrom = 512;

export type Cost = 'milliseconds' | 'bytes';

export function measuredOf(
  { measured }: Pick<CostState, 'measured'>,
  { path, causal }: Omit<CostCase, 'words'>,
): Measured[] {
  return measured.filter((one) => one.path === path && one.causal === causal);
}

/** How steeply a cost grows from `fitFrom` words on; unknown as long as there are not three lengths. */
export function slopeOf(measured: readonly Measured[], cost: Cost): number | undefined {
  const points = pointsOf(measured, cost);
  return points.length < 3 ? undefined : fitPowerLaw(points)?.exponent;
}

/** What pairs and words cost, fitted to the same lengths. */
export function lawOf(measured: readonly Measured[], cost: Cost): PairLaw | undefined {
  const points = pointsOf(measured, cost);
  return points.length < 3 ? undefined : fitPairLaw(points);
}

function pointsOf(measured: readonly Measured[], cost: Cost): { x: number; y: number }[] {
  return measured
    .filter(({ words }) => words >= fitFrom)
    .map((one) => ({ x: one.words, y: one[cost] }));
}
