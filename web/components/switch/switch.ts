/** Turns one thing on and off: a line of text that is a switch. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { focusRing } from '../shared_styles.ts';

/**
 * What it turns on is the element's content.
 * @fires spotlight-switched - detail: { on }, when it is pressed.
 * @cssproperty --accent, --control, --ink, --on-accent, --page, --stage - see styles/tokens.css
 */
export class SpotlightSwitch extends LitElement {
  static override properties = { on: { type: Boolean } };

  static override styles = [
    focusRing,
    css`
      :host {
        display: block;
        font: var(--body);
      }

      button {
        align-items: center;
        background: none;
        border: 0;
        border-radius: var(--radius-button);
        color: var(--ink);
        cursor: pointer;
        display: flex;
        font: inherit;
        font-weight: 500;
        gap: 12px;
        margin-inline-start: -8px;
        min-block-size: 44px;
        overflow-wrap: anywhere;
        padding: 4px 8px;
        text-align: start;
      }

      button:hover {
        background: var(--stage);
      }

      .track {
        background: var(--page);
        block-size: 1.5rem;
        border: 1.5px solid var(--control);
        border-radius: 0.75rem;
        box-sizing: border-box;
        flex: none;
        inline-size: 2.75rem;
        padding: 3px;
      }

      .thumb {
        background: var(--control);
        block-size: 100%;
        border-radius: 50%;
        display: block;
        aspect-ratio: 1;
        transition: translate var(--swift) ease-out;
      }

      [aria-checked='true'] .track {
        background: var(--accent);
        border-color: var(--accent);
      }

      [aria-checked='true'] .thumb {
        background: var(--on-accent);
        translate: 1.25rem;
      }

      [aria-checked='true'] .thumb:dir(rtl) {
        translate: -1.25rem;
      }

      @media (forced-colors: active) {
        .thumb {
          background: ButtonText;
        }

        [aria-checked='true'] .track {
          background: Highlight;
        }
      }
    `,
  ];

  declare on: boolean;

  constructor() {
    super();
    this.on = false;
  }

  protected override render(): TemplateResult {
    return html`<button role="switch" aria-checked=${this.on} @click=${this.#onClick}>
      <span class="track"><span class="thumb"></span></span><span><slot></slot></span>
    </button>`;
  }

  #onClick(): void {
    this.dispatchEvent(new CustomEvent('spotlight-switched', { detail: { on: !this.on } }));
  }
}
