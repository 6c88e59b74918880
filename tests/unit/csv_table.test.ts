/** The table of a map as a file, read back by a reader written apart from it. */

import { describe, expect, it } from 'vitest';
import { csvLines, type WeightTable } from '../../web/lib/csv_table.ts';
import { float32Text } from '../../web/lib/numbers.ts';
import { readCsv } from '../csv.ts';

const weights = {
  data: Float32Array.of(1, 0.3, 1e-30, 0.1, 0.9, 3.4028235e38, 1 / 3, 1 / 3, 1 / 3),
  rows: 3,
  columns: 3,
};

function textOf(table: Partial<WeightTable>): string {
  const lines = csvLines({ weights, causal: false, rowNames: [], columnNames: [], ...table });
  return [...lines].join('');
}

describe('the table of a map', () => {
  it('begins with the names of the columns, and each row with its own', () => {
    expect(textOf({ rowNames: ['The', 'cat', 'sat'], columnNames: ['x', 'y', 'z'] })).toBe(
      [
        ',x,y,z',
        'The,1,0.3,1e-30',
        'cat,0.1,0.9,3.4028235e+38',
        'sat,0.33333334,0.33333334,0.33333334',
        '',
      ].join('\r\n'),
    );
  });

  it('calls rows and columns without a name by their numbers', () => {
    const [head, , second] = readCsv(textOf({ rowNames: ['The'], columnNames: ['The', 'cat'] }));
    expect(head).toEqual(['', 'The', 'cat', '3']);
    expect(second?.[0]).toBe('2');
  });

  it('gives back the very same numbers', () => {
    const data = Float32Array.from(
      { length: 2000 },
      (_, i) => Math.exp(-((i * 7919) % 97)) / (i + 1),
    );
    const table = readCsv(textOf({ weights: { data, rows: 40, columns: 50 } }));
    const numbers = table.slice(1).flatMap((row) => row.slice(1).map(Number));
    expect(Float32Array.from(numbers)).toEqual(data);
  });

  it('leaves what is hidden empty', () => {
    const table = readCsv(textOf({ causal: true }));
    expect(table.slice(1).map((row) => row.slice(1))).toEqual([
      ['1', '', ''],
      ['0.1', '0.9', ''],
      ['0.33333334', '0.33333334', '0.33333334'],
    ]);
  });

  it('keeps every name as it is, whatever it holds', () => {
    const names = ['a,b', '"quoted"', 'two\nlines', '=1+1', '', '<img src=x onerror=alert(1)>'];
    const data = new Float32Array(36);
    const table = readCsv(
      textOf({ weights: { data, rows: 6, columns: 6 }, rowNames: names, columnNames: names }),
    );
    expect(table[0]?.slice(1)).toEqual(names);
    expect(table.slice(1).map(([name]) => name)).toEqual(names);
  });

  it('writes what is no finite number so that programs read it', () => {
    const data = Float32Array.of(NaN, Infinity, -Infinity, -0.5);
    const [, row] = readCsv(textOf({ weights: { data, rows: 1, columns: 4 } }));
    expect(row?.slice(1).map(Number)).toEqual([NaN, Infinity, -Infinity, -0.5]);
  });

  it.each([0, 1, 0.1, 0.3, 16777216, 9.5e-7, 1.1754944e-38, 2.7878716])(
    'writes %d with no more digits than it takes',
    (value) => {
      expect(float32Text(Math.fround(value))).toBe(String(value));
    },
  );

  it('of no weights is an empty corner', () => {
    expect(textOf({ weights: { data: new Float32Array(), rows: 0, columns: 0 } })).toBe('\r\n');
  });
});
