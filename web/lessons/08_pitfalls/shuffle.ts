/** Puts words into another order, and matrices of them back: the same shuffle for the same draw. */

import { valueAt, type Matrix } from '../../lib/tensor.ts';

/**
 * Which word stands at each place now: never the order that it was, where there are two words or more. The
 * draw seeds a linear congruential generator (numbers of Numerical Recipes): which order it gives does not
 * matter.
 */
export function shuffledOrder(count: number, draw: number): number[] {
  let state = draw + 1;
  const keyed = Array.from({ length: count }, (_, place) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return { place, key: state };
  });
  const order = keyed.sort((a, b) => a.key - b.key).map(({ place }) => place);
  return order.every((place, index) => place === index) ? order.reverse() : order;
}

export function inOrder<Item>(items: readonly Item[], order: readonly number[]): Item[] {
  return order.flatMap((place) => items.slice(place, place + 1));
}

/** A matrix of shuffled words, its rows and columns put back to where they were. */
export function putBack(matrix: Matrix, order: readonly number[]): Matrix {
  const data = new Float32Array(matrix.data.length);
  order.forEach((row, shuffledRow) => {
    order.forEach((column, shuffledColumn) => {
      data[row * matrix.columns + column] = valueAt(matrix, shuffledRow, shuffledColumn);
    });
  });
  return { ...matrix, data };
}
