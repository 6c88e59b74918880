/** One row of weights as cells with the words below: wrong numbers are marked, and written out. */

import { html, type TemplateResult } from 'lit';
import { styleProperties } from '../../components/style_properties.ts';
import { weightColours, type Palette } from '../../lib/colour.ts';
import { shortWeight } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';

interface RowStrip {
  /** Its heading, and its accessible name. */
  readonly label: string;
  readonly words: readonly string[];
  readonly weights: Float32Array;
  /** The places that are not read yet. */
  readonly hidden?: readonly number[];
  readonly view: { readonly palette: Palette };
  readonly decimals?: 2 | 3;
}

export function renderRow(row: RowStrip): TemplateResult {
  const { label, words, weights, hidden = [], view, decimals = 2 } = row;
  return html`<h3>${label}</h3>
    <ol class="weights" aria-label=${label}>
      ${words.map((word, key) => {
        const weight = weights[key] ?? NaN;
        return html`<li>
          ${hidden.includes(key) && weight === 0 ? hiddenCell : renderCell(weight, view.palette, decimals)}
          <bdi>${shortLabel(word)}</bdi>
        </li>`;
      })}
    </ol>`;
}

const hiddenCell = html`<span class="cell hatched" role="img" aria-label="not read yet"></span>`;

function renderCell(weight: number, palette: Palette, decimals: 2 | 3): TemplateResult {
  if (Number.isNaN(weight)) return html`<span class="cell wrong">NaN</span>`;
  const { background, text } = weightColours(weight, palette);
  return html`<span class="cell" ${styleProperties({ 'background-color': background, color: text })}
    >${decimals === 2 ? shortWeight(weight) : weight.toFixed(3).replace(/^0/u, '')}</span
  >`;
}
