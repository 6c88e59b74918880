/** Forward and back through numbered steps, with buttons and with the arrow keys. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { button, focusRing } from '../shared_styles.ts';

/**
 * @fires spotlight-step-chosen - detail: { step }, when another step is chosen.
 * @cssproperty --control, --ink, --ink-2, --ink-3, --stage - see styles/tokens.css
 */
export class SpotlightStepper extends LitElement {
  static override properties = {
    label: {},
    text: {},
    step: { type: Number },
    steps: { type: Number },
  };

  static override styles = [
    focusRing,
    button,
    css`
      :host {
        align-items: center;
        display: flex;
        flex-wrap: wrap;
        font: var(--body);
        gap: 8px 16px;
      }

      .where {
        color: var(--ink-2);
        min-inline-size: 6ch;
      }
    `,
  ];

  /** The accessible name of the group: "Generation". */
  declare label: string;
  /** What the step is, beside its number. */
  declare text: string;
  /** From 1 to `steps`. */
  declare step: number;
  declare steps: number;

  constructor() {
    super();
    this.label = '';
    this.text = '';
    this.step = 1;
    this.steps = 1;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'group');
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  protected override willUpdate(): void {
    this.setAttribute('aria-label', this.label);
  }

  protected override render(): TemplateResult {
    // Disabled by aria alone, so that the focus stays where it is at the first and the last step.
    return html`<button
        class="button"
        aria-disabled=${this.step <= 1}
        @click=${() => {
          this.#go(this.step - 1);
        }}
      >
        Back
      </button>
      <button
        class="button"
        aria-disabled=${this.step >= this.steps}
        @click=${() => {
          this.#go(this.step + 1);
        }}
      >
        Next word
      </button>
      <span class="where" aria-live="polite">${this.step} of ${this.steps}</span>
      <span>${this.text}</span>`;
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    const step = {
      ArrowLeft: this.step - 1,
      ArrowRight: this.step + 1,
      Home: 1,
      End: this.steps,
    }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#go(step);
  };

  #go(step: number): void {
    if (step < 1 || step > this.steps || step === this.step) return;
    this.dispatchEvent(new CustomEvent('spotlight-step-chosen', { detail: { step } }));
  }
}
