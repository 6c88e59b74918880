/** What happens in each step, and why: one or two sentences. */

import type { Picture } from './picture.ts';
import type { StageName } from './matrices.ts';

/** How a head's numbers are counted, as the sentences need it. */
export interface Sizes {
  readonly embedDim: number;
  readonly numHeads: number;
  readonly headDim: number;
}

/** On the blackboard there is one head, and nothing before it. */
export function sizesOf({ input }: Pick<Picture, 'input'>): Sizes {
  const { surroundings, query } = input;
  return {
    embedDim: surroundings?.input.columns ?? query.columns,
    numHeads: surroundings?.results.shape[0] ?? 1,
    headDim: query.columns,
  };
}

export function whatHappens(picture: Picture, stage: StageName): string {
  const { source } = picture;
  const { embedDim, numHeads, headDim } = sizesOf(picture);
  const isLearned = source === 'learned';
  switch (stage) {
    case 'input':
      return `Each word is a row of ${embedDim} numbers, called x. ${inputOrigin(picture)}`;
    case 'projections':
      return `Three ${isLearned ? 'learned' : 'random'} matrices turn each row of x into three rows of ${headDim}: the query (what the word looks for), the key (the label it holds up) and the value (what it hands over).${source === 'cross' ? ' The queries come from your sentence, keys and values from the second one.' : ''}`;
    case 'scores':
      return 'How well does a key fit a query? Multiply a row of Q by a row of K, number by number, and add up: one score for each pair of words.';
    case 'scaled':
      return `The more products are added, the further scores lie apart. Dividing by √d = √${headDim} = ${Math.sqrt(headDim).toFixed(2)} makes up for that.`;
    case 'biased':
      return 'The scores so far know nothing of places. This model adds what it learned about distance: one number for each step between two words.';
    case 'masked':
      return `The mask is added to the scores: 0 keeps a score, −∞ takes its word away. ${whichMask(picture)}`;
    case 'weights':
      return 'softmax makes a row of scores into shares: e to the power of each score, divided by the sum of them all. No share is below 0, and the row of a word that sees any sums to 1.';
    case 'result':
      return 'Every word hands over its value, as much of it as its weight says. The sum is what this head found for the word of the row.';
    case 'joined':
      return `All ${numHeads} heads did the same, with numbers of their own. Their results stand side by side again: ${numHeads} × ${headDim} = ${embedDim}.`;
    case 'output':
      return `One last matrix, W_O, mixes what the heads found. ${isLearned ? 'The model adds this row to what it knew of the word.' : 'As many rows as words, as wide as x: so another layer can follow.'}`;
  }
}

function inputOrigin(picture: Picture): string {
  if (picture.source === 'learned') {
    return picture.place.layer === 0
      ? 'They come from the embedding, which the model learned, and are normalised: to about the same size for every word.'
      : 'They are what the first layer made of the words, and are normalised: to about the same size for every word.';
  }
  return 'Nothing has learned them: they are drawn from the seed and the word, so that the same word has the same row.';
}

/** What was changed by hand may follow no rule. */
function whichMask({ input, stages }: Picture): string {
  if (stages.matrices.mask !== input.mask) return 'You have changed this mask.';
  return input.mask.data.every((value) => value === 0)
    ? 'Here every word may see every word.'
    : 'Left to right, nobody sees a word that comes later.';
}
