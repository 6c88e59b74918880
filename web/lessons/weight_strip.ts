/** One row of weights as cells with its words below, where a whole heatmap would say no more. */

import { css, html, type TemplateResult } from 'lit';
import { styleProperties } from '../components/style_properties.ts';
import { weightColours, type Palette } from '../lib/colour.ts';
import { shortWeight } from '../lib/numbers.ts';
import { shortLabel } from '../lib/words.ts';

interface WeightStrip {
  /** The accessible name. */
  readonly label: string;
  readonly words: readonly string[];
  readonly weights: ArrayLike<number>;
  /** Whether the word at this place is not read yet. */
  readonly isHidden: (key: number) => boolean;
  readonly palette: Palette;
  /** How a weight is written. */
  readonly text?: (weight: number) => string;
  /** The words are numbers: cells of the same width, in lines of as many as fit. */
  readonly isNumbered?: boolean;
}

export function renderWeightStrip(strip: WeightStrip): TemplateResult {
  const { label, words, weights, isHidden, palette, text = shortWeight, isNumbered } = strip;
  return html`<ol class="weights ${isNumbered ? 'numbered' : ''}" aria-label=${label}>
    ${words.map(
      (word, key) =>
        html`<li>
          ${isHidden(key) ? hiddenCell : renderCell(weights[key] ?? NaN, palette, text)}
          <bdi>${shortLabel(word)}</bdi>
        </li>`,
    )}
  </ol>`;
}

const hiddenCell = html`<span class="cell hatched" role="img" aria-label="not read yet"></span>`;

function renderCell(
  weight: number,
  palette: Palette,
  written: (weight: number) => string,
): TemplateResult {
  if (Number.isNaN(weight)) return html`<span class="cell wrong">NaN</span>`;
  const { background, text } = weightColours(weight, palette);
  return html`<span class="cell" ${styleProperties({ 'background-color': background, color: text })}
    >${written(weight)}</span
  >`;
}

export const weightStrip = css`
  .weights {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 2px;
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .weights.numbered {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(2rem, 1fr));
  }

  .weights li {
    color: var(--ink-2);
    display: flex;
    flex: 1 1 2.25rem;
    flex-direction: column;
    font: var(--label);
    gap: 2px;
    max-inline-size: 7rem;
    text-align: center;
  }

  .cell {
    align-content: center;
    block-size: 2.75rem;
    border-radius: var(--radius-cell);
    forced-color-adjust: none;
  }

  .cell.wrong {
    border: 2px solid var(--error);
    box-sizing: border-box;
    color: var(--error);
    font-weight: 600;
  }

  @media (width < 720px) {
    .weights.numbered {
      grid-template-columns: repeat(8, minmax(0, 1fr));
    }
  }
`;
