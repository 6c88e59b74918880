/** Whose scores are looked at, as a sentence; and the size of a head, as a line. */

import { html, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { Choices } from '../choices.ts';
import { renderSeedField } from '../seed_field.ts';
import { modeOptions } from '../reading_options.ts';
import { throughText } from '../head_choices.ts';
import { knownHeadOptions } from '../known_heads.ts';
import type { Picture } from './picture.ts';

const kindOptions: readonly PickOption[] = [
  { value: 'random', text: 'random queries and keys' },
  { value: 'projected', text: 'your sentence, random matrices' },
  { value: 'learned', text: 'your sentence, learned model' },
];

/** 2 to the power of it is the largest head. */
const doublings = 9;

type Picked = CustomEvent<{ value: string }>;
type Choose = (change: Partial<Choices>) => void;

/** A head can be looked through once it is known which there are; averages of heads have no scores. */
const headOptionsOf = rememberLast(knownHeadOptions);

export function renderControls(
  choices: Choices,
  picture: Picture | undefined,
  choose: Choose,
): TemplateResult {
  return html`<p class="controls">
    The scores of
    <spotlight-pick
      label="Scores of"
      .options=${kindOptions}
      .value=${choices.scores}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ scores: detail.value as Choices['scores'] });
      }}
    ></spotlight-pick
    >${
      choices.scores === 'learned'
        ? renderLearned(choices, picture, choose)
        : renderSeed(choices, choose)
    }
  </p>`;
}

function renderSeed({ seed }: Choices, choose: Choose): TemplateResult {
  return html`, from ${renderSeedField('seed', seed, choose)}`;
}

function renderLearned(
  { mode }: Choices,
  picture: Picture | undefined,
  choose: Choose,
): TemplateResult {
  return html`, read
    <spotlight-pick
      label="Reading"
      .options=${modeOptions}
      .value=${mode}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ mode: detail.value as Choices['mode'] });
      }}
    ></spotlight-pick>
    ${
      picture?.scores === 'learned'
        ? html`through
            <spotlight-pick
              label="Head"
              .options=${headOptionsOf(picture.learned.heads)}
              .value=${throughText({ kind: 'head', ...picture.head.place })}
              @spotlight-picked=${({ detail }: Picked) => {
                choose({ through: detail.value });
              }}
            ></spotlight-pick>`
        : ''
    }`;
}

export function renderSlider(
  { scores, dim }: Choices,
  picture: Picture | undefined,
  choose: Choose,
): TemplateResult {
  const learnedDim = picture?.scores === 'learned' ? picture.sides.headDim : undefined;
  const isLearned = scores === 'learned';
  return html`<spotlight-slider
    label="d, the size of a head"
    .doublings=${doublings}
    .value=${isLearned ? (learnedDim ?? dim) : dim}
    fixedBecause=${isLearned ? 'The learned model was trained with this d: it cannot be changed afterwards.' : ''}
    @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
      choose({ dim: detail.value });
    }}
  ></spotlight-slider>`;
}
