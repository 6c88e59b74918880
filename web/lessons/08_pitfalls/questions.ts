/** What is asked before a pitfall is shown, and what the engine says to it. */

import type { Answer } from '../../components/predict_first/predict_first.ts';
import { rowThatLost, sumText } from './after_softmax.ts';
import { nothingText } from './all_masked.ts';
import type { Picture } from './picture.ts';
import type { PitfallId } from './pitfalls.ts';
import { quoted } from './words_said.ts';

export interface PitfallQuestion {
  readonly text: string;
  readonly options: readonly Answer[];
  readonly answer: string;
}

const sumAnswers: readonly Answer[] = [
  { value: 'less', text: 'less than 1' },
  { value: 'one', text: '1' },
  { value: 'more', text: 'more than 1' },
];

const nothingAnswers: readonly Answer[] = [
  { value: '0', text: '0 everywhere' },
  { value: 'equal', text: 'the same for all words' },
  { value: 'NaN', text: 'NaN, not a number' },
];

/** Nothing of a pitfall that is shown without a question. */
export function questionOf(id: PitfallId, picture: Picture): PitfallQuestion | undefined {
  const { labels, query, afterSoftmax, head, allMasked } = picture;
  if (id === 'after-softmax' && rowThatLost(query, afterSoftmax.masked) === query) {
    return {
      text: `softmax sees all words, and the mask hides the later ones afterwards. What will the row of ${quoted(labels[query])} sum to?`,
      options: sumAnswers,
      answer: sumText(labels, query, afterSoftmax.masked, head.mask),
    };
  }
  if (id === 'all-masked') {
    return {
      text: `${quoted(labels[0])} may see no word: all its scores are −∞. Which weights does a plain softmax give it?`,
      options: nothingAnswers,
      answer: nothingText(labels, allMasked),
    };
  }
  return undefined;
}
