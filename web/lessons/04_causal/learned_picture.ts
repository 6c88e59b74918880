/** The learned model: the same weights read both ways and left to right, what leaks, and what comes next. */

import type { Engine, LanguageModel, ModelForward, ReadingMode } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import { looksOf, type Looks } from '../looks.ts';
import { changesBetween, type Change, type Leak } from './changes.ts';
import { predictNext, type NextWord } from './next_word.ts';

export interface LearnedRequest extends Pick<Choices, 'replacement'> {
  readonly vectors: 'learned';
  readonly words: readonly string[];
  /** The place of the word that the leak test changes. */
  readonly changed: number;
  /** Generation: how many words are there. */
  readonly step: number;
}

export interface LearnedPicture extends LearnedRequest, LearnedSentence {
  /** [tokens, tokens] of 0 and -Infinity. */
  readonly mask: Matrix;
  /** Where all heads look: every token sees every token, or only those before it. */
  readonly both: Looks;
  readonly causal: Looks;
  readonly leak: Leak;
  readonly nextWord: NextWord;
}

/** Makes pictures, and keeps what the last one shares with the next: a step needs no new reading. */
export function createLearnedPictureMaker(): (
  engine: Engine,
  model: LanguageModel,
  request: LearnedRequest,
) => Promise<LearnedPicture> {
  const sentenceOf = rememberLast((model: LanguageModel, text: string) =>
    learnedSentence(model, text.split(' '), 'causal'),
  );
  const read = rememberLast(readBothWays);
  const readChanged = rememberLast(readBothWays);
  const next = rememberLast(predictNext);

  return async (engine, model, request) => {
    const { words, changed, replacement, step } = request;
    const changedWords = words.map((word, index) => (index === changed ? replacement : word));
    const text = words.join(' ');
    const [sentence, before, after, mask, nextWord] = await Promise.all([
      sentenceOf(model, text),
      read(model, text),
      readChanged(model, changedWords.join(' ')),
      engine.createCausalMask(words.length + 2),
      next(model, text, step + 1),
    ]);
    return {
      ...request,
      ...sentence,
      mask: matrixAt(mask, 0),
      both: looksOf(before.masked, 'masked'),
      causal: looksOf(before.causal, 'causal'),
      leak: {
        labels: sentence.labels,
        changed: changed + 1,
        replacement,
        bothChanges: changesIn(before.masked, after.masked),
        causalChanges: changesIn(before.causal, after.causal),
      },
      nextWord,
    };
  };
}

async function readBothWays(
  model: LanguageModel,
  text: string,
): Promise<Record<ReadingMode, ModelForward>> {
  const [causal, masked] = await Promise.all([
    model.forward(text, { mode: 'causal' }),
    model.forward(text, { mode: 'masked' }),
  ]);
  return { causal, masked };
}

/** The largest change is that of the logits; the bits are those of every layer's results as well. */
function changesIn(before: ModelForward, after: ModelForward): Change[] {
  const inLayers = before.layers.map(({ output }, layer) =>
    changesBetween(output, after.layers[layer]?.output ?? output),
  );
  return changesBetween(before.logits, after.logits).map(({ sameBits, largest }, row) => ({
    sameBits: sameBits && inLayers.every((changes) => changes[row]?.sameBits),
    largest,
  }));
}
