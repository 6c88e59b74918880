/** Pitfall 9: a high weight is not importance: what the weight is put on may be small, and the head may not matter. */

import { html, type TemplateResult } from 'lit';
import type { ShareBar } from '../../components/bars/bars.ts';
import { percent, twoDecimals } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';
import { sharesOf, type HeadEffect, type Importance, type SmallValue } from './importance.ts';
import { type PitfallPart, type Sides } from './part.ts';
import { capitalised, exactPercent, inSentence, quoted } from './words_said.ts';

/** A head that is as sure as this looks important. */
const sureFrom = 0.9;

/** So many words of a row, those that count most. */
const mostWords = 6;

export function renderNotImportance(part: PitfallPart): Sides {
  const { importance } = part.picture;
  if (!importance) return needsModel;
  const { labels } = part.picture;
  const { effects, smallValue } = importance;
  const from = `in ${inSentence(smallValue.name)}, from ${quoted(labels[smallValue.query])}`;
  return {
    right: html`<h3>What changes when the head is off</h3>
      ${bars('What changes when the head is off', effects, ({ change }) => change)}
      <h3>What the words add ${from}</h3>
      ${wordBars(labels, smallValue, 'What the words add', smallValue.shares)} ${part.origin()}`,
    broken: () =>
      html`<h3>The largest weight of the head</h3>
        ${bars('The largest weight of the head', effects, ({ weight }) => weight)}
        <h3>Their weights ${from}</h3>
        ${wordBars(labels, smallValue, 'Their weights', smallValue.weights)}
        ${part.origin(' · read wrongly on purpose')}`,
    why: () =>
      html`<p>${headText(labels, part.picture.query, effects)}</p>
        <p>${valueText(labels, importance)}</p>
        <p>${handMadeText()} <spotlight-origin kind="hand-made">hand-made</spotlight-origin></p>`,
  };
}

const needsModel: Sides = {
  right: html`<p>
    Random vectors predict no word, so no head of theirs matters. Choose learned vectors.
  </p>`,
  broken: () => html``,
  why: () => '',
};

function bars(
  label: string,
  effects: readonly HeadEffect[],
  shareOf: (effect: HeadEffect) => number,
): TemplateResult {
  return html`<spotlight-bars
    label=${label}
    .bars=${effects.map((effect): ShareBar => {
      const share = shareOf(effect);
      return { label: effect.name, share, text: twoDecimals(share), look: 'ink' };
    })}
  ></spotlight-bars>`;
}

function wordBars(
  labels: readonly string[],
  { shares, weights, key }: SmallValue,
  label: string,
  values: ArrayLike<number>,
): TemplateResult {
  const places = labels
    .map((_, place) => place)
    .sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || (weights[b] ?? 0) - (weights[a] ?? 0))
    .filter((place) => Math.max(shares[place] ?? 0, weights[place] ?? 0) >= 0.005)
    .slice(0, mostWords);
  return html`<spotlight-bars
    label=${label}
    .bars=${places.map((place): ShareBar => {
      const share = values[place] ?? NaN;
      const strong = place === key;
      return {
        label: shortLabel(labels[place] ?? ''),
        share,
        text: twoDecimals(share),
        look: strong ? 'accent' : 'ink',
        strong,
      };
    })}
  ></spotlight-bars>`;
}

/** A sure head that changes little, against the one that changes most. */
export function headText(
  labels: readonly string[],
  query: number,
  effects: readonly HeadEffect[],
): string {
  const most = effects.at(-1);
  const sure = effects.find((head) => head.weight >= sureFrom && head !== most) ?? effects[0];
  if (!sure || !most) return '';
  const look = ({ name, key, weight }: HeadEffect): string =>
    `${inSentence(name)} puts ${twoDecimals(weight)} on ${quoted(labels[key])}`;
  return `From ${quoted(labels[query])}, ${look(sure)}. Switched off, it moves ${exactPercent(sure.change)} of the probability of the next word elsewhere. ${capitalised(look(most))}; switched off, it moves ${exactPercent(most.change)}.`;
}

export function valueText(
  labels: readonly string[],
  { smallValue, smallestSize }: Importance,
): string {
  const { name, query, key, weights, sizes, shares } = smallValue;
  const mean = sizes.reduce((total, size) => total + size, 0) / sizes.length;
  return `What a word adds is its weight times its value. In ${inSentence(name)}, ${quoted(labels[query])} puts ${twoDecimals(weights[key] ?? NaN)} on ${quoted(labels[key])}, whose value has the size ${twoDecimals(sizes[key] ?? NaN)} where the mean is ${twoDecimals(mean)}: by size it makes ${percent(shares[key] ?? NaN)} of what is added. ${smallestSize < 0.1 ? '' : `No value here is near zero: the smallest has ${twoDecimals(smallestSize)} of the mean size in its head.`}`.trim();
}

/** Where a value is as good as zero: by hand, since the model has none. */
function handMadeText(): string {
  const [weights, sizes] = [Float32Array.of(0.9, 0.1), [0.01, 5]] as const;
  const [, second = NaN] = sharesOf(weights, sizes);
  return `By hand: weights .90 and .10 on values of the sizes 0.01 and 5. The word with .10 makes ${percent(second)} of what is added.`;
}
