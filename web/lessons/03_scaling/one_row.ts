/** One row of weights on both sides: what the spread of the scores does to it. */

import { html, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Palette } from '../../lib/colour.ts';
import { rememberLast } from '../../lib/remember.ts';
import { hides, rowOf } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import { tokenAt } from '../learned_words.ts';
import { renderWeightStrip } from '../weight_strip.ts';
import type { Picture } from './picture.ts';
import type { Side } from '../scaled_scores.ts';

interface RowPart {
  readonly picture: Picture;
  readonly choices: Choices;
  readonly palette: Palette;
  readonly choose: (change: Partial<Choices>) => void;
}

export function renderOneRow(part: RowPart): TemplateResult {
  const { unscaled, scaled } = part.picture.sides;
  return html`<section class="ruled" aria-labelledby="one-row">
    <h2 id="one-row">One row after softmax</h2>
    ${renderFrom(part)}
    <div class="sides">
      ${renderWeights('Not scaled', unscaled, part)} ${renderWeights('Scaled', scaled, part)}
    </div>
  </section>`;
}

/** The row of the word, or of the random query, that is looked from. */
function rowOfQuery(picture: Picture, { query }: Choices): number {
  return picture.scores === 'learned'
    ? tokenAt(query, picture.words)
    : Math.min(query, picture.labels.length - 1);
}

/** [S] stands before the words of the learned model, and is not looked from. */
function placesBefore({ scores }: Picture): number {
  return scores === 'learned' ? 1 : 0;
}

function renderFrom({ picture, choices, choose }: RowPart): TemplateResult {
  const before = placesBefore(picture);
  return html`<p class="controls">
    ${picture.scores === 'random' ? 'Among 16 random keys, looking from query' : 'Looking from'}
    <spotlight-pick
      label="Looking from"
      .options=${wordOptions(picture.labels, before)}
      .value=${String(rowOfQuery(picture, choices) - before)}
      @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
        choose({ query: Number(detail.value) });
      }}
    ></spotlight-pick>
  </p>`;
}

const wordOptions = rememberLast((labels: readonly string[], before: number): PickOption[] =>
  labels.slice(before).map((label, place) => ({ value: String(place), text: shortLabel(label) })),
);

function renderWeights(
  name: string,
  { weights }: Side,
  { picture, choices, palette }: RowPart,
): TemplateResult {
  const row = rowOfQuery(picture, choices);
  const { mask } = picture.sides;
  return html`<div>
    <h3>${name}</h3>
    ${renderWeightStrip({
      label: `Weights of the row: ${name.toLowerCase()}`,
      words: picture.labels,
      weights: rowOf(weights, row),
      isHidden: (key) => hides(mask, row, key),
      palette,
      isNumbered: picture.scores === 'random',
    })}
  </div>`;
}
