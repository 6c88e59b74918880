/** A quiet line: a newer version of the page is there. Nothing happens before somebody asks for it. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { focusRing, linkButton } from '../shared_styles.ts';

/**
 * What a reload keeps and loses is the element's content.
 * @fires spotlight-update-accepted - when "Reload" is pressed.
 * @fires spotlight-update-put-off - when "Later" is pressed.
 * @cssproperty --accent, --accent-soft, --ink - see styles/tokens.css
 */
export class SpotlightUpdateNotice extends LitElement {
  static override properties = { open: { type: Boolean } };

  static override styles = [
    focusRing,
    linkButton,
    css`
      .news {
        align-items: center;
        background: var(--accent-soft);
        color: var(--ink);
        column-gap: 20px;
        display: flex;
        flex-wrap: wrap;
        font: var(--label);
        padding: 4px 56px;
      }

      p {
        margin: 6px 0;
      }

      .link-button {
        min-block-size: 44px;
        min-inline-size: 44px;
      }

      @media (width < 1200px) {
        .news {
          padding-inline: 32px;
        }
      }

      @media (width < 720px) {
        .news {
          padding-inline: 16px;
        }
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  declare open: boolean;

  constructor() {
    super();
    this.open = false;
  }

  protected override render(): TemplateResult {
    // The status is there before its text, so that screen readers say the text when it comes.
    return html`<div role="status">${this.open ? this.#renderNews() : nothing}</div>`;
  }

  #renderNews(): TemplateResult {
    const button = (text: string, event: string): TemplateResult =>
      html`<button
        class="link-button"
        @click=${() => {
          this.dispatchEvent(new CustomEvent(event));
        }}
      >
        ${text}
      </button>`;
    return html`<div class="news">
      <p>A new version of Spotlight is there. <slot></slot></p>
      ${button('Reload', 'spotlight-update-accepted')}
      ${button('Later', 'spotlight-update-put-off')}
    </div>`;
  }
}
