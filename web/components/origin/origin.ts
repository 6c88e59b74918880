/** Where the numbers of a picture come from. Stands at every picture, and is never hidden. */

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { Disclosure } from '../disclosure.ts';
import { focusRing } from '../shared_styles.ts';

/** Between the panel and the edge of the page. */
const margin = 16;

export type OriginKind = 'learned' | 'trained' | 'random' | 'hand-made';

/**
 * The text is the element's content. With more about it in the slot "details", the text is a button that
 * opens a panel with that.
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
        block-size: 0.5em;
        border: 1.5px solid currentcolor;
        flex: none;
        inline-size: 0.5em;
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
    this.#lookForDetails();
    window.addEventListener('resize', this.#keepInPage);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('resize', this.#keepInPage);
  }

  protected override render(): TemplateResult {
    return html`<span class="mark ${this.kind}"></span>${
        this.detailed
          ? html`<button aria-expanded=${this.open} aria-controls="details" @click=${this.#toggle}>
              <slot></slot>
            </button>`
          : html`<span><slot></slot></span>`
      }
      <div
        class="panel"
        id="details"
        role="group"
        aria-label="About these numbers"
        tabindex="-1"
        ?hidden=${!this.open || !this.detailed}
      >
        <slot name="details" @slotchange=${this.#lookForDetails}></slot>
      </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('open')) this.#keepInPage();
  }

  #lookForDetails(): void {
    this.detailed = this.querySelector(':scope > [slot=details]') !== null;
    if (!this.detailed) this.open = false;
  }

  /** Moves the open panel towards the start of the line as far as it would stick out of the page. */
  readonly #keepInPage = (): void => {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel:not([hidden])');
    if (!panel) return;
    panel.style.insetInlineStart = '';
    const over =
      panel.getBoundingClientRect().right + margin - document.documentElement.clientWidth;
    if (over > 0) panel.style.insetInlineStart = `${-over}px`;
  };

  #toggle(): void {
    this.open = !this.open;
  }
}
