/** A lesson that asks before it shows, and keeps what was guessed. */

import { html, LitElement, type TemplateResult } from 'lit';
import type { Answer, Stage } from '../components/predict_first/predict_first.ts';
import type { LessonContext, LessonPlace } from './context.ts';
import { presetFor } from './presets.ts';
import { questionId, stageOf } from './questions.ts';

/** What the box says around its question. */
interface AskingWords {
  readonly lead: string;
  readonly action: string;
}

const usualWords: AskingWords = { lead: 'Before you look:', action: 'Show the answer' };

/** A question that is asked before something is shown, and how far it is. */
export interface Question {
  readonly id: string;
  readonly stage: Stage;
  readonly guess: string;
  readonly reason: string;
}

export abstract class AskingElement extends LitElement {
  static override properties = {
    context: { attribute: false },
    place: { attribute: false },
    draft: { state: true },
    askedAgain: { state: true },
  };

  /** Set before it is connected. */
  declare context: LessonContext;
  declare place: LessonPlace;
  /** What is guessed while a question is still asked. */
  declare draft: { readonly id: string; readonly guess: string };
  /** The question that the visitor wants to be asked. */
  declare askedAgain: string;
  constructor() {
    super();
    this.draft = { id: '', guess: '' };
    this.askedAgain = '';
  }

  /**
   * The question about something in the sentence, if it is one that is offered. It is asked when the
   * sentence comes from one of these places, or the visitor wants to be asked; else it can be.
   */
  protected questionAbout(
    about: string | number,
    askedFrom: readonly ('address' | 'example')[],
  ): Question | undefined {
    const { choices, sentenceFrom } = this.context;
    const { sentence } = choices.get();
    const from = sentenceFrom.get();
    if (!presetFor(sentence) || from === 'typing') return undefined;
    return this.question(questionId(this.place.route, sentence, about), askedFrom.includes(from));
  }

  /** A question that is asked, or that is offered to whoever wants to be asked. */
  protected question(id: string, isAskedFirst: boolean): Question {
    const kept = this.context.guesses.get(id);
    const isAsked = kept !== undefined || isAskedFirst || this.askedAgain === id;
    const draft = this.draft.id === id ? this.draft.guess : '';
    return {
      id,
      stage: isAsked ? stageOf(kept) : 'unasked',
      guess: kept?.guess ?? draft,
      reason: kept?.reason ?? '',
    };
  }

  /** Asks before it shows; then says what the engine says. */
  protected renderQuestion(
    { id, stage, guess, reason }: Question,
    text: string,
    options: readonly Answer[],
    answer: unknown,
    { lead, action } = usualWords,
  ): TemplateResult {
    const { guesses } = this.context;
    return html`<spotlight-predict-first
      .lead=${lead}
      .question=${text}
      .action=${action}
      .options=${options}
      .stage=${stage}
      .guess=${guess}
      .reason=${reason}
      @spotlight-guessed=${({ detail }: CustomEvent<{ value: string }>) => {
        this.draft = { id, guess: detail.value };
      }}
      @spotlight-answer-shown=${({ detail }: CustomEvent<{ reason: string }>) => {
        guesses.keep(id, { guess, reason: detail.reason, skipped: false });
      }}
      @spotlight-question-skipped=${() => {
        guesses.keep(id, { guess: '', reason: '', skipped: true });
      }}
      @spotlight-question-reset=${() => {
        this.draft = { id: '', guess: '' };
        this.askedAgain = id;
        guesses.forget(id);
      }}
      >${answer}</spotlight-predict-first
    >`;
  }
}
