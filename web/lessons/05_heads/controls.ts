/** What can be chosen for all pictures of lesson 5: how the model reads, and what is looked through. */

import { html, nothing, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import type { Choices } from '../choices.ts';
import { modeOptions } from '../reading_options.ts';

interface ControlsPart {
  readonly mode: Choices['mode'];
  /** What can be looked through; none until the model is there. */
  readonly options: readonly PickOption[];
  readonly through: string;
  readonly choose: (change: Partial<Choices>) => void;
}

export function renderControls({ mode, options, through, choose }: ControlsPart): TemplateResult {
  return html`<p class="controls">
    Click a word to look from it. Reading
    <spotlight-pick
      label="Reading"
      .options=${modeOptions}
      .value=${mode}
      @spotlight-picked=${({ detail }: CustomEvent<{ value: Choices['mode'] }>) => {
        choose({ mode: detail.value });
      }}
    ></spotlight-pick>
    ${
      options.length === 0
        ? nothing
        : html`through
            <spotlight-pick
              label="Head"
              .options=${options}
              .value=${through}
              @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
                choose({ through: detail.value });
              }}
            ></spotlight-pick>`
    }
  </p>`;
}
