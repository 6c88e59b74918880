/** Weights with their sums, as the pitfalls and the game show them: right and broken ones alike. */

import { html, type TemplateResult } from 'lit';
import type { SpotlightSummedHeatmap } from '../../components/summed_heatmap/summed_heatmap.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { onPairPointed, onQueryChosen, type GridPart } from '../grids.ts';
import type { PitfallPart } from './part.ts';

interface SummedPart extends GridPart {
  readonly weights: Matrix;
  readonly mask: Matrix | undefined;
  readonly sums: SpotlightSummedHeatmap['sums'];
  /** Whether sums that are wrong are marked. */
  readonly marksSums?: boolean;
}

export function renderSums(part: SummedPart): TemplateResult {
  const { label, labels, weights, mask, sums, marksSums = true, query, pointed, view } = part;
  return html`<spotlight-summed-heatmap
    label=${label}
    sums=${sums}
    .marksSums=${marksSums}
    .queries=${labels}
    .keys=${labels}
    .weights=${weights}
    .mask=${mask}
    .query=${query}
    .pointed=${pointed}
    .palette=${view.palette}
    .numbers=${view.numbers}
    .transposed=${view.transposed}
    @spotlight-query-chosen=${onQueryChosen(part)}
    @spotlight-pair-pointed=${onPairPointed(part)}
  ></spotlight-summed-heatmap>`;
}

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

/** With its heading above and its origin below. */
export function renderSummedGrid(part: PitfallPart, grid: SummedGrid): TemplateResult {
  const { picture, view, pointed, chooseRow, point } = part;
  const { label, weights, mask, sums = 'rows', labels = picture.labels, origin } = grid;
  const query = grid.query ?? picture.query;
  return html`<h3>${label}</h3>
    ${renderSums({ label, labels, weights, mask, sums, query, view, pointed, chooseRow, point })}
    ${origin}`;
}
