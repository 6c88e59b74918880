/** A choice inside a sentence of controls: a native select that looks like underlined text. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { focusRing } from '../shared_styles.ts';

export interface PickOption {
  readonly value: string;
  readonly text: string;
}

/**
 * @fires spotlight-picked - detail: { value }, when another option is chosen.
 * @cssproperty --accent, --accent-soft, --ink - see styles/tokens.css
 */
export class SpotlightPick extends LitElement {
  static override properties = {
    label: {},
    options: { attribute: false },
    value: {},
  };

  static override styles = [
    focusRing,
    css`
      :host {
        display: inline-block;
        max-inline-size: 100%;
      }

      select {
        appearance: none;
        background: none;
        border: 0;
        border-block-end: 2px solid var(--accent);
        border-radius: 0;
        color: var(--ink);
        cursor: pointer;
        field-sizing: content;
        font: inherit;
        font-weight: 500;
        max-inline-size: 100%;
        min-block-size: 2.125rem;
        padding: 0 18px 0 0;
      }

      .box {
        display: inline-block;
        max-inline-size: 100%;
        position: relative;
      }

      /* The caret. */
      .box::after {
        border: solid var(--accent);
        border-width: 0 2px 2px 0;
        block-size: 6px;
        content: '';
        inline-size: 6px;
        inset-block-start: 0.75rem;
        inset-inline-end: 4px;
        pointer-events: none;
        position: absolute;
        transform: rotate(45deg);
      }

      select:hover {
        background-color: var(--accent-soft);
      }

      option {
        background: var(--page);
        color: var(--ink);
      }
    `,
  ];

  /** The accessible name. */
  declare label: string;
  declare options: readonly PickOption[];
  declare value: string;

  constructor() {
    super();
    this.label = '';
    this.options = [];
    this.value = '';
  }

  protected override render(): TemplateResult {
    return html`<span class="box"
      ><select aria-label=${this.label} .value=${this.value} @change=${this.#onChange}>
        ${this.options.map(
          ({ value, text }) =>
            html`<option value=${value} ?selected=${value === this.value}>${text}</option>`,
        )}
      </select></span
    >`;
  }

  protected override updated(): void {
    // The options may come after the value; only now does the select know it.
    const select = this.renderRoot.querySelector('select');
    if (select) select.value = this.value;
  }

  #onChange(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.dispatchEvent(new CustomEvent('spotlight-picked', { detail: { value } }));
  }
}
