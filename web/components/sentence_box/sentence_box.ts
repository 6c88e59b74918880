/** "Change sentence": a button that opens a plain text field, with examples below it. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing, linkButton } from '../shared_styles.ts';

/**
 * @fires spotlight-sentence-changed - detail: { text, isExample }, on every letter and when an example is chosen.
 * @cssproperty --accent, --control, --ink, --ink-2, --page - see styles/tokens.css
 */
export class SpotlightSentenceBox extends LitElement {
  static override properties = {
    text: {},
    examples: { attribute: false },
    message: {},
    open: { type: Boolean },
  };

  static override styles = [
    focusRing,
    linkButton,
    css`
      :host {
        display: block;
      }

      .field {
        margin-block-start: 12px;
      }

      label {
        display: block;
        font-weight: 600;
        margin-block-end: 4px;
      }

      textarea {
        background: var(--page);
        border: 1px solid var(--control);
        border-radius: var(--radius-button);
        box-sizing: border-box;
        color: var(--ink);
        display: block;
        field-sizing: content;
        font: var(--lede);
        inline-size: 100%;
        max-block-size: 12rem;
        min-block-size: 2.75rem;
        padding: 8px 13px;
        resize: vertical;
      }

      .message {
        color: var(--ink);
        margin-block: 8px 0;
        overflow-wrap: anywhere;
      }

      .examples {
        display: grid;
        gap: 4px 32px;
        grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr));
        list-style: none;
        margin: 12px 0 0;
        padding: 0;
      }

      .examples button {
        min-block-size: 2.125rem;
        text-align: start;
      }
    `,
  ];

  /** What stands in the field: kept as it was typed. */
  declare text: string;
  declare examples: readonly string[];
  /** Said under the field, when the sentence cannot be shown as it is. */
  declare message: string;
  declare open: boolean;

  constructor() {
    super();
    this.text = '';
    this.examples = [];
    this.message = '';
    this.open = false;
  }

  protected override render(): TemplateResult {
    return html`<button
        class="link-button"
        aria-expanded=${this.open}
        aria-controls="field"
        @click=${this.#toggle}
      >
        Change sentence
      </button>
      <div class="field" id="field" ?hidden=${!this.open}>
        <label for="sentence">Your sentence</label>
        <textarea
          id="sentence"
          rows="1"
          spellcheck="false"
          dir="auto"
          aria-describedby="message"
          .value=${this.text}
          @input=${this.#onInput}
        ></textarea>
        ${
          this.examples.length === 0
            ? nothing
            : html`<ul class="examples" aria-label="Examples">
                ${this.examples.map(
                  (example) =>
                    html`<li>
                      <button
                        class="link-button"
                        @click=${() => {
                          this.#change(example, true);
                        }}
                      >
                        ${example}
                      </button>
                    </li>`,
                )}
              </ul>`
        }
      </div>
      <p class="message" id="message" role="status" ?hidden=${this.message === ''}>
        ${this.message}
      </p>`;
  }

  async #toggle(): Promise<void> {
    this.open = !this.open;
    await this.updateComplete;
    if (this.open) this.renderRoot.querySelector('textarea')?.select();
  }

  #onInput(event: Event): void {
    this.#change((event.target as HTMLTextAreaElement).value, false);
  }

  #change(text: string, isExample: boolean): void {
    this.text = text;
    this.dispatchEvent(
      new CustomEvent('spotlight-sentence-changed', { detail: { text, isExample } }),
    );
  }
}
