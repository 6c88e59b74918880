/** One round of the game: a head, what was done wrong in it, and the right weights to compare with. */

import type { Engine } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';
import { ModelNotLoaded, type LearnedModelSource } from '../learned_model.ts';
import { clearHeads, cluesOf, type Clues } from './game_clues.ts';
import type { FaultId } from './game_faults.ts';
import { createRandomHeads, learnedHeads, type GameHeads } from './game_heads.ts';
import { roundOf, type ClearHeads } from './game_round.ts';
import { gameMask, weightsByFault, type WeightsByFault } from './game_weights.ts';

export interface GameRequest extends Pick<Choices, 'vectors' | 'seed' | 'round'> {
  readonly words: readonly string[];
}

export interface GamePicture extends Omit<GameHeads, 'layers' | 'names'>, Clues {
  readonly round: number;
  readonly text: string;
  /** "head 2·4, antecedent" */
  readonly head: string;
  /** How many heads its layer has. */
  readonly headsBeside: number;
  readonly fault: FaultId;
  /** [tokens, tokens]: left to right, and the last row is padding. */
  readonly mask: Matrix;
  /** [tokens, tokens] each: with the mistake, and without. */
  readonly shown: Matrix;
  readonly right: Matrix;
}

/** All that the rounds of one sentence are picked from. */
interface Game extends Omit<GameHeads, 'layers'> {
  readonly text: string;
  readonly mask: Matrix;
  readonly headsBeside: number;
  readonly weights: readonly WeightsByFault[];
  readonly clues: readonly Clues[];
  readonly clear: ClearHeads;
}

/** Makes pictures, and keeps the sentence: another round costs next to nothing. */
export function createGamePictureMaker(): (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: GameRequest,
) => Promise<GamePicture> {
  const randomHeads = createRandomHeads();
  const gameOf = rememberLast(
    async (
      engine: Engine,
      learnedModel: LearnedModelSource,
      text: string,
      vectors: Choices['vectors'],
      seed: number,
    ): Promise<Game> => {
      if (vectors === 'random') return prepare(engine, text, await randomHeads(engine, text, seed));
      try {
        return await prepare(engine, text, await learnedHeads(await learnedModel(engine), text));
      } catch (error) {
        // The game can be played with random vectors as well; that the model is missing is said above.
        if (!(error instanceof ModelNotLoaded)) throw error;
        return prepare(engine, text, await randomHeads(engine, text, seed));
      }
    },
  );
  return async (engine, learnedModel, { words, vectors, seed, round }) =>
    pictureOf(await gameOf(engine, learnedModel, words.join(' '), vectors, seed), round);
}

async function prepare(
  engine: Engine,
  text: string,
  { layers, ...heads }: GameHeads,
): Promise<Game> {
  const mask = await gameMask(engine, heads.labels.length);
  const ofLayers = await Promise.all(layers.map((layer) => weightsByFault(engine, layer, mask)));
  const weights = ofLayers.flat();
  const clues = weights.map(cluesOf);
  return {
    ...heads,
    text,
    mask,
    headsBeside: ofLayers[0]?.length ?? 0,
    weights,
    clues,
    clear: clearHeads(weights, clues),
  };
}

function pictureOf({ weights, clues, clear, names, ...game }: Game, round: number): GamePicture {
  const { fault, head } = roundOf(game.text, round, clear);
  const [ofHead, clue] = [weights[head], clues[head]];
  if (!ofHead || !clue) throw new Error(`there is no head ${head}`);
  return {
    ...game,
    ...clue,
    round,
    head: names[head] ?? '',
    fault,
    shown: ofHead[fault],
    right: ofHead.none,
  };
}
