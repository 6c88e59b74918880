/** Training with and without the division: what to choose, how far it is, the lines, and what came out. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Choices } from '../choices.ts';
import { trialDims } from '../choices.ts';
import { renderRunButton } from '../run_button.ts';
import { createTrialCharts } from './trial_charts.ts';
import { mostSeconds, type TrialState } from './trial_state.ts';
import { endText, trialOrigin, verdict } from './trial_wording.ts';

const dimOptions = trialDims.map((dim) => ({ value: dim, text: dim }));

interface TrialPart {
  readonly state: TrialState;
  readonly trial: Choices['trial'];
  /** Why it cannot be started; empty if it can. */
  readonly whyNoStart: string;
  readonly announced: string;
  readonly choose: (change: Partial<Choices>) => void;
  readonly start: () => void;
  readonly cancel: () => void;
}

export function createTrialSection(): (part: TrialPart) => TemplateResult {
  const renderCharts = createTrialCharts();
  return (part) => {
    const { state, trial, announced, choose } = part;
    const isOver = state.phase !== 'idle' && state.phase !== 'running';
    return html`<section class="ruled trial" aria-labelledby="trial">
      <h2 id="trial">Training with and without it</h2>
      <p>
        Two small transformers start from the same numbers and read the same sentences, left to
        right. One divides by √d, the other does not.
      </p>
      <p class="controls">
        Train them with heads of size
        <spotlight-pick
          label="Size of the trained heads"
          .options=${dimOptions}
          .value=${trial}
          @spotlight-picked=${({ detail }: CustomEvent<{ value: Choices['trial'] }>) => {
            choose({ trial: detail.value });
          }}
        ></spotlight-pick
        >.
      </p>
      ${renderProgress(part)}
      <p class="visually-hidden" role="status">${isOver ? nothing : announced}</p>
      <p class="end" role="status">${endText(state)}</p>
      ${
        state.phase === 'idle'
          ? nothing // the charts, which are large to load, come with the first training
          : html`<p class="legend" aria-hidden="true">
                <span class="line scaled"></span> scaled <span class="line unscaled"></span>
                <span class="unscaled-name">not scaled</span>
              </p>
              ${renderCharts(state)}`
      }
      ${
        state.step === 0
          ? nothing
          : html`<spotlight-origin kind="trained"
              >${trialOrigin(state)}<span slot="details"
                >Two layers of two heads with ${state.headDim} numbers each, trained twice on this
                device from the same first numbers. The gradient at the scores is that of the loss
                by the numbers that softmax is given. Each point is the mean over the steps since
                the one before.</span
              ></spotlight-origin
            >`
      }
      ${isOver && state.step > 0 ? html`<p class="answer">${verdict(state)}</p>` : nothing}
    </section>`;
  };
}

function renderProgress({ state, whyNoStart, start, cancel }: TrialPart): TemplateResult {
  const { phase, step, totalSteps, seconds } = state;
  return html`<div class="row">
    ${renderRunButton({ phase, whyNoStart, start, cancel })}
    <spotlight-progress-line label="Training" .done=${step} .total=${totalSteps}>
      <span
        ><strong>${step.toLocaleString('en')}</strong> of ${totalSteps.toLocaleString('en')}
        steps</span
      >
      <span><strong>${seconds.toFixed(1)}</strong> of at most ${mostSeconds} s</span>
    </spotlight-progress-line>
  </div>`;
}
