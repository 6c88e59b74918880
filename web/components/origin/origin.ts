/** Where the numbers of a picture come from. Stands at every picture, and is never hidden. */

import { css, html, LitElement, type TemplateResult } from 'lit';

export type OriginKind = 'random' | 'hand-made';

/**
 * The text is the element's content.
 * @cssproperty --ink-2 - see styles/tokens.css
 */
export class SpotlightOrigin extends LitElement {
  static override properties = { kind: {} };

  static override styles = css`
    :host {
      align-items: baseline;
      color: var(--ink-2);
      display: flex;
      font: var(--label);
      gap: 8px;
    }

    .mark {
      block-size: 8px;
      border: 1.5px solid currentcolor;
      flex: none;
      inline-size: 8px;
    }

    .random {
      border-radius: 50%;
    }

    .hand-made {
      transform: rotate(45deg);
    }
  `;

  declare kind: OriginKind;

  constructor() {
    super();
    this.kind = 'random';
  }

  protected override render(): TemplateResult {
    return html`<span class="mark ${this.kind}"></span><span><slot></slot></span>`;
  }
}
