/** The rounds of "Find the bug": the same for everybody, never the same fault twice running, and each can be told. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { differ } from '../../web/lessons/08_pitfalls/game_clues.ts';
import { faultIds, type FaultId } from '../../web/lessons/08_pitfalls/game_faults.ts';
import {
  createGamePictureMaker,
  type GamePicture,
} from '../../web/lessons/08_pitfalls/game_picture.ts';
import { hashOf, roundOf, type ClearHeads } from '../../web/lessons/08_pitfalls/game_round.ts';
import { createLearnedModel, ModelNotLoaded } from '../../web/lessons/learned_model.ts';
import { modelWords } from '../../web/lessons/learned_words.ts';
import { presetSentences } from '../../web/lessons/presets.ts';

const engine = await createEngine();
const learnedModel = createLearnedModel();
const rounds = Array.from({ length: 200 }, (_, index) => index + 1);

async function picturesOf(
  sentence: string,
  vectors: 'learned' | 'random' = 'learned',
  some: readonly number[] = rounds,
): Promise<GamePicture[]> {
  const make = createGamePictureMaker();
  const words = modelWords(sentence);
  return await Promise.all(
    some.map((round) => make(engine, learnedModel, { words, vectors, seed: 42, round })),
  );
}

/** Those to begin with, and those that a student may think of. */
const sentences = [
  ...presetSentences,
  'it',
  'cat cat cat cat',
  'zorb 🐈 <b> مرحبا',
  Array.from({ length: 64 }, (_, index) => `word${index}`).join(' '),
];

const allHeads = (heads: readonly number[]): ClearHeads =>
  Object.fromEntries(faultIds.map((id) => [id, heads])) as Record<FaultId, readonly number[]>;

describe('the choice of a round', () => {
  it('is a function of the sentence and the number alone', () => {
    const clear = allHeads([0, 3, 5]);
    const chosen = rounds.map((round) => roundOf('the cat', round, clear));
    expect(rounds.map((round) => roundOf('the cat', round, clear))).toEqual(chosen);
    expect(rounds.map((round) => roundOf('the dog', round, clear))).not.toEqual(chosen);
    // What a teacher has written down stays what it was.
    expect(chosen.slice(0, 3)).toEqual([
      { fault: 'after-softmax', head: 0 },
      { fault: 'all-masked', head: 0 },
      { fault: 'none', head: 5 },
    ]);
  });

  it('has every fault once in each run, and none twice in a row', () => {
    for (const sentence of ['a', 'the cat', 'Nobody saw it']) {
      const faults = rounds.map((round) => roundOf(sentence, round, allHeads([0, 1])).fault);
      for (let start = 0; start + 9 <= faults.length; start += 9) {
        expect(new Set(faults.slice(start, start + 9)).size).toBe(9);
      }
      faults.slice(1).forEach((fault, index) => {
        expect(fault).not.toBe(faults[index]);
      });
      const heads = rounds.map((round) => roundOf(sentence, round, allHeads([0, 1])).head);
      expect(heads.filter((head) => head === 0).length).toBeGreaterThan(70);
      expect(heads.filter((head) => head === 1).length).toBeGreaterThan(70);
    }
  });

  it('takes turns where only two faults can be told, and stays where there is only one', () => {
    const only = (...ids: FaultId[]): ClearHeads => ({
      ...allHeads([]),
      ...Object.fromEntries(ids.map((id) => [id, [2]])),
    });
    const faults = [1, 2, 3, 4].map(
      (round) => roundOf('a', round, only('no-mask', 'wrong-axis')).fault,
    );
    expect(faults).toEqual(['no-mask', 'wrong-axis', 'no-mask', 'wrong-axis']);
    expect(roundOf('a', 7, only('none'))).toEqual({ fault: 'none', head: 2 });
    expect(() => roundOf('a', 1, allHeads([]))).toThrow('no fault can be told');
  });

  it('hashes as FNV-1a and the mixer of MurmurHash3 do (numbers from Python)', () => {
    expect(hashOf('the cat sat')).toBe(1_416_673_874);
    expect(hashOf('')).toBe(2_872_998_923);
  });

  it('takes round 0, which no address has, for the first', () => {
    expect(roundOf('a', 0, allHeads([1])).fault).toBe(roundOf('a', 1, allHeads([1])).fault);
  });
});

describe('the pictures of the rounds', () => {
  it.each(sentences)('vary and can be told apart: %s', async (sentence) => {
    for (const vectors of ['learned', 'random'] as const) {
      const pictures = await picturesOf(sentence, vectors);
      const faults = pictures.map(({ fault }) => fault);
      expect(new Set(faults).size).toBeGreaterThanOrEqual(6);
      faults.slice(1).forEach((fault, index) => {
        expect(fault).not.toBe(faults[index]);
      });
      for (const { fault, offered, shown, right } of pictures) {
        expect(offered).toContain(fault);
        expect(offered).toContain('none');
        expect(offered.length).toBeGreaterThanOrEqual(4);
        expect(offered).toEqual(faultIds.filter((id) => offered.includes(id)));
        if (fault !== 'none') expect(differ(shown, right)).toBe(true);
      }
    }
  });

  it('show no two of the offered faults alike, by more than two decimals can hide', async () => {
    // The same head with different faults: all pictures that a student has to tell apart.
    const byHead = new Map<string, Map<FaultId, GamePicture>>();
    for (const picture of await picturesOf(presetSentences[0]!, 'learned', [
      ...rounds,
      ...rounds.map((round) => round + 200),
    ])) {
      const faults = byHead.get(picture.head) ?? new Map<FaultId, GamePicture>();
      byHead.set(picture.head, faults.set(picture.fault, picture));
    }
    let pairs = 0;
    for (const faults of byHead.values()) {
      for (const [fault, { shown, offered }] of faults) {
        for (const [other, { shown: otherShown }] of faults) {
          if (other === fault || !offered.includes(other)) continue;
          ++pairs;
          const largest = Math.max(
            ...shown.data.map((weight, at) => {
              const there = otherShown.data[at]!;
              if (Number.isNaN(weight) !== Number.isNaN(there)) return 1;
              return Number.isNaN(weight) ? 0 : Math.abs(weight - there);
            }),
          );
          expect(largest, `${fault} against ${other}`).toBeGreaterThan(0.02);
        }
      }
    }
    expect(pairs).toBeGreaterThan(300);
  });

  it('tell a row that is right, and in which a missing scale or a mean of heads would show', async () => {
    for (const { fault, right, shown, row, key } of await picturesOf(presetSentences[1]!)) {
      const at = row * right.columns + key;
      const [is, should] = [shown.data[at]!, right.data[at]!];
      expect(should).toBe(Math.max(...right.data.slice(row * right.columns, at + 1)));
      if (fault === 'no-scaling') expect(is - should).toBeGreaterThanOrEqual(0.1);
      if (fault === 'mean-of-heads') expect(should - is).toBeGreaterThanOrEqual(0.1);
      if (fault === 'none') expect(is).toBe(should);
    }
  });

  it('are the same bit for bit, whoever opens the round', async () => {
    const some = [3, 9999];
    const [first, second] = [
      await picturesOf(presetSentences[2]!, 'learned', some),
      await picturesOf(presetSentences[2]!, 'learned', [...some].reverse()),
    ];
    expect([...second].reverse()).toEqual(first);
  });

  it('are of random vectors where the model cannot be loaded', async () => {
    const make = createGamePictureMaker();
    const missing = (): Promise<never> => Promise.reject(new ModelNotLoaded('no weights'));
    const request = { words: ['it', 'was'], seed: 42, round: 2 };
    const picture = await make(engine, missing, { ...request, vectors: 'learned' });
    expect(picture.origin.vectors).toBe('random');
    const [random] = await picturesOf('it was', 'random', [2]);
    expect(picture.shown).toEqual(random!.shown);
    await expect(
      createGamePictureMaker()(engine, () => Promise.reject(new Error('gone')), {
        ...request,
        vectors: 'learned',
      }),
    ).rejects.toThrow('gone');
  });
});
