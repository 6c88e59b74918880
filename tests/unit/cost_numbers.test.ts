/** Times and amounts of memory as they are written, and the law that they follow. */

import { describe, expect, it } from 'vitest';
import { fitPairLaw, fitPowerLaw, pairLawAt } from '../../web/lib/growth.ts';
import { bytesText, durationText } from '../../web/lib/quantities.ts';

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [0.004, '0.004 ms'],
    [0.0123, '0.012 ms'],
    [0.32, '0.32 ms'],
    [9.96, '10 ms'],
    [12.4, '12 ms'],
    [999.6, '1 s'],
    [1399, '1.4 s'],
    [59_400, '59 s'],
    [60_000, '1 minute'],
    [720_000, '12 minutes'],
    [3.6e6, '1 hour'],
    [9e7, '1 day'],
    [4e11, '13 years'],
    [NaN, '–'],
  ])('of %d ms is %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

describe('an amount of memory', () => {
  it.each([
    [1, '1 byte'],
    [64, '64 bytes'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [65_536, '66 kB'],
    [4 * 8192 ** 2, '268 MB'],
    [1.1e9, '1.1 GB'],
    [4 * 131_072 ** 2, '69 GB'],
    [1e13, '10 TB'],
    [Infinity, '–'],
  ])('of %d bytes is %s', (bytes, text) => {
    expect(bytesText(bytes)).toBe(text);
  });
});

describe('a power law', () => {
  it('is found again in points that follow it', () => {
    const points = [64, 512, 4096].map((x) => ({ x, y: 3e-6 * x ** 1.9 }));
    const law = fitPowerLaw(points)!;
    expect(law.exponent).toBeCloseTo(1.9, 10);
    expect(law.factor).toBeCloseTo(3e-6, 14);
  });

  it('has the least squared distances: no line near it has smaller ones', () => {
    const points = [
      { x: 1, y: 2 },
      { x: 2, y: 9 },
      { x: 4, y: 20 },
      { x: 8, y: 61 },
    ];
    const { exponent, factor } = fitPowerLaw(points)!;
    const distances = (slope: number, start: number): number =>
      points.reduce((sum, { x, y }) => sum + (Math.log(y) - slope * Math.log(x) - start) ** 2, 0);
    const least = distances(exponent, Math.log(factor));
    for (const [slope, start] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      expect(distances(exponent + slope, Math.log(factor) + start)).toBeGreaterThan(least);
    }
  });

  it('needs two different sizes', () => {
    expect(fitPowerLaw([])).toBeUndefined();
    expect(fitPowerLaw([{ x: 4, y: 1 }])).toBeUndefined();
    expect(
      fitPowerLaw([
        { x: 4, y: 1 },
        { x: 4, y: 2 },
      ]),
    ).toBeUndefined();
  });
});

describe('the cost of pairs and of words', () => {
  const lengths = [512, 1024, 2048, 4096, 8192];

  it('is found again in points that follow it', () => {
    const law = fitPairLaw(lengths.map((x) => ({ x, y: 4 * x ** 2 + 1024 * x })))!;
    expect(law.perPair).toBeCloseTo(4, 9);
    expect(law.perWord).toBeCloseTo(1024, 6);
    expect(pairLawAt(law, 131_072)).toBeCloseTo(4 * 131_072 ** 2 + 1024 * 131_072, -2);
  });

  it('has the least squared relative distances: no law near it has smaller ones', () => {
    const points = lengths.map((x, index) => ({
      x,
      y: (x ** 2 + 300 * x) * [1.1, 0.9, 1, 1.2, 0.95][index]!,
    }));
    const { perPair, perWord } = fitPairLaw(points)!;
    const distances = (pair: number, word: number): number =>
      points.reduce((sum, { x, y }) => sum + ((pair * x ** 2 + word * x) / y - 1) ** 2, 0);
    const least = distances(perPair, perWord);
    for (const [pair, word] of [
      [1.01, 1],
      [0.99, 1],
      [1, 1.01],
      [1, 0.99],
    ] as const) {
      expect(distances(pair * perPair, word * perWord)).toBeGreaterThan(least);
    }
  });

  it('is never negative', () => {
    const steeper = fitPairLaw(lengths.map((x) => ({ x, y: x ** 2.3 })))!;
    expect(steeper.perWord).toBe(0);
    expect(steeper.perPair).toBeGreaterThan(1);
    const flatter = fitPairLaw(lengths.map((x) => ({ x, y: x ** 0.7 })))!;
    expect(flatter.perPair).toBe(0);
    expect(flatter.perWord).toBeGreaterThan(0);
    expect(fitPairLaw([{ x: 1, y: 1 }])).toBeUndefined();
  });
});
