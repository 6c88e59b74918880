/** Small helpers for tests that handle tensors. */

import { expect } from 'vitest';
import type { Tensor } from '../web/lib/tensor.ts';

/** A tensor as the golden files write it: infinities are strings. */
export interface WrittenTensor {
  readonly shape: readonly number[];
  readonly data: readonly (number | string)[];
}

export function tensorFromWritten({ shape, data }: WrittenTensor): Tensor {
  return { shape, data: Float32Array.from(data, Number) };
}

/** |got - want| <= atol + rtol * |want| everywhere; infinities match in sign, NaN matches NaN. */
export function expectClose(got: Tensor, want: Tensor, rtol: number, atol: number): void {
  expect(got.shape).toEqual([...want.shape]);
  const failures: string[] = [];
  got.data.forEach((value, index) => {
    const wanted = want.data[index] ?? NaN;
    const close =
      Object.is(value, wanted) || Math.abs(value - wanted) <= atol + rtol * Math.abs(wanted);
    if (!close && value !== wanted) failures.push(`[${index}] got ${value}, want ${wanted}`);
  });
  expect(failures).toEqual([]);
}

export function bitsOf(values: Float32Array): number[] {
  return Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));
}

/** Numbers in [-1, 1) from a seed, the same every time (a linear congruential generator). */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}

/** The same, without listing them: for large arrays. */
export function sameBits(a: Float32Array, b: Float32Array): boolean {
  const [bitsOfA, bitsOfB] = [a, b].map((x) => new Uint32Array(x.buffer, x.byteOffset, x.length));
  return a.length === b.length && bitsOfA!.every((bits, i) => bits === bitsOfB![i]);
}

export function randomTensor(seed: number, ...shape: number[]): Tensor {
  const next = numbersFrom(seed);
  const count = shape.reduce((product, size) => product * size, 1);
  return { shape, data: Float32Array.from({ length: count }, next) };
}

/** The sum of each row along the last axis. */
export function rowSums({ data, shape }: Tensor): number[] {
  const width = shape.at(-1) ?? 1;
  return Array.from({ length: data.length / width }, (_, row) =>
    data.subarray(row * width, (row + 1) * width).reduce((total, value) => total + value, 0),
  );
}
