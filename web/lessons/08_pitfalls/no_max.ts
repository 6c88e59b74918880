/** Pitfall 3: exp(score) without subtracting the maximum first, which large scores take beyond all numbers. */

import { html, type TemplateResult } from 'lit';
import type { Segment } from '../../components/segments/segments.ts';
import type { Engine } from '../../engine/index.ts';
import { toHalf } from '../../lib/half.ts';
import { givenNumber, plainNumber, twoDecimals } from '../../lib/numbers.ts';
import {
  added,
  asTensor,
  largestDifference,
  matrixAt,
  rowOf,
  type Matrix,
} from '../../lib/tensor.ts';
import { naiveSoftmax } from './broken.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderRow } from './row_strip.ts';
import { quoted, smallNumber } from './words_said.ts';

/** The largest numbers of both precisions: a larger exp is infinity. */
const largestFloat32 = (2 - 2 ** -23) * 2 ** 127;
const largestHalf = 65_504;

/** exp of a smaller score is 0 in float32: below half of its smallest number, 2^-149. */
const smallestScore = Math.log(2 ** -150);

/** What the scores can be multiplied by. */
const factors = [1, 4, 16, 64, 256];
const factorOptions: readonly Segment[] = factors
  .map(String)
  .map((value) => ({ value, text: value }));

export interface NoMax {
  readonly query: number;
  /** By which the scores of the row are multiplied. */
  readonly factor: number;
  /** [1, words]: times the factor, -Infinity where a word is not read yet. */
  readonly scores: Matrix;
  /** The largest of them. */
  readonly largest: number;
  readonly right: Matrix;
  readonly float32: Matrix;
  readonly half: Matrix;
}

export async function noMax(
  engine: Engine,
  { scores, mask }: HeadNumbers,
  query: number,
  wanted: number,
): Promise<NoMax> {
  const row = rowOf(added(scores, mask), query);
  const factor = wanted === 0 ? breakingFactor(Math.max(...row)) : wanted;
  const grown: Matrix = { data: row.map((score) => score * factor), rows: 1, columns: row.length };
  return {
    query,
    factor,
    scores: grown,
    largest: Math.max(...grown.data),
    right: matrixAt(await engine.softmax(asTensor(grown)), 0),
    float32: naiveSoftmax(grown),
    half: naiveSoftmax(grown, toHalf),
  };
}

/** The smallest factor that takes this score out of what float32 holds; the largest one if none does. */
export function breakingFactor(largest: number): number {
  const breaks = (factor: number): boolean =>
    largest * factor > Math.log(largestFloat32) || largest * factor < smallestScore;
  return factors.find(breaks) ?? Math.max(...factors);
}

export function renderNoMax(part: PitfallPart): Sides {
  const { picture, origin } = part;
  const { noMax: numbers, labels } = picture;
  const row = (label: string, weights: Matrix): TemplateResult =>
    renderRow({
      label,
      words: labels,
      weights: weights.data,
      hidden: labels.map((_, key) => key).filter((key) => numbers.scores.data[key] === -Infinity),
      view: part.view,
    });
  return {
    above: renderFactor(part),
    right: html`${row('The maximum subtracted', numbers.right)} ${origin()}`,
    broken: () =>
      html`${row('The maximum left in: float32', numbers.float32)}
      ${row('The maximum left in: half precision', numbers.half)} ${origin(onPurpose)}`,
    legend: 'not read yet',
    why: () => html`<p>${overflowText(labels[numbers.query], numbers)}</p>`,
  };
}

function renderFactor({ picture, set }: PitfallPart): TemplateResult {
  const { noMax: numbers, labels } = picture;
  return html`<spotlight-segments
      label="Scores of ${quoted(labels[numbers.query])} times"
      .options=${factorOptions}
      .value=${String(numbers.factor)}
      @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
        set({ factor: Number(detail.value) });
      }}
    ></spotlight-segments>
    <p>The largest score is now ${plainNumber(numbers.largest)}.</p>`;
}

/** Half precision has three digits: weights that are off by more have lost some. */
const visiblyOff = 0.005;

export function overflowText(label: string | undefined, numbers: NoMax): string {
  const { largest } = numbers;
  const limits = `exp(x) is beyond the largest float32 number from x = ${twoDecimals(Math.log(largestFloat32))} on, and beyond that of half precision, ${givenNumber(largestHalf)}, from ${twoDecimals(Math.log(largestHalf))} on.`;
  const here = `The largest score of ${quoted(label)} is ${plainNumber(largest)}`;
  const broken = brokenText(numbers);
  if (broken === '') return `${limits} ${here}: still small enough. Multiply it further.`;
  return `${limits} ${here}: ${broken}. With the maximum subtracted the largest term is exp(0), which is 1, whatever the scores are.`;
}

/** How the weights come out wrong; empty if they do not. */
function brokenText({ largest, right, float32, half }: NoMax): string {
  const breaks = ({ data }: Matrix): boolean => data.some(Number.isNaN);
  if (breaks(half)) {
    const where = breaks(float32) ? 'both precisions' : 'half precision';
    const reason = largest > 0 ? 'infinity divided by infinity' : 'each exp is 0, and 0/0';
    return `in ${where} ${reason} is NaN`;
  }
  if (half.data.every((weight) => weight === 0)) {
    return 'each exp fits in half precision, their sum does not, and a number divided by infinity is 0';
  }
  const off = largestDifference(half, right);
  return off < visiblyOff
    ? ''
    : `half precision keeps few digits of exps so small, and its weights are off by ${smallNumber(off)}`;
}
