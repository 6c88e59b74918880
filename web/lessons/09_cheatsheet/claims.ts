/** All claims of the cheat sheet but its answers to questions, each with a link to the state that shows it. */

import { percent, twoDecimals } from '../../lib/numbers.ts';
import { embedDim, numHeads } from '../choices.ts';
import { presets } from '../presets.ts';
import type { LessonLink } from '../lesson_link.ts';
import type { Claim } from './claim.ts';
import { oneDecimal, shareText, upTo, whole } from './number_text.ts';
import { questions } from './questions_and_answers.ts';
import { say } from './said.ts';

const randomSpotlight: LessonLink = {
  route: 'spotlight',
  text: 'every row, at once',
  choices: { vectors: 'random' },
};

const operation: readonly Claim[] = [
  {
    id: 'rows-sum',
    text: 'Every row of weights sums to 1.',
    mark: 'holds if',
    note: say`If the row may see at least one word: then softmax shares out 1. Here no sum is off by more than ${({ operation: { rowSumError } }) => upTo(rowSumError)}, which is rounding. A row that may see nothing is all 0.`,
    origin: 'random',
    link: randomSpotlight,
  },
  {
    id: 'columns-sum',
    text: 'So does every column.',
    mark: 'corrected',
    note: say`Nothing shares out a column: here the sums go from ${({ operation: { columnSums } }) => twoDecimals(columnSums.smallest)} to ${({ operation: { columnSums } }) => twoDecimals(columnSums.largest)}. A column tells how much all words together look at one.`,
    origin: 'random',
    link: randomSpotlight,
  },
  {
    id: 'values',
    text: 'The weights depend on the values.',
    mark: 'corrected',
    note: say`Queries and keys alone make them: with other values, ${({ operation: { movedByValues } }) => shareText(movedByValues)} weights move by a bit.`,
    origin: 'random',
    link: {
      route: 'steps',
      text: 'a value that was changed',
      choices: { followed: 'blackboard', stage: 'result', edits: 'v.0.0=9' },
    },
  },
  {
    id: 'shift',
    text: 'Adding 100 to every score of a row changes no weight.',
    mark: 'holds',
    note: say`Softmax sees differences only. Here no weight changes by more than ${({ operation: { shiftChange } }) => upTo(shiftChange)}, which is rounding. That is why the largest score may be subtracted first.`,
    origin: 'random',
    link: {
      route: 'steps',
      text: 'how a weight is computed',
      choices: { followed: 'blackboard', stage: 'weights', cell: 'weights.3.1' },
    },
  },
  {
    id: 'mix',
    text: 'What a head gives is a mix of the values.',
    mark: 'holds',
    note: say`Weights are shares, so no number leaves the range of its column of V: ${({ operation: { betweenValues } }) => shareText(betweenValues)} lie within.`,
    origin: 'random',
    link: {
      route: 'steps',
      text: 'weights times V',
      choices: { followed: 'blackboard', stage: 'result' },
    },
  },
];

const types: readonly Claim[] = [
  {
    id: 'order',
    text: 'Self-attention knows the order of the words.',
    mark: 'corrected',
    note: say`Not unless something tells it the places. Without, both “the” of a sentence get the same result: ${({ operation: { equalWords } }) => shareText(equalWords)} numbers differ by a bit. The learned model adds a number for each distance to its scores.`,
    origin: 'random',
    link: {
      route: 'spotlight',
      text: 'two equal rows',
      choices: { sentence: presets[0].sentence, query: 4, vectors: 'random' },
    },
  },
];

const mask: readonly Claim[] = [
  {
    id: 'mask-zero',
    text: 'What is masked gets a weight of exactly 0.',
    mark: 'holds',
    note: say`exp(−∞) is 0, not only small: of the weights of later words, ${({ reading: { seenAhead } }) => shareText(seenAhead)} are anything else.`,
    origin: 'random',
    link: { route: 'causal', text: 'the mask', choices: { vectors: 'random', part: 'mask' } },
  },
  {
    id: 'leak',
    text: 'Under the causal mask, nothing leaks from later words.',
    mark: 'holds',
    note: say`To the bit: another last word moves ${({ reading: { movedCausal } }) => shareText(movedCausal)} earlier results, and reading both ways ${({ reading: { movedBoth } }) => shareText(movedBoth)}.`,
    origin: 'random',
    link: {
      route: 'causal',
      text: 'the leak test',
      choices: { vectors: 'random', replacement: 'sleeping', part: 'leak' },
    },
  },
];

const heads: readonly Claim[] = [
  {
    id: 'roles',
    text: 'Each head learns a grammatical role.',
    mark: 'corrected',
    note: say`Some do. In the test, ${({ learned: { grammatical } }) => String(grammatical)} of ${({ learned }) => String(learned.heads)} heads are named after a role of grammar, ${({ learned: { previous } }) => String(previous)} after the previous word, and ${({ learned }) => String(learned.heads - learned.grammatical - learned.previous)} have none. Nobody told them.`,
    origin: 'learned',
    link: { route: 'heads', text: 'all heads and their scores', choices: {} },
  },
  {
    id: 'previous',
    text: 'A head that looks at the previous word has learned grammar.',
    mark: 'corrected',
    note: say`It is a pattern of places. Here the best head scores ${({ learned: { roles } }) => twoDecimals(roles.previous.score)}; trained on shuffled words, one scores ${({ learned: { shuffled } }) => twoDecimals(shuffled.previous.score)}.`,
    origin: 'learned',
    link: {
      route: 'heads',
      text: 'the head of the previous word',
      choices: { through: 'previous' },
    },
  },
  {
    id: 'split',
    text: 'Each head gets some of the words.',
    mark: 'corrected',
    note: say`Every head sees all words. What is split is the width of Q, K and V, after the projection. Change one number of one word, and the weights of ${({ heads: { movedByOneNumber } }) => shareText(movedByOneNumber)} heads move.`,
    origin: 'random',
    link: {
      route: 'heads',
      text: 'what each head gets',
      choices: { width: String(embedDim) as '64', parts: numHeads, part: 'split' },
    },
  },
  {
    id: 'cost',
    text: 'Four heads cost four times as much as one.',
    mark: 'corrected',
    note: say`They share the width: the products are as many, and so are the parameters, ${({ heads: { paramsOfOne } }) => whole(paramsOfOne)} with one head and ${({ heads: { paramsOfMany } }) => whole(paramsOfMany)} with four. Only the softmaxes are four times as many.`,
    origin: 'random',
    link: {
      route: 'heads',
      text: 'one head of full width',
      choices: { width: '64', parts: 1, part: 'split' },
    },
  },
];

const scaling: readonly Claim[] = [
  {
    id: 'variance',
    text: 'The variance of a score q · k is d.',
    mark: 'holds if',
    note: say`If the numbers of q and k are independent, with mean 0 and variance 1. At d = ${({ scaling: { d } }) => String(d)} it was measured as ${({ scaling: { variance } }) => oneDecimal(variance)}. Dividing by √d makes it 1.`,
    origin: 'random',
    link: {
      route: 'scaling',
      text: 'scores with and without √d',
      choices: { scores: 'random', dim: embedDim },
    },
  },
  {
    id: 'range',
    text: 'At d = 64, scores range from −64 to 64.',
    mark: 'corrected',
    note: say`Their standard deviation is √64 = 8; ${({ scaling: { deviation } }) => twoDecimals(deviation)} was measured. All ${({ scaling: { count } }) => whole(count)} lie between ${({ scaling: { range } }) => oneDecimal(range.smallest)} and ${({ scaling: { range } }) => oneDecimal(range.largest)}.`,
    origin: 'random',
    link: {
      route: 'scaling',
      text: 'how far scores spread',
      choices: { scores: 'random', dim: embedDim },
    },
  },
  {
    id: 'vanish',
    text: 'Without scaling, gradients vanish.',
    mark: 'corrected',
    note: say`One shrinks, another grows. At the scores it is ${({ scaling: { gradScores } }) => twoDecimals(gradScores.unscaled)} against ${({ scaling: { gradScores } }) => twoDecimals(gradScores.scaled)} with scaling. At Q, from which w_q learns, it is ${({ scaling: { gradQuery } }) => twoDecimals(gradQuery.unscaled)} against ${({ scaling: { gradQuery } }) => twoDecimals(gradQuery.scaled)}. How training goes on from there, you can measure.`,
    origin: 'random',
    link: {
      route: 'scaling',
      text: 'training with and without it',
      choices: { scores: 'random', dim: embedDim, trial: '64', part: 'trial' },
    },
  },
  {
    id: 'projected',
    text: 'Projections from N(0, 2/d) give scores of variance 1.',
    mark: 'corrected',
    note: say`About 4: each of Q and K doubles the variance. After scaling, ${({ scaling: { projectedVariance } }) => twoDecimals(projectedVariance)} was measured.`,
    origin: 'random',
    link: {
      route: 'scaling',
      text: 'scores of projected vectors',
      choices: { scores: 'projected', dim: embedDim },
    },
  },
];

const reading: readonly Claim[] = [
  {
    id: 'same-operation',
    text: 'BERT and GPT compute attention differently.',
    mark: 'corrected',
    note: say`Only the mask differs. The last word sees everything in both: in its row the largest difference is ${({ reading: { lastRowDifference } }) => upTo(lastRowDifference)}.`,
    origin: 'random',
    link: {
      route: 'causal',
      text: 'both on the same Q, K and V',
      choices: { vectors: 'random', part: 'rules' },
    },
  },
  {
    id: 'anew',
    text: 'For each new word, GPT computes everything anew.',
    mark: 'corrected',
    note: say`Earlier results stay: when a word is added, ${({ reading: { movedByNextWord } }) => shareText(movedByNextWord)} move by a bit. Only its own row is new, so keys and values can be kept.`,
    origin: 'random',
    link: {
      route: 'causal',
      text: 'generation, word by word',
      choices: {
        sentence: presets[0].sentence,
        query: 7,
        vectors: 'random',
        step: 4,
        part: 'generation',
      },
    },
  },
  {
    id: 'tired',
    text: 'Left to right, “it” finds the cat because the cat was tired.',
    mark: 'corrected',
    note: say`“tired” is not read yet. The head puts ${({ learned: { itOnCat } }) => percent(itOnCat)} on “cat”, and with “dirty” at the end ${({ learned: { movedByDirty } }) => shareText(movedByDirty)} weights of “it” move by a bit.`,
    origin: 'learned',
    link: {
      route: 'spotlight',
      text: 'where “it” looks',
      choices: { sentence: presets[0].sentence, query: 7, through: 'antecedent', mode: 'causal' },
    },
  },
];

/** By the section that they stand in. */
export const claims = { operation, types, mask, heads, scaling, reading, questions } as const;

export const allClaims: readonly Claim[] = Object.values(claims).flat();
