/** The costs on this machine: start and cancel, how far it is, the charts, and what came out. */

import { html, nothing, type TemplateResult } from 'lit';
import { renderRunButton } from '../run_button.ts';
import { createCharts } from './charts.ts';
import type { CostState } from './cost_state.ts';
import { findings, goOnWarning, memoryText, slopeText, statusText } from './wording.ts';

interface MeasuringPart {
  readonly state: CostState;
  /** Why it cannot be started; empty if it can. */
  readonly whyNoStart: string;
  readonly announced: string;
  readonly start: () => void;
  readonly goOn: () => void;
  readonly cancel: () => void;
}

export function createMeasuringSection(): (part: MeasuringPart) => TemplateResult {
  const renderCharts = createCharts();
  return (part) => {
    const { state, announced } = part;
    const isRunning = state.phase === 'running';
    return html`<section class="ruled" id="measured" aria-labelledby="measured-title">
      <h2 id="measured-title">Measured on this machine</h2>
      <p>
        One head reads 64 to 8,192 words: with the whole matrix of weights stored, and streaming,
        where each weight is used and forgotten; both ways, and left to right.
      </p>
      ${renderProgress(part)}
      <p class="visually-hidden" role="status">${isRunning ? announced : nothing}</p>
      ${
        state.phase === 'idle'
          ? nothing // the charts, which are large to load, come with the first measuring
          : html`<div class="charts">${renderCharts(state)}</div>
              ${renderFindings(state)} ${renderMemoryEnd(part)}`
      }
      ${
        state.measured.length === 0
          ? nothing
          : html`<spotlight-origin kind="random"
              >measured here · random vectors, seeds 1 to 3<span slot="details"
                >Each case runs in an engine of its own, in a worker: what its memory grows by is
                what it needs. Short calls are repeated for 25 ms three times, and the time is the
                median, since clocks of browsers are coarse. What is in the vectors does not change
                how long it takes. A link does not carry these times.</span
              ></spotlight-origin
            >`
      }
    </section>`;
  };
}

function renderProgress({ state, whyNoStart, start, cancel }: MeasuringPart): TemplateResult {
  const { phase, done } = state;
  return html`<div class="row">
    ${renderRunButton({ phase, whyNoStart, start, cancel })}
    <spotlight-progress-line label="Measuring" .done=${Math.round(100 * done)} .total=${100}>
      <span role=${phase === 'running' ? nothing : 'status'}>${statusText(state)}</span>
    </spotlight-progress-line>
  </div>`;
}

function renderFindings(state: CostState): TemplateResult {
  return html`<p>${slopeText}</p>
    <ul class="findings">
      ${findings(state).map((text) => html`<li>${text}</li>`)}
    </ul>`;
}

/** Where memory ended; or, if nobody knows yet, a way to find out. */
function renderMemoryEnd({ state, goOn }: MeasuringPart): TemplateResult {
  const isKnown = state.memoryEnd !== undefined && state.memoryEnd.reason !== '';
  return html`<div class="memory-end">
    <p role="status">${memoryText(state)}</p>
    ${
      state.phase !== 'done' || isKnown
        ? nothing
        : html`<p>${goOnWarning}</p>
            <button class="button" @click=${goOn}>Go on until memory ends</button>`
    }
  </div>`;
}
