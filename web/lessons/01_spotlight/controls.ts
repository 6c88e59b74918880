/** The sentence of controls of lesson 1: one for the learned model, one for random vectors. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import { headOptions, type AttentionKind, type Choices } from '../choices.ts';
import { modeOptions, readingOptions } from '../reading_options.ts';
import { kindNames } from './wording.ts';

const kindOptions: readonly PickOption[] = (Object.keys(kindNames) as AttentionKind[]).map(
  (value) => ({ value, text: kindNames[value] }),
);

type Picked = CustomEvent<{ value: string }>;

interface ControlsPart {
  readonly choices: Choices;
  readonly choose: (change: Partial<Choices>) => void;
  /** Which head of the learned model, and which vectors. */
  readonly throughPick: TemplateResult | typeof nothing;
  readonly vectorsPick: TemplateResult;
}

export function renderControls(part: ControlsPart): TemplateResult {
  return html`<p class="controls">
    Click a word to look from it. Reading
    ${part.choices.vectors === 'learned' ? renderLearned(part) : renderRandom(part)}
  </p>`;
}

function renderLearned({
  choices,
  choose,
  throughPick,
  vectorsPick,
}: ControlsPart): TemplateResult {
  return html`<spotlight-pick
      label="Reading"
      .options=${modeOptions}
      .value=${choices.mode}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ mode: detail.value as Choices['mode'] });
      }}
    ></spotlight-pick>
    ${throughPick} with ${vectorsPick}`;
}

function renderRandom({ choices, choose, vectorsPick }: ControlsPart): TemplateResult {
  const { reading, kind, head } = choices;
  return html`<spotlight-pick
      label="Reading"
      .options=${readingOptions}
      .value=${reading}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ reading: detail.value as Choices['reading'] });
      }}
    ></spotlight-pick>
    with
    <spotlight-pick
      label="Attention type"
      .options=${kindOptions}
      .value=${kind}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ kind: detail.value as AttentionKind });
      }}
    ></spotlight-pick>
    attention
    ${
      kind === 'multi-head'
        ? html`through
            <spotlight-pick
              label="Head"
              .options=${headOptions}
              .value=${String(head)}
              @spotlight-picked=${({ detail }: Picked) => {
                choose({ head: Number(detail.value) });
              }}
            ></spotlight-pick>`
        : nothing
    }
    on ${vectorsPick}`;
}
