/** Where the colours of each matrix end: the same for matrices that are compared with each other. */

import { scaleEnd } from '../../lib/numbers.ts';
import type { MatrixName } from './matrices.ts';
import type { Stages } from './stages.ts';

const groups: readonly (readonly MatrixName[])[] = [
  ['input', 'other'],
  ['query', 'key', 'value'],
  ['scores', 'scaled', 'bias', 'biased', 'mask', 'masked'],
  ['result', 'joined', 'output'],
];

type Ends = Readonly<Partial<Record<MatrixName, number>>>;

const known = new WeakMap<Stages, Ends>();

/** The colours run from −end to end; weights have a scale of their own, from 0 to 1. */
export function scaleEndOf(stages: Stages, matrix: MatrixName): number {
  let ends = known.get(stages);
  if (!ends) {
    ends = endsOf(stages);
    known.set(stages, ends);
  }
  return ends[matrix] ?? 1;
}

function endsOf({ matrices }: Stages): Ends {
  const ends: Partial<Record<MatrixName, number>> = {};
  for (const group of groups) {
    let largest = 0;
    for (const name of group) {
      for (const value of matrices[name]?.data ?? []) {
        // A hidden score is no end of any scale.
        if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
      }
    }
    for (const name of group) ends[name] = scaleEnd(largest);
  }
  return ends;
}
