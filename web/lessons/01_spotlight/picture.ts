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
  weightsOf,
  type RandomPicture,
  type RandomRequest,
} from './random_picture.ts';

export type PictureRequest = LearnedRequest | RandomRequest;
export type Picture = LearnedPicture | RandomPicture;

export function requestOf(choices: Choices, words: readonly string[]): PictureRequest {
  const { vectors, mode, reading, seed } = choices;
  return vectors === 'learned' ? { vectors, words, mode } : { vectors, words, reading, seed };
}

/** Makes pictures, and keeps what the last ones share with the next. */
export function createPictureMaker(): (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: PictureRequest,
) => Promise<Picture> {
  return createEitherPictureMaker(createLearnedPictureMaker(), createRandomPictureMaker());
}

/** The weights that are looked at: through a head of the learned model, or of one type of random attention. */
export function weightsIn(
  picture: Picture,
  { kind, head }: Choices,
  through: (learned: LearnedPicture) => Through,
): Matrix | undefined {
  return picture.vectors === 'learned'
    ? seenThrough(picture.looks, through(picture))
    : weightsOf(picture, kind, head);
}

/** The mask that was applied, if any was. */
export function maskIn(picture: Picture): Matrix | undefined {
  const reading = picture.vectors === 'learned' ? picture.mode : picture.reading;
  return reading === 'causal' ? picture.causalMask : undefined;
}
