/** Half precision (IEEE 754 binary16), which JavaScript has no numbers of: what is left of one that is stored so. */

/** The smallest step between two of them; it is the first number above 0. */
const smallestExponent = -24;
/** Digits behind the leading one. */
const fractionBits = 10;
/** Halfway between the largest one, 65,504, and what would follow it: from here on it is infinity. */
const firstInfinite = 65_520;
/** A number this large has no digits behind the point: adding it rounds to whole numbers, ties to even. */
const noFraction = 2 ** 52;

/** The nearest half-precision number to `value`, as a number; ties go to the even one, too large ones to infinity. */
export function toHalf(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || Number.isNaN(size)) return value;
  if (size >= firstInfinite) return value < 0 ? -Infinity : Infinity;
  const exponent = Math.floor(Math.log2(size)) - fractionBits;
  const step = 2 ** Math.max(exponent, smallestExponent);
  const rounded = (size / step + noFraction - noFraction) * step;
  return value < 0 ? -rounded : rounded;
}
