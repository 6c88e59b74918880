/** Which faults a careful student can tell apart in a picture: no round may ask for more. */

import { rowOf, rowSums, valueAt, type Matrix } from '../../lib/tensor.ts';
import { faultIds, type FaultId } from './game_faults.ts';
import type { ClearHeads } from './game_round.ts';
import type { WeightsByFault } from './game_weights.ts';

/** What the student is told of a head: the right weights of one row, by which a wrong picture is known. */
export interface Clues {
  /** The row that is told. */
  readonly row: number;
  /** The key with its largest weight. */
  readonly key: number;
  /** The faults that show in this head, and that nothing is wrong: what can be chosen. */
  readonly offered: readonly FaultId[];
}

/** Weights that differ by less look alike. */
const visible = 0.03;
/** By so much a row must be sharper, or flatter, to be told from the right one. */
const telling = 0.1;

/** The last row may see nothing, and the first sees only itself: neither tells anything of a head. */
export function cluesOf(weights: WeightsByFault): Clues {
  const rows = Array.from({ length: weights.none.rows - 2 }, (_, index) => index + 1);
  const told = rows.map((row) => toldBy(weights, row));
  const best = told.reduce((a, b) => (tells(b) > tells(a) ? b : a));
  const offered = faultIds.filter((id) => {
    if (id === 'none') return true;
    if (id === 'no-scaling') return best.sharper >= telling;
    if (id === 'mean-of-heads') return best.flatter >= telling;
    if (id === 'wrong-axis' && !hasOddSum(weights[id])) return false;
    return differ(weights[id], weights.none);
  });
  return { row: best.row, key: best.key, offered };
}

interface Told {
  readonly row: number;
  readonly key: number;
  /** How much more weight the right key has without the scaling, and how much less in the mean of the heads. */
  readonly sharper: number;
  readonly flatter: number;
}

function toldBy(weights: WeightsByFault, row: number): Told {
  const right = rowOf(weights.none, row);
  const key = right.indexOf(Math.max(...right));
  const largest = valueAt(weights.none, row, key);
  return {
    row,
    key,
    sharper: valueAt(weights['no-scaling'], row, key) - largest,
    flatter: largest - valueAt(weights['mean-of-heads'], row, key),
  };
}

/** A row that tells both is better than one that tells only one. */
function tells({ sharper, flatter }: Told): number {
  return Math.min(sharper, flatter);
}

/** Whether some row that sees anything does not sum to 1, to the eye. */
function hasOddSum(weights: Matrix): boolean {
  return rowSums(weights)
    .slice(0, -1)
    .some((total) => Math.abs(total - 1) >= visible);
}

/** In which heads each fault differs from all that is offered beside it. */
export function clearHeads(heads: readonly WeightsByFault[], clues: readonly Clues[]): ClearHeads {
  const isClear = (fault: FaultId, head: number): boolean => {
    const [weights, offered] = [heads[head], clues[head]?.offered ?? []];
    if (!weights || !offered.includes(fault)) return false;
    return offered.every((other) => other === fault || differ(weights[other], weights[fault]));
  };
  return Object.fromEntries(
    faultIds.map((fault) => [
      fault,
      heads.map((_, head) => head).filter((head) => isClear(fault, head)),
    ]),
  ) as Record<FaultId, number[]>;
}

/** Whether some weight is another one, to the eye, or is a number only in one of them. */
export function differ(a: Matrix, b: Matrix): boolean {
  return a.data.some((weight, at) => {
    const other = b.data[at] ?? NaN;
    if (Number.isNaN(weight) || Number.isNaN(other)) {
      return Number.isNaN(weight) !== Number.isNaN(other);
    }
    return Math.abs(weight - other) >= visible;
  });
}
