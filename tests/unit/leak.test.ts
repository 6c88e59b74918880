/** The leak test of the causal lesson: which rows moved, and by how much. */

import { expect, it } from 'vitest';
import { changesBetween } from '../../web/lessons/04_causal/changes.ts';

const rows = (...data: number[]) => ({ data: Float32Array.from(data), shape: [2, 2] });

it('tells the same bits from the smallest change', () => {
  const before = rows(1, 2, 3, 4);
  expect(changesBetween(before, rows(1, 2, 3, 4))).toEqual([
    { sameBits: true, largest: 0 },
    { sameBits: true, largest: 0 },
  ]);
  const [first, second] = changesBetween(before, rows(1, 2.5, 3, 4 + 2 ** -21));
  expect(first).toEqual({ sameBits: false, largest: 0.5 });
  expect(second).toEqual({ sameBits: false, largest: 2 ** -21 });
});

it('tells 0 from -0: they are equal, and not the same bits', () => {
  expect(changesBetween(rows(0, 1, 1, 1), rows(-0, 1, 1, 1))[0]).toEqual({
    sameBits: false,
    largest: 0,
  });
});
