/** What is said in words: what went wrong, what does not count yet, and what learning means. */

import { html, nothing, type TemplateResult } from 'lit';
import type { TrainingState } from './training_state.ts';

/** `isPending`: another training is chosen than the one that is shown. */
export function renderNotes(
  { phase, step, problem }: TrainingState,
  fileProblem: string,
  isPending: boolean,
): TemplateResult {
  return html`${
      phase === 'stopped'
        ? html`<spotlight-notice heading="The training stopped at step ${step}.">
            (${plain(problem)}) The steps before are kept. Choose a smaller learning rate, and start
            over.
          </spotlight-notice>`
        : nothing
    }
    ${
      fileProblem === ''
        ? nothing
        : html`<spotlight-notice heading="This file cannot be used.">
            (${plain(fileProblem)}) What was trained here is kept.
          </spotlight-notice>`
    }
    <p class="note" role="status">
      ${isPending ? 'What you chose takes effect when you start over.' : nothing}
    </p>`;
}

/** Without the name of the call that failed, which the heading says; and options in words. */
function plain(message: string): string {
  return message.replace(/^[\w.]+: /, '').replaceAll('_', ' ');
}

export function renderLearned(): TemplateResult {
  return html`<section class="ruled learned">
    <h2>What learning means here</h2>
    <p>
      The model only guesses words: the next one, reading left to right, or a hidden one, reading
      both ways. After each guess, every number moves a little so that the right word gets likelier.
      That is all.
    </p>
    <p>
      Nobody told a head what to do. A head gets the name of a role afterwards, from a test on
      sentences it never sees, and while it learns another head can take over. A high score says
      where a head looks, not why a word was guessed.
    </p>
    <p>
      Seed 7 is offered because, of the first sixteen, all four roles come out of it best. Other
      seeds turn out differently: other heads, and sometimes a role that no head takes.
    </p>
  </section>`;
}
