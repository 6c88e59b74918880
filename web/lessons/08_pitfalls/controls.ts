/** The sentence of controls of lesson 8: which row of which head all pitfalls are shown on. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import { rememberLast } from '../../lib/remember.ts';
import { shortLabel } from '../../lib/words.ts';
import { headOptions, type Choices } from '../choices.ts';
import { throughText } from '../head_choices.ts';
import { knownHeadOptions } from '../known_heads.ts';
import type { Shown } from '../vectors_lesson.ts';
import type { Picture } from './picture.ts';

interface ControlsPart {
  readonly choices: Choices;
  readonly shown: Shown;
  readonly picture: Picture | undefined;
  readonly vectorsPick: TemplateResult;
  readonly choose: (change: Partial<Choices>) => void;
}

type Picked = CustomEvent<{ value: string }>;

export function renderControls(part: ControlsPart): TemplateResult {
  const { shown, choose, vectorsPick } = part;
  return html`<p class="controls">
    Looking from
    <spotlight-pick
      label="Looking from"
      .options=${placeOptions(shown.inSentence)}
      .value=${String(shown.query - shown.first)}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ query: Number(detail.value) });
      }}
    ></spotlight-pick>
    ${shown.vectors === 'learned' ? renderLearnedHead(part) : renderRandomHead(part)} with
    ${vectorsPick}, left to right.
  </p>`;
}

/** Averages have no scores, and so no pitfalls. */
function renderLearnedHead({ picture, choose }: ControlsPart): TemplateResult | typeof nothing {
  if (picture?.vectors !== 'learned') return nothing;
  return html`through
    <spotlight-pick
      label="Head"
      .options=${learnedOptions(picture.heads)}
      .value=${throughText({ kind: 'head', ...picture.chosen.place })}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ through: detail.value });
      }}
    ></spotlight-pick>`;
}

function renderRandomHead({ choices, choose }: ControlsPart): TemplateResult {
  return html`through
    <spotlight-pick
      label="Head"
      .options=${randomOptions}
      .value=${String(Math.max(choices.head, 1))}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ head: Number(detail.value) });
      }}
    ></spotlight-pick>`;
}

const randomOptions = headOptions.filter(({ value }) => value !== '0');
const learnedOptions = rememberLast(knownHeadOptions);

/** The words as choices: the same word at another place is another choice. */
const placeOptions = rememberLast((words: readonly string[]): PickOption[] =>
  words.map((word, index) => ({ value: String(index), text: shortLabel(word) })),
);
