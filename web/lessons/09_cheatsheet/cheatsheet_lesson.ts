/** Lesson 9: what should you remember? All of it on one page, each claim with the state that shows it. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Answer } from '../../components/predict_first/predict_first.ts';
import { button, focusRing, hatched, linkButton } from '../../components/shared_styles.ts';
import type { Engine } from '../../engine/index.ts';
import { choiceFields } from '../choices.ts';
import type { Question } from '../asking_element.ts';
import { LessonElement } from '../lesson_element.ts';
import { lessonStyles } from '../lesson_styles.ts';
import { questionId } from '../questions.ts';
import { allClaims } from './claims.ts';
import type { Sheet } from './claim_list.ts';
import { measure, type Measured } from './measured.ts';
import { narrowStyles } from './narrow_styles.ts';
import { printStyles } from './print_styles.ts';
import { renderSaid } from './said.ts';
import { sections } from './sections.ts';
import { sheetStyles } from './styles.ts';

/** One of them holds as it stands. */
const askedAbout = ['rows-sum', 'range', 'shift'].flatMap((id) =>
  allClaims.filter((claim) => claim.id === id),
);

const answers: readonly Answer[] = askedAbout.map(({ id, text }) => ({ value: id, text }));

export class CheatsheetLesson extends LessonElement<{ readonly seed: number }, Measured> {
  static override styles = [
    focusRing,
    button,
    linkButton,
    hatched,
    lessonStyles,
    sheetStyles,
    narrowStyles,
    printStyles,
  ];

  readonly #request = { seed: choiceFields.seed.fallback };

  /** Nothing that is chosen changes a number: all links lead to states of their own. */
  protected override requestFor(): { readonly seed: number } {
    return this.#request;
  }

  protected override makePicture(engine: Engine, { seed }: { readonly seed: number }) {
    return measure(engine, this.context.learnedModel, seed);
  }

  protected override render(): TemplateResult {
    // Asked of everybody, whatever the sentence.
    const asked = this.question(questionId(this.place.route, '', 'as it stands'), true);
    const sheet: Sheet = {
      measured: this.picture,
      choices: this.context.choices.get(),
      heldBack: asked.stage === 'asking' ? askedAbout : [],
    };
    return html`
      ${this.renderHeading('What should you remember of attention?')}
      <p class="lede">
        Look for the word <strong>corrected</strong>: there a claim that is often heard meets what
        the engine measured. Each claim links to the lesson in the state that shows it, with your
        sentence where any will do.
      </p>
      ${this.renderSentenceBox()} ${this.renderFailure()} ${this.#renderAsked(asked)}
      ${this.#renderContents()}
      ${sections.map(
        ({ id, title, render }) =>
          html`<section class="ruled" id=${id} tabindex="-1">
            <h2>${title}</h2>
            ${render(sheet)}
          </section>`,
      )}
    `;
  }

  #renderAsked(asked: Question): TemplateResult {
    return html`<div class="asked">
      ${this.renderQuestion(
        asked,
        'which of these sentences is true as it stands?',
        answers,
        html`<ul class="answers">
          ${askedAbout.map(
            ({ text, mark, note }) =>
              html`<li>
                <strong>${text}</strong> ${mark === 'corrected' ? 'No.' : nothing}
                ${mark === 'holds' ? 'Yes.' : nothing} ${renderSaid(note, this.picture)}
              </li>`,
          )}
        </ul>`,
      )}
    </div>`;
  }

  #renderContents(): TemplateResult {
    return html`<nav class="contents" aria-label="On this page">
      ${sections.map(
        ({ id, title }) =>
          html`<button
            class="link-button"
            @click=${() => {
              this.goTo(id);
            }}
          >
            ${title}
          </button>`,
      )}
      <button
        class="button"
        @click=${() => {
          window.print();
        }}
      >
        Print: two pages
      </button>
    </nav>`;
  }
}
