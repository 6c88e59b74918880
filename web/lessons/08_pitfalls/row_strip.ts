/** One row of weights under its heading, right or broken. */

import { html, type TemplateResult } from 'lit';
import { shortWeight } from '../../lib/numbers.ts';
import type { View } from '../context.ts';
import { renderWeightStrip } from '../weight_strip.ts';

interface RowStrip {
  /** Its heading, and its accessible name. */
  readonly label: string;
  readonly words: readonly string[];
  readonly weights: Float32Array;
  /** The places that are not read yet: hatched, unless there is a weight all the same. */
  readonly hidden?: readonly number[];
  readonly view: Pick<View, 'palette'>;
  readonly decimals?: 2 | 3;
}

export function renderRow(row: RowStrip): TemplateResult {
  const { label, words, weights, hidden = [], view, decimals = 2 } = row;
  return html`<h3>${label}</h3>
    ${renderWeightStrip({
      label,
      words,
      weights,
      isHidden: (key) => hidden.includes(key) && weights[key] === 0,
      palette: view.palette,
      text: decimals === 2 ? shortWeight : threeDecimals,
    })}`;
}

function threeDecimals(weight: number): string {
  return weight.toFixed(3).replace(/^0/u, '');
}
