/** Half precision, against all its numbers, read bit by bit as the standard lays them out. */

import { describe, expect, it } from 'vitest';
import { toHalf } from '../../web/lib/half.ts';

/** Sign 1 bit, exponent 5 bits with bias 15, fraction 10 bits; exponent 0 has no leading one. */
function fromBits(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  return exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** All that are finite and not negative, in order: their bits are 0, 1, 2 and so on. */
const halves = Array.from({ length: 31 << 10 }, (_, bits) => fromBits(bits));

/** Numbers that look random, of all sizes from 2^-30 to 2^18. */
const someNumbers = Array.from(
  { length: 20_000 },
  (_, i) => Math.abs(Math.sin(12.9898 * (i + 1) ** 2)) * 2 ** ((i % 48) - 30),
);

/** By looking through all of them. */
function nearest(value: number): number {
  let low = 0;
  let high = halves.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((halves[middle] ?? NaN) <= value) low = middle;
    else high = middle;
  }
  const below = halves[low] ?? NaN;
  const above = halves[high] ?? NaN;
  return value - below < above - value ? below : above;
}

describe('half precision', () => {
  it('keeps every number that it has', () => {
    expect(halves.map(toHalf)).toEqual(halves);
    expect(halves.slice(1).map((half) => toHalf(-half))).toEqual(
      halves.slice(1).map((half) => -half),
    );
    expect(halves.at(-1)).toBe(65_504);
  });

  it('takes the nearest number to every other', () => {
    const finite = someNumbers.filter((value) => value < 65_504);
    expect(finite.map(toHalf)).toEqual(finite.map(nearest));
  });

  it('takes of two that are equally near the one whose last bit is 0', () => {
    for (let bits = 0; bits + 1 < halves.length; ++bits) {
      const middle = (fromBits(bits) + fromBits(bits + 1)) / 2;
      const even = fromBits(bits % 2 === 0 ? bits : bits + 1);
      if (toHalf(middle) !== even) expect(toHalf(middle), String(middle)).toBe(even);
    }
  });

  it('turns into infinity halfway to the number that would follow the largest', () => {
    expect([65_519, 65_520, 1e9, Infinity].map(toHalf)).toEqual([
      65_504,
      Infinity,
      Infinity,
      Infinity,
    ]);
    expect([-65_519, -65_520, -1e9].map(toHalf)).toEqual([-65_504, -Infinity, -Infinity]);
  });

  it('keeps the signs of zeros, and NaN', () => {
    expect([0, -0, 2 ** -26, -(2 ** -26), NaN].map(toHalf)).toEqual([0, -0, 0, -0, NaN]);
  });
});
