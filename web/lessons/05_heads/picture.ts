/** Everything of lesson 5 that the engine computes: where all heads look, what the model predicts, a pair. */

import {
  SpotlightError,
  type Engine,
  type HeadPlace,
  type LanguageModel,
  type ModelCard,
  type ModelForward,
  type ReadingMode,
  type Tensor,
  type WordProbability,
} from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, meanOfHeads, meanOfMatrices, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import { headsFrom, type Through } from '../head_choices.ts';
import { allHeads } from '../head_roles.ts';
import { createLearnedModel } from '../learned_model.ts';
import { tokenLabels } from '../learned_words.ts';
import { knownHeads, type KnownHead } from './heads.ts';
import { minimalPairs } from './pairs.ts';

export interface PictureRequest extends Pick<Choices, 'mode' | 'off' | 'pair' | 'width' | 'parts'> {
  readonly words: readonly string[];
  /** The token to look from: its place among all of them. */
  readonly query: number;
}

/** Where a model looks in one sentence. */
export interface Looks {
  /** [layer][head] */
  readonly heads: readonly (readonly Matrix[])[];
  /** The average of each layer, and of all. */
  readonly layers: readonly Matrix[];
  readonly all: Matrix;
  /** [tokens, tokens], -Infinity where a word is not read yet; absent reading both ways. */
  readonly mask: Matrix | undefined;
}

/** What the model expects at one place, with all heads on and with some off. */
interface Predictions {
  /** The place among the tokens of the word to be predicted. */
  readonly place: number;
  readonly allOn: readonly WordProbability[];
  /** Absent while no head is off. */
  readonly someOff: readonly WordProbability[] | undefined;
}

export interface Picture extends Omit<PictureRequest, 'off'> {
  readonly card: ModelCard;
  readonly seed: number;
  readonly embedDim: number;
  /** How many words the model knows. */
  readonly known: number;
  /** Of the tokens: the words as they were typed, with [S] and the full stop. */
  readonly labels: readonly string[];
  /** Which words the model does not know. */
  readonly unknown: readonly boolean[];
  readonly heads: readonly KnownHead[];
  /** The heads that are switched off. */
  readonly off: readonly HeadPlace[];
  readonly looks: Looks;
  /** Absent where nothing is to come: after the full stop. */
  readonly predictions: Predictions | undefined;
  /** Where the model looks in both sentences of the pair, all heads on. */
  readonly pairLooks: readonly [Looks, Looks];
  /** What SimpleAttention makes of the split: the width of a head, or what it says against it. */
  readonly split: { readonly headDim: number } | { readonly message: string };
}

/** Makes pictures, and keeps what the last one shares with the next. */
export function createPictureMaker(): (
  engine: Engine,
  request: PictureRequest,
) => Promise<Picture> {
  const learnedModel = createLearnedModel();
  const looksIn = rememberLast(lookInto);
  const looksInPair = rememberLast(
    async (model: LanguageModel, pair: Choices['pair'], mode: ReadingMode) => {
      const { first, second } = minimalPairs[pair];
      return await Promise.all([
        lookInto(model, first, mode, ''),
        lookInto(model, second, mode, ''),
      ]);
    },
  );
  const predictions = rememberLast(predict);
  const split = rememberLast(splitOver);

  return async (engine, request) => {
    const { words, query, mode, off, pair, width, parts } = request;
    const model = await learnedModel(engine);
    const text = words.join(' ');
    const [tokens, looks, pairLooks, predicted, splitResult] = await Promise.all([
      model.tokenize(text),
      looksIn(model, text, mode, off),
      looksInPair(model, pair, mode),
      predictions(model, text, mode, off, query),
      split(engine, Number(width), parts),
    ]);
    const places = placesOf(model);
    return {
      ...request,
      card: model.card,
      seed: model.card.seed,
      embedDim: model.embedDim,
      known: model.vocabulary.filter((word) => /^\p{L}/u.test(word)).length,
      labels: tokenLabels(words),
      unknown: tokens.tokens.slice(1).map((_, word) => tokens.unknown.includes(word + 1)),
      heads: knownHeads(model.card, mode, places),
      off: headsFrom(off, places),
      looks,
      predictions: predicted,
      pairLooks,
      split: splitResult,
    };
  };
}

function placesOf({ numLayers, numHeads }: LanguageModel): HeadPlace[] {
  return allHeads(numLayers, numHeads);
}

async function lookInto(
  model: LanguageModel,
  text: string,
  mode: ReadingMode,
  off: string,
): Promise<Looks> {
  const headsOff = headsFrom(off, placesOf(model));
  return looksOf(await model.forward(text, { mode, headsOff }), mode);
}

export function looksOf({ layers }: Pick<ModelForward, 'layers'>, mode: ReadingMode): Looks {
  const means = layers.map(({ weights }) => meanOfHeads(weights));
  const first = layers[0];
  return {
    heads: layers.map(({ weights }) => matricesOf(weights)),
    layers: means,
    all: meanOfMatrices(means),
    mask: mode === 'causal' && first ? matrixAt(first.maskedScores, 0) : undefined,
  };
}

function matricesOf(tensor: Tensor): Matrix[] {
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, head) => matrixAt(tensor, head));
}

/** What is seen through a head or through an average. */
export function seenThrough({ heads, layers, all }: Looks, through: Through): Matrix | undefined {
  if (through.kind === 'all') return all;
  return through.kind === 'layer' ? layers[through.layer] : heads[through.layer]?.[through.head];
}

async function predict(
  model: LanguageModel,
  text: string,
  mode: ReadingMode,
  off: string,
  query: number,
): Promise<Predictions | undefined> {
  // Left to right a row expects the next word; both ways it expects its own, which is hidden for that.
  const place = mode === 'causal' ? query + 1 : query;
  if (place > text.split(' ').length + 1) return undefined;
  const headsOff = headsFrom(off, placesOf(model));
  const options = { mode, position: place, k: 5 };
  const [allOn, someOff] = await Promise.all([
    model.predict(text, options),
    headsOff.length === 0 ? undefined : model.predict(text, { ...options, headsOff }),
  ]);
  return { place, allOn, someOff };
}

/** Asks SimpleAttention whether a width can be split over so many heads. */
async function splitOver(
  engine: Engine,
  embedDim: number,
  numHeads: number,
): Promise<Picture['split']> {
  try {
    const attention = await engine.simpleAttention({ embedDim, numHeads });
    attention.dispose();
    return { headDim: attention.headDim };
  } catch (error) {
    if (error instanceof SpotlightError && error.code === 'invalid_argument') {
      return { message: error.message };
    }
    throw error;
  }
}
