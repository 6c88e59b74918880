/** A button, and a panel that it opens. Escape and a click elsewhere close it. */

import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { Disclosure } from '../disclosure.ts';
import { focusRing } from '../shared_styles.ts';

const icons = {
  settings: svg`<path d="M2 6h9m5 0h2M2 14h2m5 0h9" /><circle cx="13.5" cy="6" r="2.5" /><circle cx="6.5" cy="14" r="2.5" />`,
  help: svg`<circle cx="10" cy="10" r="8" /><path d="M7.6 7.6a2.4 2.4 0 1 1 3.4 2.2c-.7.4-1 .8-1 1.6" /><path d="M10 14.2v.1" />`,
};

/**
 * The panel's content is the element's content.
 * @cssproperty --accent, --control, --ink, --page, --shadow, --stage - see styles/tokens.css
 */
export class SpotlightPopover extends LitElement {
  static override properties = {
    label: {},
    icon: {},
    open: { type: Boolean },
  };

  static override styles = [
    focusRing,
    css`
      :host {
        display: inline-block;
        position: relative;
      }

      button {
        align-items: center;
        background: none;
        border: 0;
        border-radius: var(--radius-button);
        color: var(--ink);
        cursor: pointer;
        display: flex;
        justify-content: center;
        min-block-size: 44px;
        min-inline-size: 44px;
        padding: 0;
      }

      button:hover {
        background: var(--stage);
      }

      svg {
        block-size: 20px;
        fill: none;
        inline-size: 20px;
        stroke: currentcolor;
        stroke-linecap: round;
        stroke-width: 1.75;
      }

      .panel {
        background: var(--page);
        border: 1px solid var(--control);
        border-radius: 12px;
        box-shadow: var(--shadow);
        font: var(--body);
        inline-size: 30rem;
        inset-block-start: 52px;
        inset-inline-end: 0;
        max-block-size: calc(100vh - 80px);
        max-inline-size: calc(100vw - 32px);
        overflow: auto;
        padding: 12px 24px 16px;
        position: absolute;
        z-index: 10;
      }

      @media (width < 720px) {
        .panel {
          inset: 64px 16px auto;
          inline-size: auto;
          position: fixed;
        }
      }
    `,
  ];

  /** The accessible name of the button and of the panel. */
  declare label: string;
  declare icon: keyof typeof icons;
  declare open: boolean;

  constructor() {
    super();
    this.label = '';
    this.icon = 'settings';
    this.open = false;
    new Disclosure(this);
  }

  protected override render(): TemplateResult {
    return html`<button
        aria-label=${this.label}
        aria-expanded=${this.open}
        title=${this.label}
        @click=${() => {
          this.open = !this.open;
        }}
      >
        <svg viewBox="0 0 20 20" aria-hidden="true">${icons[this.icon]}</svg>
      </button>
      ${
        this.open
          ? html`<div class="panel" role="group" aria-label=${this.label} tabindex="-1">
              <slot></slot>
            </div>`
          : nothing
      }`;
  }
}
