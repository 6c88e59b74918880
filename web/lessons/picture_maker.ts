/** Makes the pictures of lessons that show the learned model or random vectors, as one chooses. */

import type { Engine, LanguageModel } from '../engine/index.ts';
import type { LearnedModelSource } from './learned_model.ts';

type MakePicture<Request, Picture> = (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: Request,
) => Promise<Picture>;

/** The makers keep what their last pictures share with the next. */
export function createEitherPictureMaker<
  LearnedRequest extends { readonly vectors: 'learned' },
  LearnedPicture,
  RandomRequest extends { readonly vectors: 'random' },
  RandomPicture,
>(
  makeLearned: (
    engine: Engine,
    model: LanguageModel,
    request: LearnedRequest,
  ) => Promise<LearnedPicture>,
  makeRandom: (engine: Engine, request: RandomRequest) => Promise<RandomPicture>,
): MakePicture<LearnedRequest | RandomRequest, LearnedPicture | RandomPicture> {
  return async (engine, learnedModel, request) =>
    request.vectors === 'learned'
      ? await makeLearned(engine, await learnedModel(engine), request)
      : await makeRandom(engine, request);
}
