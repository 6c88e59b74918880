/** Weights with their sums, as the pitfalls show them: right and broken ones alike. */

import { html, type TemplateResult } from 'lit';
import type { SpotlightSummedHeatmap } from '../../components/summed_heatmap/summed_heatmap.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { onPairPointed, onQueryChosen } from '../grids.ts';
import type { PitfallPart } from './part.ts';

interface SummedGrid {
  /** Its heading, and its accessible name. */
  readonly label: string;
  readonly weights: Matrix;
  readonly mask?: Matrix | undefined;
  readonly sums?: SpotlightSummedHeatmap['sums'];
  /** Where the rows are those of other words than the sentence has, in its order. */
  readonly labels?: readonly string[];
  readonly query?: number;
  readonly origin: TemplateResult;
}

export function renderSummedGrid(part: PitfallPart, grid: SummedGrid): TemplateResult {
  const { picture, view, pointed } = part;
  const { label, weights, mask, sums = 'rows', labels = picture.labels } = grid;
  return html`<h3>${label}</h3>
    <spotlight-summed-heatmap
      label=${label}
      sums=${sums}
      .queries=${labels}
      .keys=${labels}
      .weights=${weights}
      .mask=${mask}
      .query=${grid.query ?? picture.query}
      .pointed=${pointed}
      .palette=${view.palette}
      .numbers=${view.numbers}
      .transposed=${view.transposed}
      @spotlight-query-chosen=${onQueryChosen(part)}
      @spotlight-pair-pointed=${onPairPointed(part)}
    ></spotlight-summed-heatmap>
    ${grid.origin}`;
}
