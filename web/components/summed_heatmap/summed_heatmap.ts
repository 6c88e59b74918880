/** Attention weights with the sums of their rows and columns: what gives a wrong softmax away. */

import type { PropertyValues } from 'lit';
import { twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, valueAt, type Matrix } from '../../lib/tensor.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import { GridSums, type GridSum } from '../grid/grid_sums.ts';
import type { Pair } from '../grid/matrix_grid.ts';
import { SpotlightHeatmap } from '../heatmap/heatmap.ts';
import { textWidth } from '../text_width.ts';
import { summedStyles } from './styles.ts';

/** Between the cells and the sums beside them, in pixels. */
const sumGap = 8;

/**
 * Numbers that are none are drawn in the colour of errors. So are the sums of rows, if they are marked, that
 * are not 1 to two decimals; only a row of zeros may sum to 0: it sees nothing. Columns may sum to anything.
 * Events and CSS properties: see MatrixGrid.
 * @cssproperty --error - see styles/tokens.css
 */
export class SpotlightSummedHeatmap extends SpotlightHeatmap {
  static override properties = {
    ...SpotlightHeatmap.properties,
    sums: {},
    marksFaults: { attribute: false },
  };

  static override styles = [...SpotlightHeatmap.styles, summedStyles];

  /** Which sums are written, in float64 from the weights: of the rows (of each query) or the columns (of each key). */
  declare sums: 'rows' | 'columns' | 'both' | 'none';
  /** Rows that do not sum to 1 are marked: by default, unless the visitor is to find them. */
  declare marksFaults: boolean;

  readonly #written = new GridSums();
  /** As they are drawn: where queries run from left to right, those of the rows stand below. */
  #beside: readonly GridSum[] = [];
  #below: readonly GridSum[] = [];

  constructor() {
    super();
    this.sums = 'both';
    this.marksFaults = true;
  }

  protected override cellFor(pair: Pair): GridCell {
    const cell = super.cellFor(pair);
    const { text, name } = cell;
    if (!name.endsWith('NaN')) return cell;
    return { text, name: `${name}, not a number`, broken: true };
  }

  protected override tipFor(pair: Pair): string | undefined {
    return super.tipFor(pair)?.replace('NaN (NaN)', 'NaN: not a number');
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (isOnlyPointing(changed)) return;
    const { sums, weights } = this;
    const ofRows = weights && (sums === 'rows' || sums === 'both') ? this.#rowSums(weights) : [];
    const ofColumns =
      weights && (sums === 'columns' || sums === 'both') ? this.#columnSums(weights) : [];
    [this.#beside, this.#below] = this.transposed ? [ofColumns, ofRows] : [ofRows, ofColumns];
  }

  protected override besideWidth(): number {
    return this.#beside.length === 0 ? 0 : widestOf(this.#beside, this.room.font) + sumGap;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { grid } = this;
    if (!grid || isOnlyPointing(changed)) return;
    grid.style.setProperty('--sum-width', `${this.besideWidth()}px`);
    this.#written.writeBeside(grid, this.#beside);
    // The grid has just written it.
    const cellWidth = Number.parseFloat(
      grid.parentElement?.style.getPropertyValue('--cell-width') ?? '',
    );
    this.#written.writeBelow(
      grid,
      this.#below,
      widestOf(this.#below, this.room.font) + 2 > cellWidth,
    );
  }

  #rowSums(weights: Matrix): GridSum[] {
    return this.queries.map((query, row) => {
      const values = rowOf(weights, row);
      const seesNothing = values.every((weight) => weight === 0);
      const text = twoDecimals(sum(values));
      const wrong = this.marksFaults && !seesNothing && text !== '1.00';
      const said = seesNothing ? ': it sees nothing' : wrong ? ', not 1' : '';
      return { text, name: `row ${query} sums to ${text}${said}`, wrong };
    });
  }

  #columnSums(weights: Matrix): GridSum[] {
    return this.keys.map((key, column) => {
      const rows = Array.from({ length: weights.rows }, (_, row) => row);
      const text = twoDecimals(sum(rows.map((row) => valueAt(weights, row, column))));
      return { text, name: `column ${key} sums to ${text}`, wrong: false };
    });
  }
}

/** Of the sums and what stands above them. */
function widestOf(sums: readonly GridSum[], font: string): number {
  return Math.ceil(
    Math.max(...['sum', ...sums.map(({ text }) => text)].map((text) => textWidth(text, font))),
  );
}

/** Pointing comes with every move of the mouse. */
function isOnlyPointing(changed: PropertyValues): boolean {
  return changed.size === 1 && changed.has('pointed');
}
