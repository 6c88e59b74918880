/** Everything of lesson 5 that the engine computes: where all heads look, what the model predicts, a pair. */

import {
  SpotlightError,
  type Engine,
  type HeadPlace,
  type LanguageModel,
  type ReadingMode,
  type WordProbability,
} from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import { headsFrom } from '../head_choices.ts';
import { allHeads } from '../head_roles.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import { looksOf, type Looks } from '../looks.ts';
import { minimalPairs } from './pairs.ts';

export interface PictureRequest extends Pick<Choices, 'mode' | 'off' | 'pair' | 'width' | 'parts'> {
  readonly words: readonly string[];
  /** The token to look from: its place among all of them. */
  readonly query: number;
}

/** What the model expects at one place, with all heads on and with some off. */
interface Predictions {
  /** The place among the tokens of the word to be predicted. */
  readonly place: number;
  readonly allOn: readonly WordProbability[];
  /** Absent while no head is off. */
  readonly someOff: readonly WordProbability[] | undefined;
}

export interface Picture extends Omit<PictureRequest, 'off'>, LearnedSentence {
  readonly embedDim: number;
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
  model: LanguageModel,
  request: PictureRequest,
) => Promise<Picture> {
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

  return async (engine, model, request) => {
    const { words, query, mode, off, pair, width, parts } = request;
    const text = words.join(' ');
    const [sentence, looks, pairLooks, predicted, splitResult] = await Promise.all([
      learnedSentence(model, words, mode),
      looksIn(model, text, mode, off),
      looksInPair(model, pair, mode),
      predictions(model, text, mode, off, query),
      split(engine, Number(width), parts),
    ]);
    return {
      ...request,
      ...sentence,
      embedDim: model.embedDim,
      off: headsFrom(off, placesOf(model)),
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
