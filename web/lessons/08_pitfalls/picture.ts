/** Everything of lesson 8 that is computed, right and wrong: one head in one sentence, and what each mistake makes of it. */

import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import type { KnownHead } from '../known_heads.ts';
import type { LearnedModelSource } from '../learned_model.ts';
import type { LearnedSentence } from '../learned_sentence.ts';
import type { Sides as ScaledSides } from '../scaled_scores.ts';
import { afterSoftmax, futureRow, type AfterSoftmax, type FutureRow } from './after_softmax.ts';
import { allMasked, type AllMasked } from './all_masked.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { importance, type Importance } from './importance.ts';
import { createLearnedHead } from './learned_head.ts';
import { meanOfTwoHeads, type MeanOfHeads } from './mean_of_heads.ts';
import { minusBillion, type MinusBillion } from './minus_billion.ts';
import { noMax, type NoMax } from './no_max.ts';
import { noPositions, type NoPositions } from './no_positions.ts';
import { noScaling } from './no_scaling.ts';
import type { Settings } from './part.ts';
import { createRandomHead } from './random_head.ts';
import { wrongAxis, type WrongAxis } from './wrong_axis.ts';

export interface PictureRequest
  extends
    Pick<Choices, 'vectors' | 'through' | 'seed' | 'head'>,
    Pick<Settings, 'future' | 'factor' | 'shuffle'> {
  readonly words: readonly string[];
  /** The row to look from. */
  readonly query: number;
}

interface Numbers {
  readonly words: readonly string[];
  readonly labels: readonly string[];
  readonly query: number;
  /** Of the random vectors, which are looked at in any case. */
  readonly randomSeed: number;
  readonly head: HeadNumbers;
  readonly afterSoftmax: AfterSoftmax;
  readonly futureRow: FutureRow;
  readonly minusBillion: MinusBillion;
  readonly noMax: NoMax;
  readonly allMasked: AllMasked;
  readonly noPositions: NoPositions;
  readonly noScaling: ScaledSides;
  readonly wrongAxis: WrongAxis;
  readonly meanOfHeads: MeanOfHeads;
  /** Absent for random vectors, which predict nothing. */
  readonly importance: Importance | undefined;
}

type OfVectors =
  | { readonly vectors: 'random'; readonly seed: number }
  | ({ readonly vectors: 'learned'; readonly chosen: KnownHead } & LearnedSentence);

export type Picture = Numbers & OfVectors;

/** Makes pictures, and computes anew only what depends on what has changed. */
export function createPictureMaker(): (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: PictureRequest,
) => Promise<Picture> {
  const learnedHead = createLearnedHead();
  const randomHead = createRandomHead();
  const ofHead = rememberLast((engine: Engine, head: HeadNumbers) =>
    Promise.all([
      afterSoftmax(engine, head),
      minusBillion(engine, head),
      allMasked(engine, head),
      noScaling(engine, head),
    ]),
  );
  const axis = rememberLast(wrongAxis);
  const row = rememberLast(noMax);
  const byHand = rememberLast(futureRow);
  const shuffled = rememberLast(noPositions);
  const effects = rememberLast(importance);

  return async (engine, learnedModel, request) => {
    const { vectors, words, query, seed, shuffle, factor, future } = request;
    const text = words.join(' ');
    const random = await randomHead(engine, text, seed, Math.max(request.head - 1, 0));
    const learned =
      vectors === 'learned'
        ? await learnedHead(await learnedModel(engine), text, request.through)
        : undefined;
    const { numbers: head, scoresBothWays, heads } = learned ?? random;
    const [[afterwards, billion, nothing, unscaled], axes, grown, handMade, orders, important] =
      await Promise.all([
        ofHead(engine, head),
        axis(engine, scoresBothWays, head),
        row(engine, head, query, factor),
        byHand(engine, future),
        shuffled(text, shuffle, random.weightsOf, learned?.weightsOf),
        learned && effects(learned.model, text, learned.forward, learned.sentence.heads, query),
      ]);
    return {
      words,
      labels: head.labels,
      query,
      randomSeed: seed,
      head,
      afterSoftmax: afterwards,
      futureRow: handMade,
      minusBillion: billion,
      noMax: grown,
      allMasked: nothing,
      noPositions: orders,
      noScaling: unscaled,
      wrongAxis: axes,
      meanOfHeads: meanOfTwoHeads(heads, query),
      importance: important,
      ...(learned
        ? { vectors: 'learned', chosen: learned.chosen, ...learned.sentence }
        : { vectors: 'random', seed }),
    };
  };
}
