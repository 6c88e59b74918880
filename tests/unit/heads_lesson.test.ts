/** What lesson 5 says and calls by name, on made-up scores whose right answers are plain. */

import { describe, expect, it } from 'vitest';
import type { HeadPlace, ModelCard, Role, RoleScore } from '../../web/engine/index.ts';
import { choiceFields } from '../../web/lessons/choices.ts';
import {
  areSameHeads,
  headsFrom,
  headsText,
  throughFrom,
  throughText,
} from '../../web/lessons/head_choices.ts';
import { allHeads, headName, roleOf } from '../../web/lessons/head_roles.ts';
import { learnedOriginDetails, learnedOriginText } from '../../web/lessons/learned_origin.ts';
import { modelSentenceMessage, modelWords, tokenLabels } from '../../web/lessons/learned_words.ts';
import { knownHeads, throughName } from '../../web/lessons/known_heads.ts';
import { largestChange } from '../../web/lessons/05_heads/minimal_pairs.ts';
import { minimalPairs, pairLabels } from '../../web/lessons/05_heads/pairs.ts';
import { looksAt } from '../../web/lessons/largest_weights.ts';
import { looksOf, seenThrough } from '../../web/lessons/looks.ts';
import { otherHeads } from '../../web/lessons/05_heads/switch_off.ts';
import { answerText, roleLimits, rowNote } from '../../web/lessons/05_heads/wording.ts';
import { splitWords } from '../../web/lib/words.ts';

const places = allHeads(2, 2);
const at = (layer: number, head: number): HeadPlace => ({ layer, head });

const scored = (best: HeadPlace, score: number, perHead: number[][]): RoleScore => ({
  best,
  score,
  accuracy: 0.9,
  perHead,
});

const roles: Record<Role, RoleScore> = {
  subject: scored(at(0, 0), 0.9, [
    [0.9, 0.1],
    [0.6, 0],
  ]),
  // The same head scores more here, but it stands for subjects.
  previous: scored(at(0, 1), 0.8, [
    [0.95, 0.8],
    [0.1, 0],
  ]),
  antecedent: scored(at(1, 0), 0.5, [
    [0, 0],
    [0.5, 0.34],
  ]),
  opener: scored(at(1, 1), 0.2, [
    [0, 0],
    [0.1, 0.2],
  ]),
};
const controls = { roles: { ...roles, subject: { ...roles.subject, score: 0.11 } } };

const card: ModelCard = {
  name: 'spotlight',
  seed: 7,
  steps: 5000,
  parameters: 51348,
  recipe: {},
  seedsTried: 24,
  selection: 'The largest smallest margin was kept.',
  test: { seed: 1, itemsPerRole: 1000 },
  modes: { causal: { roles }, masked: { roles } },
  controls: { untrained: controls, shuffledTargets: controls, shuffledWords: controls },
};

describe('the role of a head', () => {
  it('is the one it stands for in the card, else the one it scores best in', () => {
    expect(roleOf(roles, at(0, 0))).toEqual({ role: 'subject', score: 0.9 });
    expect(roleOf(roles, at(0, 1))).toEqual({ role: 'previous', score: 0.8 });
    expect(
      roleOf({ ...roles, antecedent: { ...roles.antecedent, best: at(1, 1) } }, at(1, 0)),
    ).toEqual({ role: 'subject', score: 0.6 });
  });

  it('needs a score to speak of, also for the best', () => {
    expect(roleOf(roles, at(1, 1))).toBeUndefined();
    expect(headName(at(1, 1), undefined)).toBe('head 2·2, no role');
  });

  it('stands beside what models score that could not learn it, where that was measured', () => {
    const [first] = knownHeads(card, 'causal', places);
    expect(first?.marks.map(({ score }) => score)).toEqual([0.11, 0.11]);
    expect(first?.tip).toBe(
      'Head 1·1. As subject: 0.90, untrained 0.11, shuffled word order 0.11. All scores: subject 0.90, antecedent 0.00, previous 0.95, opener 0.00.',
    );
    expect(knownHeads(card, 'masked', places)[0]?.marks).toEqual([]);
  });

  it('is left out for a model that was not measured', () => {
    const [first] = knownHeads({ ...card, modes: undefined }, 'causal', places);
    expect([first?.name, first?.tip]).toEqual(['head 1·1, no role', '']);
  });
});

describe('heads in the address', () => {
  it('come back as they were', () => {
    const all = [
      { kind: 'all' },
      { kind: 'layer', layer: 1 },
      { kind: 'head', ...at(1, 0) },
    ] as const;
    for (const through of all) {
      expect(throughFrom(throughText(through), places, at(0, 0))).toEqual(through);
    }
    expect(headsFrom(headsText([at(1, 1), at(0, 1)]), places)).toEqual([at(0, 1), at(1, 1)]);
  });

  it('that no model has are the default, and are not switched off', () => {
    expect(throughFrom('9.9', places, at(0, 1))).toEqual({ kind: 'head', ...at(0, 1) });
    expect(throughFrom(choiceFields.through.fallback, places, at(0, 1))).toEqual({
      kind: 'head',
      ...at(0, 1),
    });
    expect(headsFrom('9.9 nonsense', places)).toEqual([]);
  });

  it('have names', () => {
    const heads = knownHeads(card, 'causal', places);
    expect(throughName({ kind: 'all' }, heads)).toBe('the average of all heads');
    expect(throughName({ kind: 'layer', layer: 1 }, heads)).toBe('the average of layer 2');
    expect(throughName({ kind: 'head', ...at(1, 0) }, heads)).toBe('head 2·1, antecedent');
  });
});

describe('other heads', () => {
  const twelve = allHeads(2, 6);
  const ofRole = [at(0, 1), at(1, 4), at(1, 5)];

  it('are as many, and none of the role', () => {
    for (let draw = 0; draw < 50; ++draw) {
      const others = otherHeads(twelve, ofRole, draw);
      expect(others).toHaveLength(3);
      expect(new Set([...others, ...ofRole].map((place) => headsText([place]))).size).toBe(6);
    }
  });

  it('differ from draw to draw, and reach every head in time', () => {
    const draws = Array.from({ length: 50 }, (_, draw) => otherHeads(twelve, ofRole, draw));
    expect(areSameHeads(draws[0]!, draws[1]!)).toBe(false);
    expect(new Set(draws.flat().map((place) => headsText([place]))).size).toBe(9);
  });
});

describe('a sentence for the model', () => {
  it('has at most 22 words, and no full stop of its own', () => {
    expect(modelWords('The cat sat .')).toEqual(['The', 'cat', 'sat']);
    expect(modelWords('a '.repeat(30))).toHaveLength(22);
    expect(tokenLabels(['The', 'cat'])).toEqual(['[S]', 'The', 'cat', '.']);
    expect(modelWords(' . ')).toEqual([]);
  });

  it('that is too long, empty or unknown in part gets a word of explanation', () => {
    expect(modelSentenceMessage('The cat', [], 264)).toBe('');
    expect(modelSentenceMessage('', [], 264)).toMatch(/^Type at least one word/);
    expect(modelSentenceMessage('a '.repeat(30), [], 264)).toMatch(/Shown are the first 22 of 30;/);
    expect(modelSentenceMessage('zorb', ['zorb'], 264)).toBe(
      '“zorb” is not among the 264 words this model knows. It reads it as [UNK].',
    );
    expect(modelSentenceMessage('zorb', ['a', 'b', 'c', 'a'], 264)).toBe(
      '“a”, “b” and “c” are not among the 264 words this model knows. It reads each as [UNK].',
    );
  });
});

describe('minimal pairs', () => {
  it.each(Object.values(minimalPairs))('$first: differ in one word', (pair) => {
    const [a, b] = [splitWords(pair.first), splitWords(pair.second)];
    expect(a.length).toBe(b.length);
    expect(a.filter((word, place) => word !== b[place])).toHaveLength(1);
  });

  it('name both words in one label', () => {
    const { labels, place, words } = pairLabels(minimalPairs.number);
    expect(labels[place]).toBe('dog/dogs');
    expect(words).toEqual(['dog', 'dogs']);
  });

  it('say the largest change of a row, whichever way it goes', () => {
    const pair = pairLabels(minimalPairs.number);
    expect(largestChange(pair, 6, [0.1, 0, 0.31, 0, 0, 0, 0])).toBe(
      'The largest change in the row of “barked”: with “dog” it puts 0.31 more on “dog/dogs” than with “dogs”.',
    );
    expect(largestChange(pair, 6, [-0.2, 0, 0.1])).toContain(
      'with “dogs” it puts 0.20 more on “[S]” than with “dog”',
    );
    expect(largestChange(pair, 6, [0, 0.004])).toBe(
      'In the row of “barked” nothing changes by 0.01 or more.',
    );
  });
});

describe('where heads look', () => {
  const weights = (...data: number[]) => ({ data: Float32Array.from(data), shape: [2, 1, 2] });
  const none = weights(0, 0, 0, 0);
  const layer = (...data: number[]) => ({
    ...{ input: none, query: none, key: none, value: none, positionBias: none },
    ...{ scores: none, maskedScores: weights(0, -Infinity, 0, 0), output: none },
    weights: weights(...data),
  });
  const layers = [layer(1, 0, 0, 1), layer(0.5, 0.5, 0, 1)];

  it('is kept by layer and head, with the averages', () => {
    const looks = looksOf({ layers }, 'causal');
    const seen = (text: string): number[] =>
      Array.from(seenThrough(looks, throughFrom(text, places, at(0, 0)))?.data ?? []);
    expect(seen('1.2')).toEqual([0, 1]);
    expect(seen('2.1')).toEqual([0.5, 0.5]);
    expect(seen('average1')).toEqual([0.5, 0.5]);
    expect(seen('average')).toEqual([0.375, 0.625]);
    expect(looks.mask?.data[1]).toBe(-Infinity);
    expect(looksOf({ layers }, 'masked').mask).toBeUndefined();
  });

  it('is said in words', () => {
    const labels = ['[S]', 'girl', 'she'];
    const row = Float32Array.of(0.05, 0.93, 0.02);
    expect(looksAt(labels, 2, row)).toBe('she looks at girl 93%, [S] 5%');
    expect(rowNote(labels, 2, row)).toEqual({ text: 'row “she”: girl', number: '0.93' });
    expect(answerText(labels, row, { role: 'subject', score: 0.99 })).toBe(
      'The head puts 93% on “girl” and 5% on “[S]”. In the test, from the word before the verb, its largest weight was on the subject in 99% of the sentences.',
    );
  });
});

describe('what the names do not mean', () => {
  it('is said in numbers of the card', () => {
    expect(roleLimits(card, 'causal')).toEqual([
      '“Previous” scores .80 even when the words are shuffled. It is a pattern, not grammar.',
    ]);
    expect(roleLimits(card, 'masked')[0]).toBe(
      'Reading both ways, the best head for pronouns looks at the right noun in 50% of the sentences, and yet the word is right 90% of the time.',
    );
  });
});

describe('where the learned model comes from', () => {
  it('is said with its seed and its steps, and told from its card', () => {
    expect(learnedOriginText(card)).toBe('learned · seed 7 · 5,000 steps');
    expect(learnedOriginDetails(card)).toContain('51,348 numbers');
    expect(learnedOriginDetails(card)).toContain('one of 24 that were trained');
    expect(learnedOriginDetails(card)).toContain('1,000 sentences for each role');
  });
});
