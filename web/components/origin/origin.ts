/** Where the numbers of a picture come from. Stands at every picture, and is never hidden. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { Disclosure } from '../disclosure.ts';
import { focusRing } from '../shared_styles.ts';

export type OriginKind = 'learned' | 'trained' | 'random' | 'hand-made';

/**
 * The text is the element's content. With more about it in the slot "details", the text is a button that
 * opens that.
 * @cssproperty --accent, --control, --ink, --ink-2, --page, --shadow - see styles/tokens.css
 */
export class SpotlightOrigin extends LitElement {
  static override properties = {
    kind: {},
    open: { type: Boolean },
    detailed: { state: true },
  };

  static override styles = [
    focusRing,
    css`
      :host {
        align-items: baseline;
        color: var(--ink-2);
        display: flex;
        font: var(--label);
        gap: 8px;
        position: relative;
      }

      .mark {
        block-size: 8px;
        border: 1.5px solid currentcolor;
        flex: none;
        inline-size: 8px;
      }

      .learned,
      .trained {
        background: currentcolor;
        border-radius: 50%;
      }

      .random {
        border-radius: 50%;
      }

      .hand-made {
        transform: rotate(45deg);
      }

      button {
        background: none;
        border: 0;
        border-radius: var(--radius-link);
        color: inherit;
        cursor: pointer;
        font: inherit;
        padding: 0;
        text-align: start;
        text-decoration: underline dotted var(--control);
        text-underline-offset: 0.25em;
      }

      button:hover {
        color: var(--accent);
      }

      .panel {
        background: var(--page);
        border: 1px solid var(--control);
        border-radius: 12px;
        box-shadow: var(--shadow);
        box-sizing: border-box;
        color: var(--ink);
        inline-size: max-content;
        inset-block-start: calc(100% + 8px);
        inset-inline-start: 0;
        max-inline-size: min(26rem, 100vw - 32px);
        padding: 12px 15px;
        position: absolute;
        z-index: 5;
      }
    `,
  ];

  declare kind: OriginKind;
  declare open: boolean;
  /** There is more to be told. */
  declare detailed: boolean;

  constructor() {
    super();
    this.kind = 'random';
    this.open = false;
    this.detailed = false;
    new Disclosure(this);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.detailed = this.querySelector('[slot=details]') !== null;
  }

  protected override render(): TemplateResult {
    return html`<span class="mark ${this.kind}"></span>${
        this.detailed
          ? html`<button aria-expanded=${this.open} aria-controls="details" @click=${this.#toggle}>
                <slot></slot>
              </button>
              <div
                class="panel"
                id="details"
                role="group"
                aria-label="About these numbers"
                ?hidden=${!this.open}
              >
                <slot name="details"></slot>
              </div>`
          : html`<span><slot></slot></span>`
      }`;
  }

  #toggle(): void {
    this.open = !this.open;
  }
}
