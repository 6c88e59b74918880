/** The head that is followed, as it is before any edit: of the learned model, at random, or by hand. */

import type {
  Engine,
  HeadPlace,
  LanguageModel,
  Params,
  SimpleAttention,
} from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { LearnedSentence } from '../learned_sentence.ts';
import { createRandomAttention } from '../random_attention.ts';
import { blackboardInput } from './blackboard.ts';
import type { HeadInput } from './head_input.ts';
import { createLearnedInput, type LearnedChoice } from './learned_input.ts';
import { maskFor, openMask } from './masks.ts';
import { projectedHead } from './projected_head.ts';

interface LearnedRequest extends LearnedChoice {
  readonly source: 'learned';
}

interface RandomRequest {
  readonly source: 'random';
  readonly words: readonly string[];
  readonly causal: boolean;
  readonly seed: number;
  /** From 0. */
  readonly head: number;
}

/** The words of one sentence look at those of the other. */
interface CrossRequest {
  readonly source: 'cross';
  readonly words: readonly string[];
  readonly others: readonly string[];
  readonly seed: number;
  readonly head: number;
}

interface BlackboardRequest {
  readonly source: 'blackboard';
  readonly words: readonly string[];
  readonly causal: boolean;
}

export type HeadRequest = LearnedRequest | RandomRequest | CrossRequest | BlackboardRequest;

interface LearnedHead extends LearnedSentence {
  readonly source: 'learned';
  readonly vectors: 'learned';
  readonly words: readonly string[];
  readonly place: HeadPlace;
  readonly input: HeadInput;
}

interface OtherHead {
  readonly source: 'random' | 'cross' | 'blackboard';
  readonly vectors: 'random';
  readonly words: readonly string[];
  readonly seed: number;
  readonly input: HeadInput;
}

export type FollowedHead = LearnedHead | OtherHead;

/** Keeps what the last head shares with the next: sentences, parameters. The model is for learned ones alone. */
export function createHeadFollower(): (
  engine: Engine,
  model: LanguageModel | undefined,
  request: HeadRequest,
) => Promise<FollowedHead> {
  const learnedInput = createLearnedInput();
  const randomAttention = createRandomAttention();
  const paramsOf = rememberLast((attention: SimpleAttention): Promise<Params> =>
    attention.getParams(),
  );

  const randomInput = async (
    engine: Engine,
    { words, seed, head, ...request }: RandomRequest | CrossRequest,
  ): Promise<HeadInput> => {
    const { attention, x } = await randomAttention(engine, words, seed);
    const looksAt = request.source === 'cross' ? request.others : words;
    const other = request.source === 'cross' ? (await randomAttention(engine, looksAt, seed)).x : x;
    const mask =
      request.source === 'cross'
        ? openMask(words.length, looksAt.length)
        : await maskFor(engine, words.length, request.causal);
    const params = await paramsOf(attention);
    const { headDim } = attention;
    return await projectedHead(engine, {
      ...{ queries: words, keys: looksAt, x, other, params, headDim, head, mask },
    });
  };

  return async (engine, model, request) => {
    const { source, words } = request;
    if (source === 'learned') {
      if (!model) throw new Error('expected the learned model');
      const { sentence, ...head } = await learnedInput(engine, model, request);
      return { source, vectors: 'learned', words, ...sentence, ...head };
    }
    if (source === 'blackboard') {
      const input = await blackboardInput(engine, request.causal);
      return { source, vectors: 'random', words, seed: 0, input };
    }
    const input = await randomInput(engine, request);
    return { source, vectors: 'random', words, seed: request.seed, input };
  };
}
