/** What changed in the rows of a result when a word was changed: counted bit by bit. */

import type { Tensor } from '../../engine/index.ts';
import { matrixAt, rowOf } from '../../lib/tensor.ts';

/** How much a word's result moved when another word was changed. */
export interface Change {
  /** Every bit of the result is what it was. */
  readonly sameBits: boolean;
  /** The largest difference of any of its numbers. */
  readonly largest: number;
}

/** What the leak test found. */
export interface Leak {
  /** The words, or with the learned model all tokens. */
  readonly labels: readonly string[];
  /** The place among them of the one that was changed. */
  readonly changed: number;
  readonly replacement: string;
  /** Reading both ways, and left to right: one a label. */
  readonly bothChanges: readonly Change[];
  readonly causalChanges: readonly Change[];
}

/** Row by row: did any bit move, and by how much at most? */
export function changesBetween(before: Tensor, after: Tensor): Change[] {
  const [old, now] = [matrixAt(before, 0), matrixAt(after, 0)];
  return Array.from({ length: old.rows }, (_, row) => {
    const [a, b] = [rowOf(old, row), rowOf(now, row)];
    return {
      sameBits: a.every((value, index) => Object.is(value, b[index])),
      largest: Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN)))),
    };
  });
}
