/** Formulas as they are written by hand: a root with its bar, a transposed matrix with a raised T. */

import { css, html, type TemplateResult } from 'lit';

const signs = /(√[\p{L}\p{N}]+|ᵀ|_[A-Z])/u;

/** "Q Kᵀ", "÷ √3" and "W_O", given as plain text. */
export function mathText(text: string): readonly (string | TemplateResult)[] {
  return text.split(signs).map((piece) => {
    if (piece === 'ᵀ') return html`<sup>T</sup>`;
    if (piece.startsWith('_')) return html`<sub>${piece.slice(1)}</sub>`;
    if (signs.test(piece)) {
      return html`<span class="root">√<span class="under">${piece.slice(1)}</span></span>`;
    }
    return piece;
  });
}

export const mathStyles = css`
  sup {
    font-size: 0.62em;
    line-height: 0;
    margin-inline-start: 0.06em;
    vertical-align: 0.55em;
  }

  sub {
    font-size: 0.75em;
    line-height: 0;
    vertical-align: -0.25em;
  }

  .root {
    white-space: nowrap;
  }

  .under {
    border-block-start: max(1.5px, 0.055em) solid currentcolor;
    padding-inline: 0.06em 0.08em;
  }
`;
