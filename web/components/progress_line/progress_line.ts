/** How far long work is: a bar, and beside it what is done, how fast, and how long it will still take. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { styleProperties } from '../style_properties.ts';

/**
 * The words beside the bar are the element's content. Nothing is announced: whoever uses it decides when
 * to say how far it is.
 * @cssproperty --accent, --ink-2, --rule - see styles/tokens.css
 */
export class SpotlightProgressLine extends LitElement {
  static override properties = {
    label: {},
    done: { type: Number },
    total: { type: Number },
  };

  static override styles = css`
    :host {
      align-items: center;
      color: var(--ink-2);
      display: flex;
      flex-wrap: wrap;
      font: var(--body);
      gap: 8px 32px;
    }

    .bar {
      background: var(--rule);
      block-size: 6px;
      border-radius: 3px;
      flex: 1 1 8rem;
      overflow: hidden;
    }

    .done {
      background: var(--accent);
      block-size: 100%;
    }

    @media (forced-colors: active) {
      .bar {
        border: 1px solid;
      }

      .done {
        background: Highlight;
        forced-color-adjust: none;
      }
    }
  `;

  /** The accessible name of the bar. */
  declare label: string;
  declare done: number;
  declare total: number;

  constructor() {
    super();
    this.label = '';
    this.done = 0;
    this.total = 1;
  }

  protected override render(): TemplateResult {
    const share = this.total > 0 ? Math.min(this.done / this.total, 1) : 0;
    return html`<div
        class="bar"
        role="progressbar"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax=${this.total}
        aria-valuenow=${this.done}
      >
        <div class="done" ${styleProperties({ 'inline-size': `${100 * share}%` })}></div>
      </div>
      <slot></slot>`;
  }
}
