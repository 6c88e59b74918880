/** A few shares of 1 as bars: probabilities of words, or how often something was right. */

import { css, html, LitElement, type TemplateResult } from 'lit';
import { visuallyHidden } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

export interface ShareBar {
  readonly label: string;
  /** 0 to 1. */
  readonly share: number;
  /** As it is written at the end of the bar. */
  readonly text: string;
  readonly look: 'ink' | 'accent' | 'hollow';
  /** One among others that counts most. */
  readonly strong?: boolean;
}

/**
 * @cssproperty --accent, --ink, --ink-2, --rule, --teal - see styles/tokens.css
 */
export class SpotlightBars extends LitElement {
  static override properties = {
    label: {},
    bars: { attribute: false },
    unlabelled: { type: Boolean },
  };

  static override styles = [
    visuallyHidden,
    css`
      :host {
        display: block;
        font: var(--label);
      }

      ul {
        display: grid;
        gap: 4px 14px;
        grid-template-columns: fit-content(40%) minmax(0, 1fr) auto;
        list-style: none;
        margin: 0;
        padding: 0;
      }

      li {
        align-items: center;
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
      }

      .unlabelled {
        gap: 0 14px;
        grid-template-columns: minmax(0, 1fr) auto;
      }

      .label {
        overflow-wrap: anywhere;
        text-align: end;
      }

      .bar {
        block-size: 15px;
        border-block-end: 1px solid var(--rule);
      }

      .fill {
        block-size: 14px;
        border-end-end-radius: var(--radius-cell);
        border-start-end-radius: var(--radius-cell);
        box-sizing: border-box;
        display: block;
        forced-color-adjust: none;
      }

      .ink {
        background: var(--ink);
      }

      .accent {
        background: var(--accent);
      }

      .hollow {
        border: 2px solid var(--teal);
      }

      .value {
        min-inline-size: 2.75rem;
        text-align: end;
      }

      .strong {
        font-weight: 600;
      }
    `,
  ];

  /** The accessible name of the whole. */
  declare label: string;
  declare bars: readonly ShareBar[];
  /** The names of the bars stand in a legend elsewhere; here they are for screen readers. */
  declare unlabelled: boolean;

  constructor() {
    super();
    this.label = '';
    this.bars = [];
    this.unlabelled = false;
  }

  protected override render(): TemplateResult {
    return html`<ul
      class=${this.unlabelled ? 'unlabelled' : ''}
      role="list"
      aria-label=${this.label}
    >
      ${this.bars.map(
        ({ label, share, text, look, strong = false }) =>
          html`<li class=${strong ? 'strong' : ''}>
            <span class=${this.unlabelled ? 'visually-hidden' : 'label'}><bdi>${label}</bdi></span>
            <span class="bar"
              ><span
                class="fill ${look}"
                ${styleProperties({ 'inline-size': `${100 * Math.min(Math.max(share, 0), 1)}%` })}
              ></span
            ></span>
            <span class="value">${text}</span>
          </li>`,
      )}
    </ul>`;
  }
}
