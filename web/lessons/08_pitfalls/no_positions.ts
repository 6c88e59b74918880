/** Pitfall 5: without positions a sentence is a bag of words, and shuffled words give shuffled weights. */

import { html, type TemplateResult } from 'lit';
import { largestDifference, type Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import { renderHeatmap } from '../grids.ts';
import { tokenLabels } from '../learned_words.ts';
import { type PitfallPart, type Sides } from './part.ts';
import { inOrder, putBack, shuffledOrder } from './shuffle.ts';
import { smallNumber } from './words_said.ts';

/** One head in the sentence, and in the same words in another order. */
interface TwoOrders {
  readonly labels: readonly string[];
  readonly shuffledLabels: readonly string[];
  readonly weights: Matrix;
  readonly shuffled: Matrix;
  /** How far the second, its rows and columns put back, is from the first. */
  readonly difference: number;
  /** How many numbers are the same bit for bit. */
  readonly sameBits: number;
}

export interface NoPositions {
  readonly shuffledWords: readonly string[];
  /** Random vectors, which know no positions. */
  readonly without: TwoOrders;
  /** The learned model; absent where random vectors are looked at. */
  readonly withPositions: TwoOrders | undefined;
}

/** The weights of one head that sees all words: a causal mask would tell positions as well. */
export type WeightsOf = (words: readonly string[]) => Promise<Matrix>;

export async function noPositions(
  text: string,
  draw: number,
  random: WeightsOf,
  learned: WeightsOf | undefined,
): Promise<NoPositions> {
  const words = text.split(' ');
  const order = shuffledOrder(words.length, draw);
  const shuffledWords = inOrder(words, order);
  // [S] and the full stop stay where they are.
  const tokens = [0, ...order.map((place) => place + 1), words.length + 1];
  const [a, b, c, d] = await Promise.all([
    random(words),
    random(shuffledWords),
    learned?.(words),
    learned?.(shuffledWords),
  ]);
  return {
    shuffledWords,
    without: compared(words, order, a, b),
    withPositions: c && d && compared(tokenLabels(words), tokens, c, d),
  };
}

function compared(
  labels: readonly string[],
  order: readonly number[],
  weights: Matrix,
  shuffled: Matrix,
): TwoOrders {
  const back = putBack(shuffled, order);
  return {
    labels,
    shuffledLabels: inOrder(labels, order),
    weights,
    shuffled,
    difference: largestDifference(weights, back),
    sameBits: weights.data.filter((value, i) => Object.is(value, back.data[i])).length,
  };
}

export function renderNoPositions(part: PitfallPart): Sides {
  const { noPositions: numbers } = part.picture;
  return {
    above: renderShuffle(part),
    right: html`${
      numbers.withPositions
        ? renderBoth(
            part,
            'With positions',
            numbers.withPositions,
            part.origin(' · read both ways'),
          )
        : html`<p>
            Random vectors know no positions. What positions change is seen with learned vectors.
          </p>`
    }`,
    broken: () =>
      renderBoth(
        part,
        'Without positions',
        numbers.without,
        part.randomOrigin(' · positions left out on purpose'),
      ),
    legend: '',
    why: () => html`<p>${shuffleText(numbers)}</p>`,
  };
}

function renderShuffle({ picture, settings, set }: PitfallPart): TemplateResult {
  const { shuffledWords } = picture.noPositions;
  return html`<p>
    ${
      shuffledWords.length < 2
        ? 'One word cannot be shuffled: type a second one.'
        : html`Shuffled: <strong><bdi>${shuffledWords.map(shortLabel).join(' ')}</bdi></strong>
            <button
              class="link-button"
              @click=${() => {
                set({ shuffle: settings.shuffle + 1 });
              }}
            >
              Shuffle again
            </button>`
    }
  </p>`;
}

function renderBoth(
  part: PitfallPart,
  name: string,
  { labels, shuffledLabels, weights, shuffled }: TwoOrders,
  origin: TemplateResult,
): TemplateResult {
  // No row to look from: the words stand in two orders.
  const grid = (label: string, words: readonly string[], of: Matrix): TemplateResult =>
    html`<h3>${label}</h3>
      ${renderHeatmap({
        label,
        labels: words,
        weights: of,
        mask: undefined,
        query: -1,
        pointed: undefined,
        view: part.view,
        chooseRow: () => undefined,
        point: () => undefined,
      })}`;
  return html`${grid(`${name}: as typed`, labels, weights)}
  ${grid(`${name}: shuffled`, shuffledLabels, shuffled)} ${origin}`;
}

export function shuffleText({ shuffledWords, without, withPositions }: NoPositions): string {
  if (shuffledWords.length < 2) return 'One word has one order: there is nothing to tell apart.';
  const { difference, sameBits, weights } = without;
  const count = weights.data.length;
  const last =
    sameBits === count
      ? 'all of them are the same bit for bit.'
      : `${sameBits} of ${count} are the same bit for bit, and the others differ in their last bits alone, since the terms of each sum are added up in another order.`;
  const model = withPositions
    ? ` In the learned model, which adds what it learned about distance to each score, weights move by up to ${smallNumber(withPositions.difference)}.`
    : '';
  return `Put back in order, the shuffled weights are the old ones: off by ${smallNumber(difference)} at most; ${last} Rows and columns merely change places, so “dog bites man” and “man bites dog” are the same to such a head.${model}`;
}
