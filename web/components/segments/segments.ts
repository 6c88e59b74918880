/** A choice of two or three, all in sight: native radio buttons that look like one segmented control. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { visuallyHidden } from '../shared_styles.ts';

export interface Segment {
  readonly value: string;
  readonly text: string;
}

/**
 * @fires spotlight-picked - detail: { value }, when another segment is chosen.
 * @cssproperty --accent, --on-accent, --control, --ink, --rule, --stage - see styles/tokens.css
 */
export class SpotlightSegments extends LitElement {
  static override properties = {
    label: {},
    options: { attribute: false },
    value: {},
  };

  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: block;
        font: var(--body);
      }

      fieldset {
        align-items: center;
        border: 0;
        border-block-end: 1px solid var(--rule);
        display: flex;
        flex-wrap: wrap;
        gap: 4px 24px;
        justify-content: space-between;
        margin: 0;
        min-block-size: 3rem;
        padding: 2px 0;
      }

      legend {
        float: left; /* so that it stands in the row like any other element */
        padding: 0;
      }

      .segments {
        border: 1px solid var(--control);
        border-radius: var(--radius-button);
        display: flex;
        overflow: hidden;
      }

      label {
        align-items: center;
        cursor: pointer;
        display: flex;
        min-block-size: 2.625rem;
        padding: 0 12px;
        position: relative;
      }

      label:hover {
        background: var(--stage);
      }

      label:has(:checked) {
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 500;
      }

      label:has(:focus-visible) {
        outline: var(--focus-ring);
        outline-offset: -5px;
        outline-color: currentcolor;
      }
    `,
  ];

  declare label: string;
  declare options: readonly Segment[];
  declare value: string;

  constructor() {
    super();
    this.label = '';
    this.options = [];
    this.value = '';
  }

  protected override render(): TemplateResult {
    return html`<fieldset>
      <legend>${this.label}</legend>
      <div class="segments">
        ${this.options.map(
          ({ value, text }) =>
            html`<label
              ><input
                class="visually-hidden"
                type="radio"
                name="choice"
                value=${value}
                .checked=${value === this.value}
                @change=${this.#onChange}
              />${text}</label
            >`,
        )}
      </div>
    </fieldset>`;
  }

  #onChange(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.dispatchEvent(new CustomEvent('spotlight-picked', { detail: { value } }));
  }
}
