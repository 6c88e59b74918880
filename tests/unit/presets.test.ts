/** What the page says of its example sentences, against the shipped model: computed here in another way. */

import { describe, expect, it } from 'vitest';
import { createEngine, type ReadingMode, type Role } from '../../web/engine/index.ts';
import { presetFor, presets } from '../../web/lessons/presets.ts';
import { readingsOf } from '../../web/lessons/readings.ts';

const engine = await createEngine();
const model = await engine.languageModel();
const { modes, controls } = model.card;
if (!modes || !controls) throw new Error('the shipped card tells what was measured');

/** A row of weights of the head that stands for a role, by word; equal words are added up. */
async function rowOf(
  sentence: string,
  role: Role,
  from: string,
  mode: ReadingMode = 'causal',
): Promise<Map<string, number>> {
  const { layer, head } = modes!.causal.roles[role].best;
  const { layers } = await model.forward(sentence, { mode });
  const { data, shape } = layers[layer]!.weights;
  const [, size = 0] = shape;
  const words = ['[S]', ...sentence.split(' '), '.'];
  const row = words.indexOf(from);
  const weights = new Map<string, number>();
  words.forEach((word, key) => {
    const weight = data[(head * size + row) * size + key]!;
    weights.set(word, (weights.get(word) ?? 0) + weight);
  });
  return weights;
}

function largest(row: Map<string, number>): string {
  return [...row].sort(([, a], [, b]) => b - a)[0]![0];
}

async function textOf(sentence: string): Promise<string> {
  const preset = presetFor(sentence)!;
  const [causal, masked] = await Promise.all([
    model.forward(sentence, { mode: 'causal' }),
    model.forward(sentence, { mode: 'masked' }),
  ]);
  return preset.learned(readingsOf(model.card, causal, masked)!);
}

/** All numbers with two decimals in a text. */
const numbersIn = (text: string): string[] => text.match(/\d\.\d\d/gu) ?? [];

/** [role, from, to, mode]: what each text gives, in its order. */
type Given = readonly [Role, string, string, ReadingMode?];
const given: readonly (readonly Given[])[] = [
  [
    ['antecedent', 'it', 'cat'],
    ['antecedent', 'it', 'mat'],
    ['antecedent', 'it', 'cat', 'masked'],
    ['antecedent', 'it', 'mat', 'masked'],
  ],
  [
    ['subject', 'are', 'dogs'],
    ['subject', 'are', 'park'],
    ['subject', 'park', 'dogs'],
  ],
  [
    ['subject', 'was', 'book'],
    ['subject', 'was', 'I'],
  ],
  [
    ['subject', 'are', 'keys'],
    ['subject', 'are', 'cabinet'],
    ['subject', 'cabinet', 'keys'],
  ],
  [
    ['antecedent', 'it', 'trophy'],
    ['antecedent', 'it', 'suitcase'],
    ['antecedent', 'it', 'trophy', 'masked'],
    ['antecedent', 'it', 'suitcase', 'masked'],
  ],
  [
    ['antecedent', 'she', 'doctor'],
    ['antecedent', 'she', 'nurse'],
  ],
  [['previous', 'knight', 'brave']],
  [
    ['antecedent', 'she', 'John'],
    ['antecedent', 'she', 'book'],
    ['antecedent', 'she', 'Mary'],
    ['subject', 'she', 'Mary'],
    ['subject', 'him', 'John'],
  ],
];

describe('what to look for in the learned model', () => {
  it.each(presets.map(({ sentence }, index) => [sentence, given[index]!] as const))(
    'gives the model’s own numbers: %s',
    async (sentence, places) => {
      const expected = await Promise.all(
        places.map(async ([role, from, to, mode]) =>
          (await rowOf(sentence, role, from, mode)).get(to)!.toFixed(2),
        ),
      );
      if (sentence.startsWith('Once')) {
        expected.push(controls.shuffledWords.roles.previous.score.toFixed(2));
      }
      expect(numbersIn(await textOf(sentence))).toEqual(expected);
    },
  );

  it.each(presets.map(({ sentence, role }) => [sentence, role] as const))(
    'names the head that stands for its role: %s',
    async (sentence, role) => {
      const { layer, head } = modes.causal.roles[role].best;
      expect(await textOf(sentence)).toContain(`head ${layer + 1}·${head + 1}`);
    },
  );

  it('speaks of words that stand in the sentence, or could stand at its end', async () => {
    for (const { sentence } of presets) {
      const words = sentence.toLowerCase().split(' ');
      for (const [, word] of (await textOf(sentence)).matchAll(/“(\w+)”/gu)) {
        if (word !== 'dirty' && word !== 'small') expect(words).toContain(word?.toLowerCase());
      }
    }
  });
});

describe('what the texts claim', () => {
  it('holds: left to right the last word cannot change where “it” looks', async () => {
    for (const { sentence, other } of [
      { sentence: presets[0].sentence, other: 'dirty' },
      { sentence: presets[4].sentence, other: 'small' },
    ]) {
      const [row, changed] = await Promise.all([
        rowOf(sentence, 'antecedent', 'it'),
        rowOf(sentence.replace(/\w+$/u, other), 'antecedent', 'it'),
      ]);
      const seen = [...row].slice(0, 7);
      expect([...changed].slice(0, 7)).toEqual(seen);
      expect(['cat', 'trophy']).toContain(largest(row));
    }
  });

  it('holds: from the verb, and from the word before it, subjects get most', async () => {
    for (const [sentence, subject, rows] of [
      [presets[1].sentence, 'dogs', ['park', 'are']],
      [presets[2].sentence, 'book', ['yesterday', 'was']],
      [presets[3].sentence, 'keys', ['cabinet', 'are']],
    ] as const) {
      for (const from of rows) {
        const row = await rowOf(sentence, 'subject', from);
        expect(row.get(subject)).toBeGreaterThanOrEqual(0.9);
      }
    }
  });

  it('holds: the head for the word before looks there from every word', async () => {
    const { sentence } = presets[6];
    const words = sentence.split(' ');
    for (const [index, word] of words.entries()) {
      if (index === 0 || words.indexOf(word) !== index) continue;
      expect(largest(await rowOf(sentence, 'previous', word))).toBe(words[index - 1]);
    }
    expect(controls.shuffledWords.roles.previous.score).toBeGreaterThanOrEqual(0.9);
  });

  it('holds: the best head for antecedents misses “Mary”, and the best for subjects does not', async () => {
    const { sentence } = presets[7];
    expect(largest(await rowOf(sentence, 'antecedent', 'she'))).not.toBe('Mary');
    expect(largest(await rowOf(sentence, 'subject', 'she'))).toBe('Mary');
    expect(largest(await rowOf(sentence, 'subject', 'him'))).toBe('John');
  });

  it('holds: where nobody can tell, both nouns get weight', async () => {
    const row = await rowOf(presets[5].sentence, 'antecedent', 'she');
    expect(row.get('doctor')! + row.get('nurse')!).toBeGreaterThanOrEqual(0.9);
    expect(largest(row)).toBe('doctor');
  });
});

it('says nothing of a model that nobody has measured', async () => {
  const read = await model.forward(presets[0].sentence);
  expect(readingsOf({ ...model.card, modes: undefined }, read, read)).toBeUndefined();
});
