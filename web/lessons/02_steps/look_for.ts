/** What to look for in each step, with the numbers of the row that is followed. */

import { cellNumber, percent, signedTwoDecimals, twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import { quoted } from '../../lib/words.ts';
import { largestTwo } from '../largest_weights.ts';
import type { StageName } from './matrices.ts';
import type { Picture } from './picture.ts';
import { sizesOf } from './wording.ts';

export function lookFor(picture: Picture, stage: StageName, row: number): string {
  const { matrices } = picture.stages;
  const { queries, keys, surroundings } = picture.input;
  const word = quoted(queries[row]);
  const rowIn = (matrix: Matrix | undefined): Float32Array =>
    matrix ? rowOf(matrix, row) : new Float32Array();
  const { embedDim, numHeads, headDim } = sizesOf(picture);
  switch (stage) {
    case 'input':
      return (
        equalRows(picture) ?? `Follow the outlined row, ${word}: its weights will be made of it.`
      );
    case 'projections':
      return `Every number in the row of ${word} is a sum of ${embedDim} products${
        surroundings?.projections.query.bias ? ' and a bias' : ''
      }. Click one.`;
    case 'scores':
      return extremes(word, keys, rowIn(matrices.scores));
    case 'scaled':
      return unchangedOrder(word, keys, rowIn(matrices.scores), rowIn(matrices.scaled));
    case 'biased':
      return whatDistanceDoes(word, keys, rowIn(matrices.bias), rowIn(matrices.masked));
    case 'masked':
      return howManyHidden(word, rowIn(matrices.masked));
    case 'weights':
      return shares(word, keys, rowIn(matrices.weights));
    case 'result':
      return handedOver(word, keys, rowIn(matrices.weights));
    case 'joined': {
      const from = (surroundings?.head ?? 0) * headDim;
      return `Columns ${from + 1} to ${from + headDim} are this head’s. The row of ${word} stands there as it was.`;
    }
    case 'output':
      return `Every number in the row of ${word} is a sum of ${embedDim} products, from all ${numHeads} heads${
        surroundings?.outputBias ? ', and a bias' : ''
      }. Click one.`;
  }
}

/** In x, equal words have equal rows, as long as nothing was mixed in. */
function equalRows(picture: Picture): string | undefined {
  const { input, stages } = picture;
  const x = stages.matrices.input;
  const words = input.queries.map((word) => word.toLowerCase());
  const again = words.findIndex((word, place) => words.indexOf(word) < place);
  if (!x || again < 0) return undefined;
  const [first, second] = [words.indexOf(words[again] ?? ''), again];
  const [a, b] = [rowOf(x, first), rowOf(x, second)];
  const word = quoted(words[again]);
  if (a.every((value, i) => value === b[i])) {
    return `Both rows of ${word} are equal: x says which word it is, and not where it stands.`;
  }
  // Before any layer they differ only where a word is written in two ways.
  return picture.source === 'learned' && picture.place.layer > 0
    ? `The two rows of ${word} differ: the first layer has mixed in what stands around each.`
    : undefined;
}

function placesBySize(row: Float32Array): number[] {
  return Array.from(row.keys()).sort((a, b) => (row[b] ?? NaN) - (row[a] ?? NaN));
}

function extremes(word: string, keys: readonly string[], scores: Float32Array): string {
  const places = placesBySize(scores);
  const [best = 0, worst = 0] = [places[0], places.at(-1)];
  if (places.length > 1 && scores[best] === scores[worst]) {
    return `From ${word}, every score is ${cellNumber(scores[best] ?? NaN)}: no key fits better than another.`;
  }
  const said = `From ${word}, the largest score is ${cellNumber(scores[best] ?? NaN)}, for ${quoted(keys[best])}`;
  return best === worst
    ? `${said}.`
    : `${said}; the smallest is ${cellNumber(scores[worst] ?? NaN)}, for ${quoted(keys[worst])}.`;
}

function unchangedOrder(
  word: string,
  keys: readonly string[],
  scores: Float32Array,
  scaled: Float32Array,
): string {
  const best = placesBySize(scaled)[0] ?? 0;
  return `The order stays: from ${word}, ${quoted(keys[best])} is first, now with ${cellNumber(scaled[best] ?? NaN)} and not ${cellNumber(scores[best] ?? NaN)}.`;
}

/** Of the words that are not hidden: the others will not count. */
function whatDistanceDoes(
  word: string,
  keys: readonly string[],
  bias: Float32Array,
  masked: Float32Array,
): string {
  const places = placesBySize(bias).filter((key) => masked[key] !== -Infinity);
  const [most, least] = [places[0], places.at(-1)];
  if (most === undefined || least === undefined) {
    return `${word} sees nothing, so what distance adds makes no difference to it.`;
  }
  const favoured = `For ${word}, distance adds most to ${quoted(keys[most])} (${signedTwoDecimals(bias[most] ?? NaN)})`;
  if (most === least) return `${favoured}: it sees nothing else.`;
  return `${favoured} and least to ${quoted(keys[least])} (${signedTwoDecimals(bias[least] ?? NaN)}).`;
}

function howManyHidden(word: string, masked: Float32Array): string {
  const hidden = masked.filter((value) => value === -Infinity).length;
  if (hidden === 0) return `Nothing is hidden from ${word}: change a 0 to −∞ and step on.`;
  const of = `${hidden} of ${masked.length}`;
  return hidden === masked.length
    ? `All words are hidden from ${word}.`
    : `From ${word}, ${of} ${hidden === 1 ? 'word is' : 'words are'} hidden: those scores are −∞, whatever they were.`;
}

function shares(word: string, keys: readonly string[], weights: Float32Array): string {
  const [best] = largestTwo(weights);
  if (!best)
    return `${word} sees nothing, so all its weights are 0: its row sums to 0 and not to 1.`;
  return `${word} looks most at ${quoted(keys[best.key])}: ${percent(best.weight)}. Its row sums to ${twoDecimals(sum(weights))}.`;
}

function handedOver(word: string, keys: readonly string[], weights: Float32Array): string {
  const largest = largestTwo(weights);
  if (largest.length === 0) return `${word} sees nothing, so its result is 0.`;
  const parts = largest.map(
    ({ key, weight }) => `${percent(weight)} of the value of ${quoted(keys[key])}`,
  );
  const others = weights.filter(
    (weight, key) => weight > 0 && largest.every((one) => one.key !== key),
  );
  const rest = others.length > 0 ? ` and ${percent(sum(others))} of others` : '';
  return `The row of ${word} is ${parts.join(', ')}${rest}.`;
}
