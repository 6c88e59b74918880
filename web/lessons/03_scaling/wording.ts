/** What this lesson says about what it shows. */

import { givenNumber, twoDecimals } from '../../lib/numbers.ts';
import type { Picture } from './picture.ts';

/** Where to look in the picture, and what it does not show. */
export function lookFor({ scores, sides, end }: Picture): string[] {
  const { unscaled, scaled, headDim } = sides;
  const axis = `Both axes end at ${givenNumber(end)}, and the tallest bar fills the height: only the widths can be compared.`;
  switch (scores) {
    case 'random':
      return [
        'Move the slider: without scaling the scores spread like √d, with it their width stays the same. Softmax turns distances into odds, so a wide spread leaves one word with nearly all the weight.',
        headDim <= 8
          ? 'With so few products the true shape is more pointed than the dashed bell curve. Its variance is d all the same.'
          : axis,
        unscaled.sharpness.softmaxGradient > scaled.sharpness.softmaxGradient
          ? 'At this d the gradient of softmax is not smaller without scaling: it dies only when most rows are decided. Try 256.'
          : '',
      ];
    case 'projected':
      return [
        'One sentence has few scores, and equal words have equal ones: expect the measured variance to be off the theory by some. Another seed is off by another amount.',
        axis,
      ];
    case 'learned':
      return [
        `This head learned its queries and keys with √${headDim} in place. Leaving it out afterwards takes the mean largest weight from ${twoDecimals(scaled.sharpness.largestWeight)} to ${twoDecimals(unscaled.sharpness.largestWeight)}: nothing was trained for that.`,
        `What the head adds for the distance of two words, its position bias, is not part of these scores; it is added after scaling, on both sides alike. ${axis}`,
      ];
  }
}

export function randomOriginText(seed: number): string {
  return `random · seed ${seed}`;
}

/** Tells more of it on demand. */
export function randomOriginDetails({ scores, sides }: Picture): string {
  const { headDim } = sides;
  const numbers = headDim === 1 ? 'one number' : `${headDim} numbers`;
  return scores === 'random'
    ? `32 times 16 queries and 16 keys of ${numbers} each, all drawn from N(0, 1): mean 0, variance 1. The same seed gives the same numbers on every machine. Nothing was learned.`
    : `Each word gets ${numbers} drawn from N(0, 1): the same word, the same numbers. The matrices w_q and w_k of a SimpleAttention with one head, drawn from N(0, 2/d), make queries and keys of them. Nothing was learned.`;
}
