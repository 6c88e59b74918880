/** A whole number inside a sentence of controls. Nonsense is said beside it, and changes nothing. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing } from '../shared_styles.ts';

/**
 * @fires spotlight-number-changed - detail: { value }, when another whole number in range is typed.
 * @cssproperty --accent, --control, --error, --ink - see styles/tokens.css
 */
export class SpotlightNumberField extends LitElement {
  static override properties = {
    label: {},
    value: { type: Number },
    min: { type: Number },
    max: { type: Number },
    rejected: { state: true },
  };

  static override styles = [
    focusRing,
    css`
      :host {
        display: inline-block;
      }

      input {
        appearance: textfield;
        background: none;
        border: 0;
        border-block-end: 2px solid var(--accent);
        border-radius: 0;
        color: var(--ink);
        field-sizing: content;
        font: inherit;
        font-weight: 500;
        inline-size: auto;
        max-inline-size: 8rem;
        min-block-size: 2.125rem;
        min-inline-size: 2.5rem;
        padding: 0;
      }

      input::-webkit-inner-spin-button {
        appearance: none;
      }

      [aria-invalid='true'] {
        border-color: var(--error);
      }

      .message {
        color: var(--error);
        font: var(--label);
        margin-inline-start: 8px;
      }
    `,
  ];

  /** The accessible name. */
  declare label: string;
  declare value: number;
  /** The smallest number and the largest. */
  declare min: number;
  declare max: number;
  declare rejected: boolean;

  constructor() {
    super();
    this.label = '';
    this.value = 0;
    this.min = 0;
    this.max = Number.MAX_SAFE_INTEGER;
    this.rejected = false;
  }

  protected override render(): TemplateResult {
    return html`<input
        type="number"
        inputmode="numeric"
        min=${this.min}
        max=${this.max}
        step="1"
        aria-label=${this.label}
        aria-invalid=${this.rejected}
        aria-describedby="message"
        .value=${this.value}
        @input=${this.#onInput}
        @blur=${this.#restore}
      /><span class="message" id="message" role="status"
        >${
          this.rejected
            ? `a whole number from ${this.min} to ${this.max.toLocaleString('en')}`
            : nothing
        }</span
      >`;
  }

  #onInput(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const value = text.trim() === '' ? NaN : Number(text);
    this.rejected = !(Number.isSafeInteger(value) && value >= this.min && value <= this.max);
    if (this.rejected || value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent('spotlight-number-changed', { detail: { value } }));
  }

  /** Left with nonsense in it, the field shows the number that is in use again. */
  #restore(event: Event): void {
    (event.target as HTMLInputElement).value = String(this.value);
    this.rejected = false;
  }
}
