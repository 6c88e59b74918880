/** The pure functions under the page: words, numbers, tensors. */

import { describe, expect, it } from 'vitest';
import {
  givenNumber,
  maskEntry,
  percent,
  plainNumber,
  scaleEnd,
  shapeText,
  shortSigned,
  shortWeight,
  signedTwoDecimals,
  twoDecimals,
} from '../../web/lib/numbers.ts';
import { rememberLast } from '../../web/lib/remember.ts';
import {
  added,
  columnSums,
  difference,
  largestDifference,
  matrixAt,
  meanOfHeads,
  meanOfMatrices,
  rowOf,
  rowSums,
  sum,
  valueAt,
} from '../../web/lib/tensor.ts';
import { placeAmong, shortLabel, splitWords, vocabularyForm } from '../../web/lib/words.ts';

describe('words', () => {
  it('are what stands between white space, of any kind', () => {
    expect(splitWords('  The\tcat\n sat\u00A0on ')).toEqual(['The', 'cat', 'sat', 'on']);
    expect(splitWords(' \n ')).toEqual([]);
  });

  it('keep markup and emoji as text', () => {
    expect(splitWords('<img src=x> 👩‍👩‍👧‍👦 שלום')).toEqual(['<img', 'src=x>', '👩‍👩‍👧‍👦', 'שלום']);
  });

  it('are the same word at the start of a sentence and inside it', () => {
    expect(vocabularyForm('The')).toBe(vocabularyForm('the'));
  });

  it('are shortened after whole letters, as people count them', () => {
    expect(shortLabel('yesterday')).toBe('yesterday');
    expect(shortLabel('interesting')).toBe('interesti…');
    expect(shortLabel('👩‍👩‍👧‍👦'.repeat(10))).toBe('👩‍👩‍👧‍👦'.repeat(10));
    expect(shortLabel('👩‍👩‍👧‍👦'.repeat(11))).toBe(`${'👩‍👩‍👧‍👦'.repeat(9)}…`);
    expect(shortLabel('a'.repeat(2000))).toBe('aaaaaaaaa…');
  });
});

describe('numbers', () => {
  it.each([
    [0, '0'],
    [0.0049, '0'],
    [0.005, '.01'],
    [0.36, '.36'],
    [0.994, '.99'],
    [0.995, '1'],
    [1, '1'],
    [NaN, 'NaN'],
  ])('%d fits a cell as %s', (weight, text) => {
    expect(shortWeight(weight)).toBe(text);
  });

  it('are written with two decimals, as percentages and as shapes', () => {
    expect(twoDecimals(0.6093)).toBe('0.61');
    expect(percent(0.6093)).toBe('61%');
    expect(shapeText([4, 10, 10])).toBe('[4, 10, 10]');
  });

  it('of a mask have a true minus sign', () => {
    expect(maskEntry(-Infinity)).toBe('−∞');
    expect(maskEntry(0)).toBe('0');
  });
});

describe('measured numbers', () => {
  it.each([
    [0, '0.00'],
    [0.03125, '0.031'],
    [-0.0001, '0.000'],
    [1.036, '1.04'],
    [-66.64, '−66.6'],
    [523.06, '523'],
    [1234.5, '1,235'],
  ])('are written with about three digits: %d is %s', (value, text) => {
    expect(plainNumber(value)).toBe(text);
  });

  it('and those of a theory without decimals, if they are whole', () => {
    expect([64, 1, 2048, -4, Math.sqrt(10)].map(givenNumber)).toEqual([
      '64',
      '1',
      '2,048',
      '−4',
      '3.16',
    ]);
  });
});

describe('signed numbers', () => {
  it.each([
    [0.31, '+0.31', '+.31'],
    [-0.314, '−0.31', '−.31'],
    [-1.25, '−1.25', '−1.25'],
    [0.004, '0.00', '0'],
    [-0.004, '0.00', '0'],
    [NaN, 'NaN', 'NaN'],
  ])('%f is written %s, and %s in a cell', (value, long, short) => {
    expect(signedTwoDecimals(value)).toBe(long);
    expect(shortSigned(value)).toBe(short);
  });

  it.each([
    [0.31, 0.5],
    [Math.fround(0.2), 0.2],
    [0.21, 0.5],
    [0.0013, 0.002],
    [6, 10],
    [1, 1],
    [0, 1],
    [NaN, 1],
    [Infinity, 1],
  ])('up to %f are shown on a scale that ends at %f', (largest, end) => {
    expect(scaleEnd(largest)).toBe(end);
  });
});

describe('tensors', () => {
  const tensor = { data: Float32Array.from({ length: 12 }, (_, i) => i), shape: [2, 2, 3] };

  it('are stacks of matrices', () => {
    const second = matrixAt(tensor, 1);
    expect([second.rows, second.columns]).toEqual([2, 3]);
    expect(Array.from(rowOf(second, 1))).toEqual([9, 10, 11]);
    expect(valueAt(second, 0, 2)).toBe(8);
    expect(sum(rowOf(second, 0))).toBe(6 + 7 + 8);
  });

  it('of two dimensions are one matrix', () => {
    const { data, rows, columns } = matrixAt({ data: Float32Array.of(1, 2), shape: [1, 2] }, 0);
    expect([Array.from(data), rows, columns]).toEqual([[1, 2], 1, 2]);
  });
});

describe('rememberLast', () => {
  it('gives the same object for the same arguments, and a new one for others', () => {
    const pair = rememberLast((a: number, b: number) => [a, b]);
    const first = pair(1, NaN);
    expect(pair(1, NaN)).toBe(first);
    expect(pair(2, NaN)).toEqual([2, NaN]);
    expect(pair(1, NaN)).not.toBe(first);
  });
});

describe('the place of a word', () => {
  it('is said only where the same word stands more than once', () => {
    const words = ['the', 'cat', 'the', ...Array<string>(18).fill('x'), 'the'];
    expect(placeAmong(words, 1)).toBe('');
    expect(placeAmong(words, 0)).toBe(' (1st word)');
    expect(placeAmong(words, 2)).toBe(' (3rd word)');
    expect(placeAmong(words, 11)).toBe(' (12th word)');
    expect(placeAmong(words, 21)).toBe(' (22nd word)');
  });
});

describe('the mean of heads', () => {
  it('is taken number by number', () => {
    const heads = { data: Float32Array.of(1, 0, 0.25, 0.75, 0, 1, 0.75, 0.25), shape: [2, 2, 2] };
    expect(Array.from(meanOfHeads(heads).data)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});

describe('matrices of one size', () => {
  const a = { data: Float32Array.of(1, 2, 3, 4), rows: 2, columns: 2 };
  const b = { data: Float32Array.of(3, 2, 1, -4), rows: 2, columns: 2 };

  it('have a mean, number by number', () => {
    expect(meanOfMatrices([a, b])).toEqual({ ...a, data: Float32Array.of(2, 2, 2, 0) });
  });

  it('have a difference', () => {
    expect(difference(a, b)).toEqual({ ...a, data: Float32Array.of(-2, 0, 2, 8) });
  });

  it('have a sum, which stays −Infinity where one of them is', () => {
    expect(added(a, b).data).toEqual(a.data.map((value, i) => value + (b.data[i] ?? NaN)));
    const hidden = { ...a, data: a.data.map(() => -Infinity) };
    expect(added(a, hidden)).toEqual(hidden);
  });

  it('differ most by so much, and by NaN where something is NaN', () => {
    expect(largestDifference(a, b)).toBe(8);
    expect(largestDifference(a, a)).toBe(0);
    expect(largestDifference(a, { ...b, data: b.data.map(() => NaN) })).toBeNaN();
  });

  it('have the sums of their rows and columns', () => {
    const matrix = { data: Float32Array.of(1, 2, 3, 4, 5, 6), rows: 2, columns: 3 };
    expect(rowSums(matrix)).toEqual([6, 15]);
    expect(columnSums(matrix)).toEqual([5, 7, 9]);
  });
});
