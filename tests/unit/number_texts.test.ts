/** How any number is written in a cell, read from what is typed, and where a panel stands beside it. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { placeBeside } from '../../web/lib/beside.ts';
import { cellNumber, decimalNumber, exactNumber } from '../../web/lib/numbers.ts';
import { readTypedNumber } from '../../web/lib/typed_number.ts';

describe('a number in a cell', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [4, '4'],
    [-12, '−12'],
    [1.1547, '1.15'],
    [-0.577, '−0.58'],
    [0.004, '0'],
    [-0.004, '0'],
    [0.5, '0.50'],
    [99.99, '99.99'],
    [99.999, '100.0'],
    [-123.45, '−123.5'],
    [1234.5, '1235'],
    [12345, '12345'],
    [123456, '1.2e5'],
    [1e6, '1e6'],
    [-2e12, '−2e12'],
    [Infinity, '∞'],
    [-Infinity, '−∞'],
    [NaN, 'NaN'],
  ])('%d is written %s', (value, text) => {
    expect(cellNumber(value)).toBe(text);
  });

  it('is never longer than seven signs', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        expect(cellNumber(value).length).toBeLessThanOrEqual(7);
      }),
    );
  });

  it('has as many decimals as are asked for, and no minus before zero', () => {
    expect([2.345, -0.001, -1.5, 3].map((value) => decimalNumber(value, 2))).toEqual([
      ...['2.35', '0.00', '−1.50', '3.00'],
    ]);
    expect(decimalNumber(-Infinity, 2)).toBe('−∞');
  });

  it('in full reads back as the same float32, with the fewest digits', () => {
    expect([0.1, -1.5, 2.7878716, 1e6, 0].map((value) => exactNumber(Math.fround(value)))).toEqual([
      ...['0.1', '−1.5', '2.7878716', '1000000', '0'],
    ]);
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (value) => {
        const text = exactNumber(value).replace('−', '-').replace('∞', 'Infinity');
        expect(Math.fround(Number(text)) + 0).toBe(value + 0);
      }),
    );
  });
});

describe('a typed number', () => {
  it('is taken as it was written in full, whatever it is', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, min: -1e6, max: 1e6 }), (value) => {
        expect(readTypedNumber(exactNumber(value))).toEqual({ value: value + 0 });
      }),
    );
  });

  it('is a number within bounds, or refused with a sentence', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (text, mask) => {
        const typed = readTypedNumber(text, { mask });
        if ('refusal' in typed) {
          expect(typed.refusal).toMatch(/^Type a number .*The old value stays\.$/u);
        } else {
          expect(Math.abs(typed.value) <= 1e6 || (mask && typed.value === -Infinity)).toBe(true);
        }
      }),
    );
  });
});

describe('a panel beside a cell', () => {
  const screen = { width: 1280, height: 900 };
  const panel = { width: 240, height: 200 };
  const square = (left: number, top: number, size: number) => ({
    left,
    top,
    right: left + size,
    bottom: top + size,
  });

  it.each([
    ['right of the grid', square(200, 400, 50), square(100, 300, 200), 'right', 316],
    ['right of the cell', square(820, 400, 50), square(800, 300, 300), 'right', 886],
    ['left of the grid', square(1080, 400, 50), square(1000, 300, 250), 'left', 744],
    ['left of the cell', square(1080, 400, 50), square(200, 300, 1050), 'left', 824],
  ] as const)('stands %s if there is room', (_, thing, around, side, left) => {
    expect(placeBeside({ thing, around }, panel, screen)).toMatchObject({ side, left, top: 325 });
  });

  it('stands below, or above where that is larger, if there is none beside it', () => {
    const narrow = { width: 400, height: 900 };
    const at = (top: number) => {
      const thing = square(180, top, 50);
      return placeBeside({ thing, around: thing }, panel, narrow);
    };
    expect(at(100)).toMatchObject({ side: 'below', top: 166, left: 85, caret: 120 });
    expect(at(800)).toMatchObject({ side: 'above', top: 584 });
  });

  it('never leaves the screen that it fits into', () => {
    const place = fc.integer({ min: 0, max: 1200 });
    fc.assert(
      fc.property(place, place, (left, top) => {
        const thing = square(left, top, 50);
        const stands = placeBeside({ thing, around: thing }, panel, screen);
        expect(stands.left).toBeGreaterThanOrEqual(0);
        expect(stands.top).toBeGreaterThanOrEqual(0);
        expect(stands.left + panel.width).toBeLessThanOrEqual(screen.width);
        expect(stands.top + panel.height).toBeLessThanOrEqual(screen.height);
      }),
    );
  });
});
