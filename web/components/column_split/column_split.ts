/** The columns of a matrix, split into equal blocks: what each head gets of every vector. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { hatched } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/** A label needs as much of the strip. */
const shareForLabel = 1 / 20;

/**
 * Where the columns cannot be split without a rest, the rest is hatched.
 * @cssproperty --hatch, --ink, --page, --purple, --teal - see styles/tokens.css
 */
export class SpotlightColumnSplit extends LitElement {
  static override properties = {
    columns: { attribute: false },
    parts: { attribute: false },
  };

  static override styles = [
    hatched,
    css`
      :host {
        display: block;
        font: var(--label);
      }

      .strip {
        display: flex;
        forced-color-adjust: none;
        min-block-size: 2.75rem;
      }

      .block {
        --colour: var(--teal);

        align-items: center;
        background: repeating-linear-gradient(
            to right,
            transparent 0 calc(100% / var(--count) - 1px),
            var(--page) calc(100% / var(--count) - 1px) calc(100% / var(--count))
          )
          color-mix(in srgb, var(--colour) 16%, var(--page));
        border-block-end: 3px solid var(--colour);
        box-sizing: border-box;
        display: flex;
        flex: var(--count) 0 0;
        justify-content: center;
        min-inline-size: 0;
        overflow: hidden;
      }

      .block:nth-child(even) {
        --colour: var(--purple);
      }

      .block + * {
        margin-inline-start: 2px;
      }

      .number {
        background: color-mix(in srgb, var(--colour) 16%, var(--page));
        border-radius: var(--radius-cell);
        padding-inline: 3px;
      }

      .rest {
        flex: var(--count) 0 0;
      }
    `,
  ];

  declare columns: number;
  /** How many blocks: one for each head. */
  declare parts: number;

  constructor() {
    super();
    this.columns = 64;
    this.parts = 4;
  }

  protected override render(): TemplateResult {
    const { columns, parts } = this;
    const size = Math.floor(columns / parts);
    const rest = columns - size * parts;
    const labelled = size / columns >= shareForLabel;
    return html`<div
      class="strip"
      role="img"
      aria-label="${columns} columns in ${parts} ${parts === 1 ? 'block' : 'blocks'} of ${size}${
        rest === 0 ? '' : `, and ${rest} left over`
      }"
    >
      ${Array.from(
        { length: size === 0 ? 0 : parts },
        (_, part) =>
          html`<span class="block" ${styleProperties({ '--count': String(size) })}
            >${labelled ? html`<span class="number">${part + 1}</span>` : nothing}</span
          >`,
      )}
      ${rest === 0 ? nothing : html`<span class="rest hatched" ${styleProperties({ '--count': String(rest) })}></span>`}
    </div>`;
  }
}
