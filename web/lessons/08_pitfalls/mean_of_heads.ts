/** Pitfall 8: the average of heads that are sure of different words shows a head that is unsure. */

import { html, type TemplateResult } from 'lit';
import { twoDecimals } from '../../lib/numbers.ts';
import { meanOfMatrices, rowOf, type Matrix } from '../../lib/tensor.ts';
import { largestTwo } from '../largest_weights.ts';
import { type PitfallPart, type Sides } from './part.ts';
import { renderRow } from './row_strip.ts';
import { capitalised, inSentence, quoted } from './words_said.ts';

/** A head, and its weights in the sentence. */
export interface NamedHead {
  /** "head 2·4, antecedent" */
  readonly name: string;
  readonly weights: Matrix;
}

/** A head that puts as much on one word has made up its mind. */
const sureFrom = 0.8;

/** The row of one head: where it looks most. */
interface Look {
  readonly name: string;
  readonly row: Float32Array;
  readonly key: number;
  readonly weight: number;
}

export interface MeanOfHeads {
  /** The two heads that disagree most; the same word where no two look at different ones. */
  readonly looks: readonly [Look, Look];
  readonly mean: Float32Array;
  /** The average of all heads of the picture, and how many there are. */
  readonly all: Look;
  readonly heads: number;
}

/** Disagreement: both are sure, of different words; it counts how sure the less sure of them is. */
export function meanOfTwoHeads(heads: readonly NamedHead[], query: number): MeanOfHeads {
  const looks = heads.map(({ name, weights }) => lookOf(name, rowOf(weights, query)));
  let [best, least] = [looks.slice(0, 2), -1];
  for (const [index, a] of looks.entries()) {
    for (const b of looks.slice(index + 1)) {
      const disagreement = a.key === b.key ? 0 : Math.min(a.weight, b.weight);
      if (disagreement > least) [best, least] = [[a, b], disagreement];
    }
  }
  const [first, second] = best;
  if (!first || !second) throw new Error('expected two heads or more');
  const meanRow = (rows: readonly Float32Array[]): Float32Array =>
    meanOfMatrices(rows.map((data) => ({ data, rows: 1, columns: data.length }))).data;
  return {
    looks: [first, second],
    mean: meanRow([first.row, second.row]),
    all: lookOf('the average of all heads', meanRow(looks.map(({ row }) => row))),
    heads: heads.length,
  };
}

function lookOf(name: string, row: Float32Array): Look {
  const weight = Math.max(...row);
  return { name, row, weight, key: row.indexOf(weight) };
}

export function renderMeanOfHeads(part: PitfallPart): Sides {
  const { labels, query, head, meanOfHeads: numbers } = part.picture;
  const hidden = labels
    .map((_, key) => key)
    .filter((key) => head.mask.data[query * labels.length + key] === -Infinity);
  const row = (label: string, weights: Float32Array): TemplateResult =>
    renderRow({ label, words: labels, weights, hidden, view: part.view });
  const from = `from ${quoted(labels[query])}`;
  return {
    right: html`${numbers.looks.map(({ name, row: weights }) => row(`${capitalised(name)}, ${from}`, weights))}
    ${part.origin()}`,
    broken: () =>
      html`${row(`Their average, ${from}`, numbers.mean)} ${part.origin(' · averaged on purpose')}`,
    legend: 'not read yet',
    why: () => html`<p>${averageText(labels, query, numbers)}</p>`,
  };
}

export function averageText(
  labels: readonly string[],
  query: number,
  { looks: [a, b], mean, all, heads }: MeanOfHeads,
): string {
  const look = ({ name, key, weight }: Look): string =>
    `${inSentence(name)} puts ${twoDecimals(weight)} on ${quoted(labels[key])}`;
  const from = `From ${quoted(labels[query])}`;
  if (a.key === b.key)
    return `${from} all heads look most at ${quoted(labels[a.key])}: here the average hides nothing. Choose another word.`;
  const shown = largestTwo(mean).map(
    ({ key, weight }) => `${twoDecimals(weight)} on ${quoted(labels[key])}`,
  );
  const verdict =
    Math.min(a.weight, b.weight) >= sureFrom
      ? 'a head that cannot make up its mind, which neither is'
      : 'a row that neither of them has';
  return `${from}, ${look(a)}, and ${look(b)}. Their average puts ${shown.join(' and ')}: ${verdict}. ${heads > 2 ? `The average of all ${heads} puts ${twoDecimals(all.weight)} on ${quoted(labels[all.key])}.` : ''}`.trim();
}
