/** Bad input to the learned model and its trainer: each gives a SpotlightError that says so, and harms nothing. */

import { describe, expect, it } from 'vitest';
import { createEngine } from '../../web/engine/index.ts';
import { anything, itRefuses, type BadInput } from '../bad_input.ts';

const engine = await createEngine();
const trainer = await engine.trainer();
const saved = await trainer.save();
const model = await trainer.model();

const words = (count: number): string => Array(count).fill('cat').join(' ');
const first = (options?: Parameters<typeof trainer.run>[0]): Promise<unknown> =>
  trainer.run(options).next();

const texts: BadInput[] = [
  ['no text', () => model.forward(''), 'invalid_argument', /^forward: text: /],
  ['nothing but spaces', () => model.predict(' \n'), 'invalid_argument', /^predict: text: /],
  [
    'a text that is none',
    () => model.tokenize(anything(5)),
    'invalid_argument',
    /^tokenize: text: expected a string, got 5$/,
  ],
  ['more than 24 tokens', () => model.forward(words(23)), 'invalid_argument', /24/],
  ['a text of a million words', () => model.predict(words(1e6)), 'invalid_argument', /24/],
];

const options: BadInput[] = [
  [
    'an unknown option',
    () => model.forward('a', anything({ heads: [] })),
    'invalid_argument',
    /^forward: unknown option heads, expected mode, headsOff$/,
  ],
  [
    'a mode that is none',
    () => model.forward('a', { mode: anything('both') }),
    'invalid_argument',
    /^forward: mode: expected "causal" or "masked", got "both"$/,
  ],
  [
    'heads that are no list',
    () => model.forward('a', { headsOff: anything(3) }),
    'invalid_argument',
    /^forward: headsOff: expected an array of { layer, head }, got 3$/,
  ],
  [
    'a head without a layer',
    () => model.forward('a', { headsOff: [anything({ head: 3 })] }),
    'invalid_argument',
    /^forward: headsOff\[0\]: layer: expected a number, got undefined$/,
  ],
  ...[
    { layer: 2, head: 0 },
    { layer: 0, head: 6 },
    { layer: -1, head: 0 },
  ].map((place): BadInput => [
    `layer ${place.layer}, head ${place.head}`,
    () => model.predict('a', { headsOff: [place] }),
    'out_of_range',
    /^predict: headsOff/,
  ]),
  ...[2, -1, 1e12].map((layer): BadInput => [
    `the parameters of layer ${layer}`,
    () => model.attentionParams(layer),
    'out_of_range',
    new RegExp(`^attentionParams: layer: expected a layer below 2, got -?\\d+$`),
  ]),
  ...[0.5, NaN, anything('0')].map((layer): BadInput => [
    `the parameters of layer ${String(layer)}`,
    () => model.attentionParams(layer),
    'invalid_argument',
    /^attentionParams: layer: expected a /,
  ]),
  [
    'half a head',
    () => model.predict('a', { headsOff: [{ layer: 0, head: 0.5 }] }),
    /out_of_range|invalid_argument/,
    /headsOff/,
  ],
  [
    'a position behind the end',
    () => model.predict('the cat', { position: 4 }),
    'out_of_range',
    /^predict: position/,
  ],
  [
    'a position before all words',
    () => model.predict('the cat', { position: 0 }),
    'out_of_range',
    /^predict: position/,
  ],
  [
    'a position that is none',
    () => model.predict('the cat', { position: NaN }),
    /out_of_range|invalid_argument/,
    /^predict: position/,
  ],
  [
    'no words to be predicted',
    () => model.predict('the cat', { k: 0 }),
    'invalid_argument',
    /^predict: k: /,
  ],
  [
    'more words than there are',
    () => model.predict('the cat', { k: 1e6 }),
    /out_of_range|invalid_argument/,
    /^predict: k: /,
  ],
  [
    'no sentences',
    () => model.evaluate({ sentences: 0 }),
    'invalid_argument',
    /^evaluate: sentences: /,
  ],
  [
    'a seed that is none',
    () => model.evaluate({ seed: -1 }),
    'invalid_argument',
    /^evaluate: seed: /,
  ],
  [
    'progress told to nobody',
    () => model.evaluate({ onProgress: anything(1) }),
    'invalid_argument',
    /onProgress/,
  ],
];

const trainers: BadInput[] = [
  [
    'options beside a training to go on with',
    () => engine.trainer({ from: saved, batch: 8, seed: 2 }),
    'invalid_argument',
    /^trainer: expected no other options beside from, got batch, seed$/,
  ],
  [
    'an unknown option',
    () => engine.trainer(anything({ rate: 1 })),
    'invalid_argument',
    /^trainer: unknown option rate/,
  ],
  [
    'a seed that is a word',
    () => engine.trainer({ seed: anything('3') }),
    'invalid_argument',
    /^trainer: seed: expected a number, got "3"$/,
  ],
  ...(
    [
      ['seed', [-1, 0.5, NaN]],
      ['totalSteps', [0, -1, 1.5, NaN, Infinity]],
      ['learningRate', [0, -1, NaN, Infinity]],
      ['batch', [0, 1.5, NaN]],
      ['causalShare', [-0.1, 1.1, NaN]],
      ['entropyCost', [-1, NaN, Infinity]],
    ] as const
  ).flatMap(([name, values]) =>
    values.map((value): BadInput => [
      `${name} ${value}`,
      () => engine.trainer({ [name]: value }),
      /invalid_argument|non_finite/,
      new RegExp(name),
    ]),
  ),
  ...[0, -1, 1.5, NaN, Infinity].flatMap((value): BadInput[] => [
    [
      `${value} steps`,
      () => first({ steps: value }),
      'invalid_argument',
      new RegExp(`^run: steps: expected a whole number of 1 or more, got ${value}$`),
    ],
    [
      `a report every ${value} steps`,
      () => first({ reportEvery: value }),
      'invalid_argument',
      /^run: reportEvery: expected/,
    ],
  ]),
  [
    'a signal that is none',
    () => first({ signal: anything('soon') }),
    'invalid_argument',
    /^run: signal: /,
  ],
];

describe('the model refuses as a text', () => {
  itRefuses(texts);
});
describe('the model refuses as an option', () => {
  itRefuses(options);
});
describe('the trainer refuses', () => {
  itRefuses(trainers);
});

it('leaves the model, the trainer and the engine usable', async () => {
  expect(await model.predict('the cat')).toHaveLength(5);
  expect(await first({ steps: 1 })).toMatchObject({ value: { step: 1 } });
});
