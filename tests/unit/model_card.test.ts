/** Reading a model card: what is damaged is said, what is not known does no harm. */

import { describe, expect, it } from 'vitest';
import { SpotlightError } from '../../web/engine/errors.ts';
import { readCard } from '../../web/engine/model_card.ts';

const score = { best: { layer: 1, head: 3 }, score: 0.97, accuracy: 0.99, perHead: [[0.1, 0.97]] };
const scores = {
  roles: {
    subject: score,
    antecedent: score,
    previous: { ...score, accuracy: null },
    opener: score,
  },
};
const off = {
  heads: [{ layer: 1, head: 3 }],
  accuracy: 1,
  without: 0.6,
  withoutOthers: 0.97,
  draws: 20,
};
const whole = {
  name: 'spotlight',
  seed: 3,
  steps: 5000,
  parameters: 51348,
  recipe: { learningRate: 5e-3, optimiser: 'Adam' },
  seedsTried: 24,
  selection: 'The largest smallest margin.',
  test: { seed: 7, itemsPerRole: 1000 },
  modes: { causal: scores, masked: scores },
  controls: { untrained: scores, shuffledTargets: scores, shuffledWords: scores },
  switchedOff: { subject: off, antecedent: off, opener: off },
};
const { name, seed, steps, parameters, recipe } = whole;

describe('readCard', () => {
  it('gives all that is on the card', () => {
    expect(readCard(JSON.stringify(whole))).toEqual(whole);
  });

  it('needs no measurements, and keeps what it does not know', () => {
    const short = { name, seed, steps, parameters, recipe, licence: 'MIT' };
    expect(readCard(JSON.stringify(short))).toEqual(short);
  });

  it.each([
    ['no JSON', '{"name": "spot', /^languageModel: card: expected JSON$/],
    ['no object', 'null', /card: expected an object$/],
    ['a list', '[]', /card: expected an object$/],
    ['no seed', { ...whole, seed: undefined }, /card\.seed: expected a number$/],
    ['a name that is none', { ...whole, name: 5 }, /card\.name: expected a string$/],
    [
      'a recipe of lists',
      { ...whole, recipe: { seeds: [] } },
      /recipe\.seeds: expected a number or/,
    ],
    [
      'a mode that is missing',
      { ...whole, modes: { causal: scores } },
      /modes\.masked: expected an object$/,
    ],
    [
      'a head that is none',
      { ...whole, switchedOff: { ...whole.switchedOff, opener: { ...off, heads: [4] } } },
      /switchedOff\.opener\.heads\[0\]: expected an object$/,
    ],
    [
      'a score that is a word',
      { ...whole, controls: { ...whole.controls, untrained: { roles: { subject: 'good' } } } },
      /controls\.untrained\.roles\.subject: expected an object$/,
    ],
  ])('refuses %s', (_what, card, message) => {
    const text = typeof card === 'string' ? card : JSON.stringify(card);
    const error = caught(() => readCard(text));
    expect(error).toBeInstanceOf(SpotlightError);
    expect(error).toMatchObject({ code: 'corrupt_file' });
    expect((error as Error).message).toMatch(message);
  });
});

function caught(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
