/** Asks for a guess before the page shows: who has guessed looks more closely. Right and wrong look alike. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { button, focusRing, linkButton } from '../shared_styles.ts';
import { predictFirstStyles } from './styles.ts';

export interface Answer {
  readonly value: string;
  readonly text: string;
}

/** Unasked: all is shown, and who wants to be asked first can be. */
export type Stage = 'unasked' | 'asking' | 'answered' | 'skipped';

/**
 * The element's content is what the engine says, and why; it is shown unless it is asked for. The
 * owner sets `guess`, `reason` and `stage` in answer to the events.
 * @fires spotlight-guessed - detail: { value }, when one of the options is picked.
 * @fires spotlight-answer-shown - detail: { reason }, when the action, such as "Show the answer", is pressed after a guess.
 * @fires spotlight-question-skipped - when "Skip" is pressed.
 * @fires spotlight-question-reset - when "Ask again", or "Ask me first", is pressed.
 * @cssproperty --accent, --control, --ink, --ink-3, --on-accent, --page, --rule - see styles/tokens.css
 * @cssproperty --option-basis - how wide an option is at least: 100% puts each on a line of its own
 */
export class SpotlightPredictFirst extends LitElement {
  static override properties = {
    lead: {},
    question: {},
    action: {},
    options: { attribute: false },
    guess: {},
    reason: {},
    stage: {},
    draft: { state: true },
  };

  static override styles = [focusRing, button, linkButton, predictFirstStyles];

  /** Before the question: "Before you look:". */
  declare lead: string;
  /** "which word will “it” look at most? Click a word." */
  declare question: string;
  /** What the button says that shows what is asked for. */
  declare action: string;
  /** The answers to pick from; none where the guess is made elsewhere on the page. */
  declare options: readonly Answer[];
  /** What was guessed so far: the value of an option, or the text itself; empty if nothing. */
  declare guess: string;
  /** Why the visitor thinks so; empty if nothing was said. */
  declare reason: string;
  declare stage: Stage;
  /** The reason while it is typed; null as long as the field is closed. */
  declare draft: string | null;

  #holdsFocus = false;

  constructor() {
    super();
    this.lead = 'Before you look:';
    this.question = '';
    this.action = 'Show the answer';
    this.options = [];
    this.guess = '';
    this.reason = '';
    this.stage = 'asking';
    this.draft = null;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // What has the focus goes with the old stage.
    this.#holdsFocus = changed.has('stage') && !!this.shadowRoot?.activeElement;
    // A draft belongs to one question, as long as it is asked.
    if (changed.has('question') || changed.has('reason') || changed.has('stage')) this.draft = null;
  }

  protected override updated(): void {
    if (this.#holdsFocus) this.#focus(this.stage === 'asking' ? '.question' : '.said');
  }

  protected override render(): TemplateResult {
    const asking = this.stage === 'asking';
    // What is said stands in one element throughout: a live region that is new is not announced.
    return html`<form @submit=${this.#showAnswer}>
      ${asking ? this.#question() : nothing}
      <div class="said" aria-live="polite" tabindex="-1">
        ${asking ? this.#guessSoFar() : this.#answer()}
        ${
          !(asking || this.stage === 'answered') || this.reason === '' || this.draft !== null
            ? nothing
            : html`<p class="reason">Your reason: <bdi>${this.reason}</bdi></p>`
        }
      </div>
      ${
        asking
          ? this.#controls()
          : html`<div class="controls after">
              <button class="link-button" type="button" @click=${this.#reset}>
                ${this.stage === 'unasked' ? 'Ask me first' : 'Ask again'}
              </button>
            </div>`
      }
    </form>`;
  }

  #question(): TemplateResult {
    return html`<p class="question" id="question" tabindex="-1">
        <strong>${this.lead}</strong> ${this.question}
      </p>
      ${this.options.length === 0 ? nothing : this.#options()}`;
  }

  #options(): TemplateResult {
    return html`<div class="options" role="radiogroup" aria-labelledby="question">
      ${this.options.map(
        ({ value, text }) =>
          html`<label
            ><input
              type="radio"
              name="option"
              value=${value}
              .checked=${value === this.guess}
              @change=${this.#onPick}
            /><bdi>${text}</bdi></label
          >`,
      )}
    </div>`;
  }

  #guessSoFar(): TemplateResult | typeof nothing {
    // Of a list of answers the picked one is marked.
    if (this.guess === '' || this.options.length > 0) return nothing;
    return html`<p class="guess">You say “<bdi>${this.#guessText()}</bdi>”.</p>`;
  }

  #answer(): TemplateResult {
    return html`${
        this.stage !== 'answered' || this.guess === ''
          ? nothing
          : html`<strong>You said “<bdi>${this.#guessText()}</bdi>”.</strong>`
      } <slot></slot>`;
  }

  #controls(): TemplateResult {
    const guessed = this.guess !== '';
    // Disabled by aria alone, so that the button can be found, and says what it waits for.
    return html`${this.draft === null ? nothing : this.#reasonField(this.draft)}
      <div class="controls">
        <button
          class="button primary"
          aria-disabled=${!guessed}
          title=${guessed ? nothing : 'Guess first, or skip.'}
        >
          ${this.action}
        </button>
        <button class="link-button" type="button" @click=${this.#skip}>Skip</button>
        ${
          this.draft === null
            ? html`<button class="link-button" type="button" @click=${this.#openReason}>
                ${this.reason === '' ? 'Add a reason' : 'Change the reason'}
              </button>`
            : nothing
        }
      </div>`;
  }

  #reasonField(draft: string): TemplateResult {
    return html`<div class="field">
      <label for="reason">Why do you think so? (you may leave this empty)</label>
      <input
        id="reason"
        type="text"
        maxlength="200"
        autocomplete="off"
        dir="auto"
        .value=${draft}
        @input=${this.#onReason}
      />
    </div>`;
  }

  #guessText(): string {
    return this.options.find(({ value }) => value === this.guess)?.text ?? this.guess;
  }

  #onPick(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('spotlight-guessed', { detail: { value } }));
  }

  async #openReason(): Promise<void> {
    this.draft = this.reason;
    await this.updateComplete;
    this.#focus('#reason');
  }

  #onReason(event: Event): void {
    this.draft = (event.target as HTMLInputElement).value;
  }

  #showAnswer(event: Event): void {
    event.preventDefault(); // the form is there for the Enter key, and sends nothing
    if (this.guess === '') return;
    const reason = (this.draft ?? this.reason).trim();
    this.dispatchEvent(new CustomEvent('spotlight-answer-shown', { detail: { reason } }));
  }

  #skip(): void {
    this.dispatchEvent(new CustomEvent('spotlight-question-skipped'));
  }

  #reset(): void {
    this.dispatchEvent(new CustomEvent('spotlight-question-reset'));
  }

  #focus(selector: string): void {
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
