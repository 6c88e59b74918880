/** The grids as lessons show them: drawn as the visitor wants it, and telling what is chosen and pointed at. */

import { html, type TemplateResult } from 'lit';
import type { Pair } from '../components/grid/matrix_grid.ts';
import type { Matrix } from '../lib/tensor.ts';
import type { View } from './context.ts';

export interface GridPart {
  readonly label: string;
  /** Of the columns, and of the rows where there are no others. */
  readonly labels: readonly string[];
  readonly query: number;
  readonly mask: Matrix | undefined;
  readonly pointed: Pair | undefined;
  readonly view: View;
  readonly chooseRow: (row: number) => void;
  readonly point: (pair: Pair | undefined) => void;
}

interface HeatmapPart extends GridPart {
  readonly weights: Matrix | undefined;
  /** Of the rows, if they are not those of the columns. */
  readonly queries?: readonly string[];
  /** The row that is held back until the visitor has guessed; -1: none. */
  readonly heldBack?: number;
}

interface MaskPart extends GridPart {
  readonly form?: 'numbers' | 'allowed';
}

export function renderHeatmap(part: HeatmapPart): TemplateResult {
  const { label, labels, queries = labels, weights, mask, query, heldBack = -1 } = part;
  const { pointed, view } = part;
  return html`<spotlight-heatmap
    label=${label}
    .queries=${queries}
    .keys=${labels}
    .weights=${weights}
    .mask=${mask}
    .query=${query}
    .heldBack=${heldBack}
    .pointed=${pointed}
    .palette=${view.palette}
    .numbers=${view.numbers}
    .transposed=${view.transposed}
    @spotlight-query-chosen=${onQueryChosen(part)}
    @spotlight-pair-pointed=${onPairPointed(part)}
  ></spotlight-heatmap>`;
}

/** With where it comes from, which is the same for all sentences; `between` stands before that. */
export function renderCausalMask(part: MaskPart, between?: TemplateResult): TemplateResult {
  const { label, labels, mask, form = 'numbers', query, pointed, view } = part;
  return html`<spotlight-causal-mask
      label=${label}
      form=${form}
      .queries=${labels}
      .keys=${labels}
      .mask=${mask}
      .query=${query}
      .pointed=${pointed}
      .numbers=${view.numbers}
      .transposed=${view.transposed}
      @spotlight-query-chosen=${onQueryChosen(part)}
      @spotlight-pair-pointed=${onPairPointed(part)}
    ></spotlight-causal-mask>
    ${between}
    <spotlight-origin kind="hand-made"
      >a fixed rule, the same for all sentences: nothing is learned</spotlight-origin
    >`;
}

export function onQueryChosen({ chooseRow }: Pick<GridPart, 'chooseRow'>) {
  return ({ detail }: CustomEvent<{ query: number }>): void => {
    chooseRow(detail.query);
  };
}

export function onPairPointed({ point }: Pick<GridPart, 'point'>) {
  return ({ detail }: CustomEvent<Pair | undefined>): void => {
    point(detail);
  };
}
