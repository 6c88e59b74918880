/** The one button of work that takes a while: it starts it, and while it runs it cancels it. */

import { html, nothing, type TemplateResult } from 'lit';

interface Run {
  readonly phase: string;
  /** Why it cannot be started; empty if it can. */
  readonly whyNoStart: string;
  readonly start: () => void;
  readonly cancel: () => void;
}

/** Disabled by aria alone, with the reason in its title: the focus stays on it. */
export function renderRunButton({ phase, whyNoStart, start, cancel }: Run): TemplateResult {
  const isRunning = phase === 'running';
  const whyNot = isRunning ? '' : whyNoStart;
  return html`<button
    class="button ${isRunning ? '' : 'primary'}"
    aria-disabled=${whyNot !== ''}
    title=${whyNot === '' ? nothing : whyNot}
    @click=${() => {
      if (isRunning) cancel();
      else if (whyNot === '') start();
    }}
  >
    ${isRunning ? 'Cancel' : phase === 'idle' ? 'Start' : 'Start again'}
  </button>`;
}
