/** The first word hidden from all, as padding is: left to right, its own row then sees nothing at all. */

import type { Matrix } from '../../lib/tensor.ts';

/** The same mask with the first column hidden as well. */
export function firstHidden(mask: Matrix): Matrix {
  const data = mask.data.map((value, cell) => (cell % mask.columns === 0 ? -Infinity : value));
  return { ...mask, data };
}

/** The same mask with this number in the place of -Infinity. */
export function hiddenWith(mask: Matrix, number: number): Matrix {
  return { ...mask, data: mask.data.map((value) => (value === -Infinity ? number : value)) };
}
