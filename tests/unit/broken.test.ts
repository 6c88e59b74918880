/** The mistakes that the page imitates, against what is known of them by hand. */

import { describe, expect, it } from 'vitest';
import { toHalf } from '../../web/lib/half.ts';
import type { Matrix } from '../../web/lib/tensor.ts';
import { maskedAfter, naiveSoftmax, renormalised } from '../../web/lessons/08_pitfalls/broken.ts';

function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}

function numbersOf({ data }: Matrix): number[] {
  return [...data];
}

describe('the softmax that subtracts no maximum', () => {
  it('is the softmax where no score is large', () => {
    const quarters = numbersOf(
      naiveSoftmax(
        matrix([
          [0, Math.log(3)],
          [-5, -5],
        ]),
      ),
    );
    [0.25, 0.75, 0.5, 0.5].forEach((weight, i) => {
      expect(quarters[i]).toBeCloseTo(weight, 6);
    });
  });

  it('overflows in float32 above the logarithm of its largest number, 88.72', () => {
    expect(numbersOf(naiveSoftmax(matrix([[88.72, 0]])))).toEqual([1, expect.closeTo(0, 30)]);
    expect(numbersOf(naiveSoftmax(matrix([[88.73, 0]])))).toEqual([NaN, 0]);
    // Two that are finite on their own, and whose sum is not.
    expect(numbersOf(naiveSoftmax(matrix([[88.5, 88.5]])))).toEqual([0, 0]);
  });

  it('overflows in half precision above 11.09', () => {
    expect(numbersOf(naiveSoftmax(matrix([[11.08, 0]]), toHalf))[0]).toBe(1);
    expect(numbersOf(naiveSoftmax(matrix([[11.1, 0]]), toHalf))).toEqual([NaN, 0]);
  });

  it('gives NaN for a row that sees nothing, and in half precision already for −1e9', () => {
    const hidden = matrix([[-Infinity, -Infinity]]);
    expect(numbersOf(naiveSoftmax(hidden))).toEqual([NaN, NaN]);
    expect(numbersOf(naiveSoftmax(matrix([[-1e9, -1e9]]), toHalf))).toEqual([NaN, NaN]);
    expect(numbersOf(naiveSoftmax(matrix([[-1e9, 0]]), toHalf))).toEqual([0, 1]);
  });
});

describe('the mask after the softmax', () => {
  const mask = matrix([
    [0, -Infinity],
    [0, 0],
  ]);
  const weights = matrix([
    [0.25, 0.75],
    [0.5, 0.5],
  ]);

  it('takes away from the sum what it hides', () => {
    expect(numbersOf(maskedAfter(weights, mask))).toEqual([0.25, 0, 0.5, 0.5]);
  });

  it('leaves rows that can be divided by their sums, unless nothing is left', () => {
    expect(numbersOf(renormalised(maskedAfter(weights, mask)))).toEqual([1, 0, 0.5, 0.5]);
    expect(numbersOf(renormalised(matrix([[0, 0]])))).toEqual([NaN, NaN]);
  });
});
