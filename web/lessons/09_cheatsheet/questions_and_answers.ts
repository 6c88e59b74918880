/** Claims that answer what students ask. */

import { percent, twoDecimals } from '../../lib/numbers.ts';
import { presets } from '../presets.ts';
import type { Claim } from './claim.ts';
import { upTo, whole } from './number_text.ts';
import { say } from './said.ts';

export const questions: readonly Claim[] = [
  {
    id: 'one-step',
    question: 'Why attention?',
    text: 'Every word reaches every other in one step.',
    mark: 'holds if',
    note: say`If no mask hides it. Distance costs nothing: over ${({ learned: { wordsBetween } }) => String(wordsBetween)} words, “was” puts ${({ learned: { wasOnBook } }) => percent(wasOnBook)} on “book”. A network that reads word by word has to carry it along.`,
    origin: 'learned',
    link: {
      route: 'spotlight',
      text: 'from “was” to “book”',
      choices: { sentence: presets[2].sentence, query: 6, through: 'subject', mode: 'causal' },
    },
  },
  {
    id: 'cross',
    question: 'Self-attention or cross-attention?',
    text: 'Both are the same operation.',
    mark: 'holds',
    note: say`In self-attention Q, K and V come from one sentence. In cross-attention Q comes from one, K and V from another: weights [n, m].`,
    link: {
      route: 'steps',
      text: 'one sentence looks at another',
      choices: { followed: 'cross', stage: 'weights' },
    },
  },
  {
    id: 'time',
    question: 'What does it cost?',
    text: 'Time grows with the square of the number of words.',
    mark: 'holds if',
    note: say`If the text is long. Every query meets every key: ${({ reading: { pairsOf16 } }) => whole(pairsOf16)} pairs for 16 words, ${({ reading: { pairsOf32 } }) => whole(pairsOf32)} for 32. The projections only double, so they weigh more in short texts.`,
    origin: 'random',
    link: { route: 'cost', text: 'pairs, counted', choices: { length: 16 } },
  },
  {
    id: 'memory',
    question: 'Does it need n² memory?',
    text: 'All n² weights have to be kept.',
    mark: 'corrected',
    note: say`Only to show them. A row needs no other, so keys can stream past the queries. For ${({ reading: { streamWords } }) => whole(streamWords)} words both ways agree to ${({ reading: { streamDifference } }) => upTo(streamDifference)}, and the one that streams stores nothing of size n².`,
    origin: 'random',
    link: { route: 'cost', text: 'both, measured on your machine', choices: { part: 'measured' } },
  },
  {
    id: 'importance',
    question: 'Is a weight importance?',
    text: 'A large weight means that the word matters.',
    mark: 'corrected',
    note: say`It says where a head looks, not what follows from it. Reading both ways, the best head for pronouns looks at the right noun in ${({ learned: { masked } }) => percent(masked.antecedent.score)} of the sentences; the word that depends on it is right in ${({ learned: { masked } }) => percent(masked.antecedent.accuracy ?? NaN)}.`,
    origin: 'learned',
    link: {
      route: 'heads',
      text: 'heads that read both ways',
      choices: { mode: 'masked', through: 'antecedent' },
    },
  },
  {
    id: 'picture',
    question: 'Can I trust a picture?',
    text: 'A pattern in a heatmap means something.',
    mark: 'holds if',
    note: say`If something was learned: each picture here says where its numbers come from. Random vectors (seed ${({ seed }) => String(seed)}) draw patterns too.`,
    origin: 'random',
    link: { route: 'spotlight', text: 'patterns of chance', choices: { vectors: 'random' } },
  },
  {
    id: 'equal',
    question: 'Why are all weights equal?',
    text: 'Equal scores give equal weights.',
    mark: 'holds',
    note: say`A query of zeros scores all keys alike: of four words each gets ${({ operation: { equalScores } }) => twoDecimals(Math.max(...equalScores))}, and the result is the mean of the values.`,
    origin: 'hand-made',
    link: {
      route: 'steps',
      text: 'a query of zeros',
      choices: { followed: 'blackboard', stage: 'weights', edits: 'q.3.0=0_q.3.1=0_q.3.2=0' },
    },
  },
  {
    id: 'nan',
    question: 'Where does NaN come from?',
    text: 'A row that may see nothing gives NaN.',
    mark: 'corrected',
    note: say`In a plain softmax it does: 0 divided by 0. Here the weights of such a row sum to ${({ operation: { hiddenRowSum } }) => upTo(hiddenRowSum)}, and its result is ${({ operation: { hiddenRowResult } }) => upTo(hiddenRowResult)}.`,
    origin: 'random',
    link: {
      route: 'pitfalls',
      text: 'a row that sees nothing',
      choices: { broken: 'all-masked', part: 'all-masked' },
    },
  },
];
