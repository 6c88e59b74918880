/** What failed, what is kept, and a way on. Never a dialog, never a lost input. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing, linkButton } from '../shared_styles.ts';

/**
 * The text is the element's content.
 * @fires spotlight-retried - when "Try again" is pressed.
 * @cssproperty --error, --accent, --ink - see styles/tokens.css
 */
export class SpotlightNotice extends LitElement {
  static override properties = { heading: {}, retriable: { type: Boolean } };

  static override styles = [
    focusRing,
    linkButton,
    css`
      :host {
        border-inline-start: 3px solid var(--error);
        display: block;
        padding-inline-start: 18px;
      }

      strong {
        color: var(--error);
      }
    `,
  ];

  declare heading: string;
  declare retriable: boolean;

  constructor() {
    super();
    this.heading = '';
    this.retriable = false;
  }

  protected override render(): TemplateResult {
    return html`<div role="alert">
      <strong>${this.heading}</strong> <slot></slot>
      ${
        this.retriable
          ? html`<button class="link-button" @click=${this.#retry}>Try again</button>`
          : nothing
      }
    </div>`;
  }

  #retry(): void {
    this.dispatchEvent(new CustomEvent('spotlight-retried'));
  }
}
