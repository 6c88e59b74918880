/** What this lesson shows above its training: one kind of queries and keys, scaled and not. */

import type { Engine, LanguageModel } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import { presetFor } from '../presets.ts';
import { headIn, type KnownHead } from '../known_heads.ts';
import type { LearnedModelSource } from '../learned_model.ts';
import { createProjection, randomSides, randomWords, randomWordVectors } from '../random_scores.ts';
import { measureSides, type Sides } from '../scaled_scores.ts';
import { learnedSentence, type LearnedSentence } from '../learned_sentence.ts';
import { axisEnd } from './axis_end.ts';
import { learnedQueriesAndKeys } from './learned_scores.ts';
import { measure, type Measured } from './measured.ts';

interface RandomKind {
  readonly scores: 'random';
}

interface ProjectedKind {
  readonly scores: 'projected';
  readonly words: readonly string[];
}

interface LearnedKind {
  readonly scores: 'learned';
  readonly words: readonly string[];
}

export type PictureRequest =
  | (RandomKind & Pick<Choices, 'dim' | 'seed'>)
  | (ProjectedKind & Pick<Choices, 'dim' | 'seed'>)
  | (LearnedKind & Pick<Choices, 'seed' | 'mode' | 'through'>);

interface LearnedHead {
  readonly learned: LearnedSentence;
  /** The head that is looked through. */
  readonly head: KnownHead;
}

type Scores = (RandomKind | ProjectedKind | (LearnedKind & LearnedHead)) & {
  /** Of the rows and columns of one sentence. */
  readonly labels: readonly string[];
  readonly sides: Sides;
};

export type Picture = Scores & {
  /** That of the random numbers, also where the learned model is shown: the claims are measured with it. */
  readonly seed: number;
  /** Both histograms reach from -end to end. */
  readonly end: number;
  readonly measured: Measured;
};

type MakePicture = (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: PictureRequest,
) => Promise<Picture>;

const randomLabels = Array.from({ length: randomWords }, (_, index) => String(index + 1));

/** Makes pictures, and keeps what the last ones share with the next: the claims need no new measuring. */
export function createPictureMaker(): MakePicture {
  const measureOnce = rememberLast(measure);
  const project = createProjection();
  const read = rememberLast((model: LanguageModel, text: string, mode: Choices['mode']) =>
    model.forward(text, { mode }),
  );

  async function scoresOf(
    engine: Engine,
    learnedModel: LearnedModelSource,
    request: PictureRequest,
  ): Promise<Scores> {
    switch (request.scores) {
      case 'random': {
        const { dim, seed } = request;
        const sides = await randomSides(engine, dim, seed);
        return { scores: 'random', labels: randomLabels, sides };
      }
      case 'projected': {
        const { words, dim, seed } = request;
        const x = await randomWordVectors(engine, words, dim, seed);
        const given = await project(engine, x, seed);
        return {
          scores: 'projected',
          words,
          labels: words,
          sides: await measureSides(engine, given),
        };
      }
      case 'learned': {
        const { words, mode } = request;
        const model = await learnedModel(engine);
        const text = words.join(' ');
        const [learned, forward] = await Promise.all([
          learnedSentence(model, words, mode),
          read(model, text, mode),
        ]);
        const fallback = presetFor(text)?.role ?? 'antecedent';
        const head = headIn(learned.card, 'causal', learned.heads, request.through, fallback);
        const given = learnedQueriesAndKeys(forward, head.place);
        const sides = await measureSides(engine, given);
        return { scores: 'learned', words, labels: learned.labels, sides, learned, head };
      }
    }
  }

  return async (engine, learnedModel, request) => {
    const { seed } = request;
    const [scores, measured] = await Promise.all([
      scoresOf(engine, learnedModel, request),
      measureOnce(engine, seed),
    ]);
    const { smallest, largest } = scores.sides.unscaled.spread;
    const end = axisEnd(Math.max(Math.abs(smallest), Math.abs(largest)));
    return { ...scores, seed, end, measured };
  };
}
