/** What the game says gives a mistake away, against numbers that are added up here; and the tally. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { faultIds, type FaultId } from '../../web/lessons/08_pitfalls/game_faults.ts';
import {
  createGamePictureMaker,
  type GamePicture,
} from '../../web/lessons/08_pitfalls/game_picture.ts';
import { firstOverflow, proofOf, rowText } from '../../web/lessons/08_pitfalls/game_proof.ts';
import { gameQuestion, oldRounds, tallyOf } from '../../web/lessons/08_pitfalls/game_tally.ts';
import { createLearnedModel } from '../../web/lessons/learned_model.ts';
import { toHalf } from '../../web/lib/half.ts';

const engine = await createEngine();
const learnedModel = createLearnedModel();
const make = createGamePictureMaker();
const words = 'The cat sat on the mat because it was tired'.split(' ');
const tokens = words.length + 2;

const pictures: Partial<Record<FaultId, GamePicture>> = {};
for (let round = 1; round <= 9; ++round) {
  const picture = await make(engine, learnedModel, { words, vectors: 'learned', seed: 42, round });
  pictures[picture.fault] = picture;
}

/** The picture of a fault, its numbers row by row, and what is said of it. */
function roundAbout(fault: FaultId) {
  const picture = pictures[fault]!;
  const numbers = Array.from({ length: tokens }, (_, row) => [
    ...picture.shown.data.slice(row * tokens, (row + 1) * tokens),
  ]);
  const sums = numbers.map((row) => row.reduce((total, weight) => total + weight, 0));
  const { row, key, right } = picture;
  return {
    said: proofOf(picture),
    numbers,
    sums,
    is: numbers[row]![key]!,
    should: right.data[row * tokens + key]!,
  };
}

describe('the proof', () => {
  it('is there for every fault, in the first nine rounds of the sentence', () => {
    expect(Object.keys(pictures).sort()).toEqual([...faultIds].sort());
  });

  it('of a late mask is the row with the least sum', () => {
    const { said, sums } = roundAbout('after-softmax');
    const least = Math.min(...sums.slice(0, -1));
    expect(least).toBeLessThan(0.9);
    expect(said).toContain(` sums to ${least.toFixed(2)},`);
  });

  it('of a missing mask is a weight on a word that is not read yet', () => {
    const { said, numbers, sums } = roundAbout('no-mask');
    const ahead = Math.max(...numbers.slice(0, -1).flatMap((row, at) => row.slice(at + 1)));
    expect(said).toContain(` puts ${ahead.toFixed(2)} on `);
    for (const total of sums.slice(0, -1)) expect(total).toBeCloseTo(1, 5);
  });

  it('of a row that sees nothing is NaN, all over it and nowhere else', () => {
    const { said, numbers } = roundAbout('all-masked');
    expect(numbers.map((row) => row.filter(Number.isNaN).length)).toEqual([
      ...Array<number>(tokens - 1).fill(0),
      tokens,
    ]);
    expect(said).toContain('All 12 weights of the row “.” are NaN');
  });

  it('of −1e9 is a row of equal weights', () => {
    const { said, numbers } = roundAbout('minus-1e9');
    for (const weight of numbers[tokens - 1]!) expect(weight).toBe(Math.fround(1 / tokens));
    expect(said).toContain('is 0.08, one in 12,');
  });

  it('of the wrong axis is that columns sum to 1', () => {
    const { said, numbers, sums } = roundAbout('wrong-axis');
    const columns = numbers.map((_, at) => numbers.reduce((total, row) => total + row[at]!, 0));
    for (const total of columns.slice(0, -1)) expect(total).toBeCloseTo(1, 5);
    const seeing = sums.slice(0, -1);
    expect(said).toContain(`from ${Math.min(...seeing).toFixed(2)} (`);
    expect(said).toContain(`to ${Math.max(...seeing).toFixed(2)} (`);
    expect(said).toContain('and columns to 1.00.');
  });

  it.each(['no-scaling', 'mean-of-heads'] as const)('of %s is the row that is known', (fault) => {
    const { said, is, should } = roundAbout(fault);
    expect(Math.abs(is - should)).toBeGreaterThanOrEqual(0.1);
    expect(said).toContain(` puts ${is.toFixed(2)} on `);
    expect(said).toContain(` instead of ${should.toFixed(2)}.`);
    if (fault === 'no-scaling') expect(said).toContain('√8 = 2.83');
  });

  it('of a maximum that was not subtracted is NaN in rows that see something', () => {
    const { said, numbers } = roundAbout('no-max');
    const rows = numbers.filter((row) => row.some(Number.isNaN)).length;
    expect(said).toMatch(new RegExp(`^${rows} of the 12 rows holds? NaN`, 'u'));
    expect(numbers.at(-1)).toEqual(Array<number>(tokens).fill(0));
    expect(said).toContain('from x = 11.09 on');
    // Numbers of half precision from 8 to 16 are 1/128 apart.
    const before = firstOverflow - 1 / 128;
    expect([before, firstOverflow].map(toHalf)).toEqual([before, firstOverflow]);
    expect(toHalf(Math.exp(before))).toBeLessThan(65_504);
    expect(toHalf(Math.exp(firstOverflow))).toBe(Infinity);
  });

  it('of no mistake is that all is as it should be', () => {
    const { said, numbers, sums, is } = roundAbout('none');
    for (const total of sums.slice(0, -1)) expect(total).toBeCloseTo(1, 5);
    expect(numbers.every((row, at) => row.slice(at + 1).every((weight) => weight === 0))).toBe(
      true,
    );
    expect(said).toContain(` puts ${is.toFixed(2)} on `);
  });
});

describe('a row in words', () => {
  const labels = ['[S]', 'the', 'the'];

  it('names its largest weights, and where no number stands', () => {
    const data = Float32Array.of(...[0.2, 0.8, 0], ...[0, NaN, 0], ...[0, 0, 0]);
    const weights = { data, rows: 3, columns: 3 };
    expect([0, 1, 2].map((row) => rowText(labels, weights, row))).toEqual([
      '0.80 on “the” (2nd word) and 0.20 on “[S]”',
      'NaN on “the” (2nd word)',
      'no weight on any word',
    ]);
  });
});

describe('the tally', () => {
  const guess = (text: string, skipped = false) => ({ guess: text, reason: '', skipped });
  const asked = (fault: FaultId): string => gameQuestion('pitfalls', pictures[fault]!);

  it('counts the rounds that were named right, of those that were not skipped', () => {
    expect(
      tallyOf([
        [asked('no-mask'), guess('no-mask')],
        [asked('wrong-axis'), guess('none')],
        [asked('none'), guess('none')],
        [asked('no-max'), guess('', true)],
        ['causal | The cat | leak', guess('all')],
      ]),
    ).toEqual({ right: 2, played: 3 });
  });

  it('is of nothing before the first round', () => {
    expect(tallyOf([])).toEqual({ right: 0, played: 0 });
  });

  it('leaves room for the questions of the lessons: it forgets all rounds but the last fifty', () => {
    const rounds = Array.from({ length: 53 }, (_, index) =>
      gameQuestion('pitfalls', { ...pictures.none!, round: index + 1 }),
    );
    expect(oldRounds(['causal | The cat | leak', ...rounds])).toEqual(rounds.slice(0, 3));
    expect(oldRounds(rounds.slice(0, 50))).toEqual([]);
  });
});
