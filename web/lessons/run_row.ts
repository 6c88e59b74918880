/** The line of work that takes a while: one button that starts it, and while it runs cancels it; and how far it is. */

import { css, html, nothing, type TemplateResult } from 'lit';

/** Of a .row that holds the button and a progress line. */
export const runRow = css`
  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
  }

  .row .button {
    min-inline-size: 8.5rem;
  }

  spotlight-progress-line {
    flex: 1 1 18rem;
  }
`;

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
