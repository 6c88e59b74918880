/** A heatmap with the sums of its rows or columns: of weights that may be wrong, what tells them from right ones. */

import { css } from 'lit';
import type { GridLayout } from '../../lib/grid_layout.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { columnSums, hides, rowSums, valueAt, type Matrix } from '../../lib/tensor.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import type { Pair } from '../grid/matrix_grid.ts';
import { SpotlightHeatmap } from '../heatmap/heatmap.ts';

/** How far a sum may be off from rounding alone. */
const rounding = 1e-3;

/** Right of the smallest cells, for "0.37" and "NaN"; in pixels. */
const sumRoom = 20;

/** From this width on cells have room for sums side by side. */
const cellForSum = 42;

/**
 * Sums stand after the last key, and below the last query. Marked as wrong is a row that sees something and
 * does not sum to 1, a weight that is NaN, and one that is not 0 where the mask hides the key.
 * Events and CSS properties: see MatrixGrid; and --error.
 */
export class SpotlightSummedHeatmap extends SpotlightHeatmap {
  static override properties = {
    ...SpotlightHeatmap.properties,
    sums: {},
    marksSums: { attribute: false },
  };

  static override styles = [
    ...SpotlightHeatmap.styles,
    css`
      .cell.sum {
        background: none;
        cursor: default;
        font-weight: 500;
        overflow: visible;
        white-space: nowrap;
      }

      .cell.sum.wrong {
        color: var(--error);
        font-weight: 600;
      }

      .cell.wrong:not(.sum) {
        box-shadow: inset 0 0 0 1.5px var(--error);
        letter-spacing: -0.04em;
      }

      /* Cells too narrow for a number: the last column is wider, and in the last row numbers are turned. */
      .sums-beside.narrow .row {
        grid-template-columns:
          var(--row-label-width) repeat(calc(var(--columns) - 1), var(--cell-width))
          2.125rem;
      }

      /* Of more words than fit, the sums stay in sight: they are what tells right rows from wrong ones. */
      .sums-beside :nth-last-child(1 of .cell, .column-label) {
        background-color: var(--page);
        position: sticky;
        right: -4px; /* the padding of the frame, in which cells could be seen beside it */
      }

      .sums-below.tight .row:nth-last-child(1 of .row) .cell.sum:not(:empty) {
        inline-size: 2.75rem;
        min-block-size: 0;
        transform: rotate(180deg);
        writing-mode: vertical-rl;
      }
    `,
  ];

  /** Which are shown: of each row, of each column, or both. */
  declare sums: 'rows' | 'columns' | 'both';
  /** Wrong sums are marked, unless the visitor is to find them. */
  declare marksSums: boolean;

  /** A little less than elsewhere, so that a dozen words with their sums show numbers side by side. */
  protected override readonly cellForText = 33;

  protected override readonly roomBeside = sumRoom;

  #rowSums: readonly number[] = [];
  #columnSums: readonly number[] = [];
  #summed: Matrix | undefined;

  constructor() {
    super();
    this.sums = 'rows';
    this.marksSums = true;
  }

  protected override queryLabels(): readonly string[] {
    return this.sums === 'rows' ? this.queries : [...this.queries, 'sum'];
  }

  protected override keyLabels(): readonly string[] {
    return this.sums === 'columns' ? this.keys : [...this.keys, 'sum'];
  }

  protected override arrange(sizes: HTMLElement, layout: GridLayout): void {
    super.arrange(sizes, layout);
    sizes.classList.toggle('narrow', layout.cellWidth < this.cellForText);
    sizes.classList.toggle('tight', layout.cellWidth < cellForSum);
    sizes.classList.toggle('sums-beside', this.sums !== (this.transposed ? 'rows' : 'columns'));
    sizes.classList.toggle('sums-below', this.sums !== (this.transposed ? 'columns' : 'rows'));
  }

  protected override cellFor(pair: Pair): GridCell {
    if (this.#isSum(pair)) return this.#sumCell(pair);
    const cell = super.cellFor(pair);
    if (!this.weights) return cell;
    const weight = valueAt(this.weights, pair.query, pair.key);
    if (Number.isNaN(weight)) {
      const { name } = cell;
      return { text: 'NaN', name, background: 'var(--page)', colour: 'var(--error)', wrong: true };
    }
    if (!cell.hidden || weight === 0) return cell;
    const shown = this.shownCell(weight, cell.name);
    return { ...shown, description: 'must not be seen', wrong: true };
  }

  protected override tipFor(pair: Pair): string | undefined {
    if (!this.#isSum(pair)) return super.tipFor(pair);
    const sum = this.#sumAt(pair);
    return sum === undefined ? undefined : `${this.#nameOf(pair)}: ${sum.toFixed(4)}`;
  }

  #isSum({ query, key }: Pair): boolean {
    return query >= this.queries.length || key >= this.keys.length;
  }

  #sumCell(pair: Pair): GridCell {
    const sum = this.#sumAt(pair);
    if (sum === undefined) return { text: '', name: '', sum: true };
    return {
      text: twoDecimals(sum),
      name: `${this.#nameOf(pair)}: ${twoDecimals(sum)}`,
      sum: true,
      wrong:
        this.marksSums && pair.query < this.queries.length && !this.#isRightSum(pair.query, sum),
    };
  }

  /** Nothing where both meet. */
  #sumAt({ query, key }: Pair): number | undefined {
    this.#addUp();
    if (query < this.queries.length) return this.#rowSums[query];
    return key < this.keys.length ? this.#columnSums[key] : undefined;
  }

  #addUp(): void {
    const { weights } = this;
    if (weights === this.#summed) return;
    this.#summed = weights;
    this.#rowSums = weights ? rowSums(weights) : [];
    this.#columnSums = weights ? columnSums(weights) : [];
  }

  /** Of a row that sees nothing, 0. */
  #isRightSum(query: number, sum: number): boolean {
    const seesNothing = this.keys.every((_, key) => hides(this.mask, query, key));
    return Math.abs(sum - (seesNothing ? 0 : 1)) < rounding;
  }

  #nameOf({ query, key }: Pair): string {
    return query < this.queries.length
      ? `sum of the row of ${this.queries[query] ?? ''}`
      : `sum of the column of ${this.keys[key] ?? ''}`;
  }
}
