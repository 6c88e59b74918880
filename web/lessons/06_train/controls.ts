/** What to train, and the buttons that do it. */

import { html, nothing, type TemplateResult } from 'lit';
import { largestSeed, type Choices } from '../choices.ts';
import { mixOptions, rateOptions, stepOptions } from './training_choices.ts';
import type { TrainingState } from './training_state.ts';
import { numbersText, timeLeft } from './wording.ts';

type Picked = CustomEvent<{ value: string }>;

/** The sentence of controls. */
export function renderSettings(
  { trainSeed, trainSteps, mix, rate }: Choices,
  parameters: number,
  choose: (change: Partial<Choices>) => void,
): TemplateResult {
  return html`<p class="controls">
    ${numbersText(parameters)} start at random and learn only to guess words. Start from
    <span class="together"
      >seed
      <spotlight-number-field
        label="Seed"
        .max=${largestSeed}
        .value=${trainSeed}
        @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
          choose({ trainSeed: detail.value });
        }}
      ></spotlight-number-field
    ></span>
    for
    <spotlight-pick
      label="Steps"
      .options=${stepOptions}
      .value=${trainSteps}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ trainSteps: detail.value as Choices['trainSteps'] });
      }}
    ></spotlight-pick>
    reading
    <spotlight-pick
      label="Reading"
      .options=${mixOptions}
      .value=${mix}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ mix: detail.value as Choices['mix'] });
      }}
    ></spotlight-pick>
    at a learning rate of
    <spotlight-pick
      label="Learning rate"
      .options=${rateOptions}
      .value=${rate}
      @spotlight-picked=${({ detail }: Picked) => {
        choose({ rate: detail.value as Choices['rate'] });
      }}
    ></spotlight-pick>
  </p>`;
}

export interface Actions {
  readonly start: () => void;
  readonly pause: () => void;
  readonly startOver: () => void;
  readonly save: () => void;
  readonly load: (file: File) => void;
}

/** The buttons, and how far it is. */
export function renderProgress(state: TrainingState, actions: Actions): TemplateResult {
  const { phase, step, totalSteps, stepsPerSecond } = state;
  const left = timeLeft(state);
  const whyNoFiles = whyNoFile(state);
  const isOver = phase === 'done' || phase === 'stopped';
  return html`<div class="row">
    <div class="buttons">
      ${
        phase === 'running' || phase === 'pausing'
          ? button('Pause', actions.pause, whyNoPause(state), true)
          : button(step === 0 ? 'Start' : 'Continue', actions.start, whyNoStart(state), !isOver)
      }
      ${button('Start over', actions.startOver, whyNoStartOver(state), isOver)}
      ${button('Save weights', actions.save, step === 0 ? 'Nothing has been trained yet' : whyNoFiles)}
      <spotlight-file-button
        accept=".safetensors"
        disabledBecause=${whyNoFiles}
        @spotlight-file-chosen=${({ detail }: CustomEvent<{ file: File }>) => {
          actions.load(detail.file);
        }}
        >Load weights</spotlight-file-button
      >
    </div>
    <spotlight-progress-line label="Training" .done=${step} .total=${totalSteps}>
      <span
        ><strong>${step.toLocaleString('en')}</strong> of ${totalSteps.toLocaleString('en')}
        steps</span
      >
      ${
        stepsPerSecond > 0
          ? html`<span><strong>${stepsPerSecond.toFixed(0)}</strong> a second</span>`
          : nothing
      }
      ${left === '' ? nothing : html`<span><strong>${left}</strong> left</span>`}
    </spotlight-progress-line>
  </div>`;
}

/** Disabled by aria alone, with the reason in its title: the focus stays where it is. */
function button(
  text: string,
  action: () => void,
  whyNot: string,
  isPrimary = false,
): TemplateResult {
  return html`<button
    class="button ${isPrimary ? 'primary' : ''}"
    aria-disabled=${whyNot !== ''}
    title=${whyNot === '' ? nothing : whyNot}
    @click=${() => {
      if (whyNot === '') action();
    }}
  >
    ${text}
  </button>`;
}

function whyNoStart({ phase }: TrainingState): string {
  if (phase === 'waiting') return 'The engine is not there yet';
  if (phase === 'stopped') return 'The next step fails again: start over with other settings';
  return phase === 'done' ? 'All steps are done' : '';
}

function whyNoPause({ phase }: TrainingState): string {
  return phase === 'pausing' ? 'It pauses after the steps that were begun' : '';
}

function whyNoStartOver({ phase, step }: TrainingState): string {
  if (phase === 'waiting') return 'The engine is not there yet';
  return phase === 'ready' && step === 0 ? 'Nothing has been trained yet' : '';
}

function whyNoFile({ phase }: TrainingState): string {
  if (phase === 'waiting') return 'The engine is not there yet';
  return phase === 'running' || phase === 'pausing' ? 'Pause first' : '';
}
