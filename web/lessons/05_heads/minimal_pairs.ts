/** What one changed word changes in where a head looks: both sentences, and the difference. */

import { html, type TemplateResult } from 'lit';
import type { Pair } from '../../components/grid/matrix_grid.ts';
import { scaleEnd, twoDecimals } from '../../lib/numbers.ts';
import { rememberLast } from '../../lib/remember.ts';
import { difference, rowOf, type Matrix } from '../../lib/tensor.ts';
import { lastPlace, type Choices, type PairName } from '../choices.ts';
import type { View } from '../context.ts';
import type { Through } from '../head_choices.ts';
import { minimalPairs, pairLabels, type PairLabels } from './pairs.ts';
import { seenThrough } from '../looks.ts';
import type { Picture } from './picture.ts';
import { onPairPointed, onQueryChosen, renderHeatmap } from '../grids.ts';

const pairOptions = (Object.keys(minimalPairs) as PairName[]).map((value) => ({
  value,
  text: pairLabels(minimalPairs[value]).words.join(' or '),
}));

/** How much more is looked at each word in the first sentence than in the second, and where most. */
const differenceOf = rememberLast((first: Matrix, second: Matrix) => {
  const values = difference(first, second);
  const sizes = values.data.map(Math.abs);
  const largest = Math.max(...sizes);
  const row = Math.floor(sizes.indexOf(largest) / values.columns);
  return { values, row, end: scaleEnd(largest) };
});

const labelsOf = rememberLast((pair: PairName) => pairLabels(minimalPairs[pair]));

/** "The largest change in the row of “it”: with “big” it puts 0.31 more on “trophy” than with “small”." */
export function largestChange(
  { labels, words }: PairLabels,
  query: number,
  row: ArrayLike<number>,
): string {
  const changes = Array.from(row, (value, key) => ({ key, value }));
  const [{ key, value } = { key: 0, value: 0 }] = changes.sort(
    (a, b) => Math.abs(b.value) - Math.abs(a.value),
  );
  const from = `“${labels[query] ?? ''}”`;
  if (Math.abs(value) < 0.005) return `In the row of ${from} nothing changes by 0.01 or more.`;
  const [more, less] = value > 0 ? words : [words[1], words[0]];
  return `The largest change in the row of ${from}: with “${more}” it puts ${twoDecimals(Math.abs(value))} more on “${labels[key] ?? ''}” than with “${less}”.`;
}

interface PairPart {
  readonly picture: Picture;
  readonly choices: Choices;
  readonly through: Through;
  /** What it is looked through: "head 1·2, subject". */
  readonly name: string;
  readonly view: View;
  readonly pointed: Pair | undefined;
  readonly choose: (change: Partial<Choices>) => void;
  readonly point: (pair: Pair | undefined) => void;
}

export function renderMinimalPairs(part: PairPart): TemplateResult {
  const { picture, choices, through, name, view, choose } = part;
  const { pair, pairLooks } = picture;
  const labelled = labelsOf(pair);
  const { labels, place, words } = labelled;
  const [first, second] = pairLooks.map((looks) => seenThrough(looks, through));
  const changed = first && second && differenceOf(first, second);
  const query = choices.row < labels.length ? choices.row : (changed?.row ?? -1);
  const mask = pairLooks[0].mask;
  const chooseRow = (row: number): void => {
    choose({ row });
  };
  const shared = { labels, query, mask, pointed: part.pointed, view, chooseRow, point: part.point };
  return html`<section class="ruled" id="pairs">
    <h2>One word changed. What does that change?</h2>
    <p class="controls">
      The sentence with
      <spotlight-pick
        label="Minimal pair"
        .options=${pairOptions}
        .value=${pair}
        @spotlight-picked=${({ detail }: CustomEvent<{ value: PairName }>) => {
          choose({ pair: detail.value, row: lastPlace });
        }}
      ></spotlight-pick>
    </p>
    <p class="pair">
      ${labels.slice(1, -1).map((label, index) =>
        index + 1 === place
          ? html`<strong>${words[0]}</strong> <span class="or">or</span>
              <strong>${words[1]}</strong> `
          : `${label} `,
      )}
    </p>
    <div class="pair-pictures">
      <section>
        <h3>with “${words[0]}”</h3>
        ${renderHeatmap({ ...shared, label: `With ${words[0]}`, weights: first })}
      </section>
      <section>
        <h3>with “${words[1]}”</h3>
        ${renderHeatmap({ ...shared, label: `With ${words[1]}`, weights: second })}
      </section>
      <section class="difference">
        <h3>the first minus the second</h3>
        <spotlight-signed-heatmap
          label="Difference of the two"
          remark="with ${words[0]}"
          .queries=${labels}
          .keys=${labels}
          .values=${changed?.values}
          .mask=${mask}
          .end=${changed?.end ?? 1}
          .query=${query}
          .pointed=${part.pointed}
          .palette=${view.palette}
          .numbers=${view.numbers}
          .transposed=${view.transposed}
          @spotlight-query-chosen=${onQueryChosen(shared)}
          @spotlight-pair-pointed=${onPairPointed(shared)}
        ></spotlight-signed-heatmap>
        <spotlight-legend .end=${changed?.end ?? 1} .palette=${view.palette}></spotlight-legend>
      </section>
    </div>
    <p class="answer" aria-live="polite">
      Seen through ${name}, all heads on.
      ${changed ? largestChange(labelled, query, rowOf(changed.values, query)) : ''}
      ${
        mask
          ? `Rows above “${labels[place] ?? ''}” are the same in both: they have not read it.`
          : 'Reading both ways, any row may change.'
      }
    </p>
  </section>`;
}
