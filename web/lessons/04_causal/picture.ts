/** What this lesson shows, computed by the engine from what was chosen: of the learned model, or of random vectors. */

import type { Engine } from '../../engine/index.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import type { Through } from '../head_choices.ts';
import type { LearnedModelSource } from '../learned_model.ts';
import { seenThrough } from '../looks.ts';
import { createEitherPictureMaker } from '../picture_maker.ts';
import {
  createLearnedPictureMaker,
  type LearnedPicture,
  type LearnedRequest,
} from './learned_picture.ts';
import {
  createRandomPictureMaker,
  type RandomPicture,
  type RandomRequest,
} from './random_picture.ts';

export type PictureRequest = LearnedRequest | RandomRequest;
export type Picture = LearnedPicture | RandomPicture;

export function requestOf(choices: Choices, words: readonly string[]): PictureRequest {
  const { vectors, seed, head, replacement } = choices;
  const changed = Math.min(choices.changed, words.length - 1);
  return vectors === 'learned'
    ? { vectors, words, changed, replacement, step: Math.min(choices.step, words.length) }
    : { vectors, words, changed, replacement, seed, head };
}

/** Makes pictures, and keeps what the last ones share with the next. */
export function createPictureMaker(): (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: PictureRequest,
) => Promise<Picture> {
  return createEitherPictureMaker(createLearnedPictureMaker(), createRandomPictureMaker());
}

/** The weights that are looked at, both ways and left to right. */
export function weightsIn(
  picture: Picture,
  through: (learned: LearnedPicture) => Through,
): { readonly both: Matrix | undefined; readonly causal: Matrix | undefined } {
  if (picture.vectors === 'random') return picture;
  const head = through(picture);
  return { both: seenThrough(picture.both, head), causal: seenThrough(picture.causal, head) };
}
