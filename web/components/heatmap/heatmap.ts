/** Attention weights as a heatmap: the row's word attends to the column's word. */

import { weightColours, type Theme } from '../../lib/colour.ts';
import { shortWeight, twoDecimals } from '../../lib/numbers.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { valueAt } from '../../lib/tensor.ts';
import { MatrixGrid, type GridCell } from '../grid/matrix_grid.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightHeatmap extends MatrixGrid {
  static override properties = {
    ...MatrixGrid.properties,
    weights: { attribute: false },
    mask: { attribute: false },
    theme: { attribute: false },
  };

  /** [rows, columns]; absent while they are computed. */
  declare weights: Matrix | undefined;
  /** [rows, columns], -Infinity where a key is hidden; absent where nothing is. */
  declare mask: Matrix | undefined;
  declare theme: Theme;

  constructor() {
    super();
    this.weights = undefined;
    this.mask = undefined;
    this.theme = 'light';
  }

  protected override cellAt(row: number, column: number): GridCell {
    const query = this.rowLabels[row] ?? '';
    const key = this.columnLabels[column] ?? '';
    if (!this.weights) return { text: '', name: `${query} attends to ${key}: being computed` };

    const weight = valueAt(this.weights, row, column);
    const name = `${query} attends to ${key}: ${twoDecimals(weight)}`;
    if (this.mask && valueAt(this.mask, row, column) === -Infinity) {
      return {
        text: '',
        name,
        description: 'not read yet',
        title: `${query} → ${key} not read yet`,
        hidden: true,
      };
    }
    const { background, text } = weightColours(weight, this.theme);
    return {
      text: shortWeight(weight),
      name,
      title: `${query} → ${key} ${twoDecimals(weight)} (${weight.toFixed(4)})`,
      background,
      colour: text,
      quiet: weight < 0.005,
    };
  }
}
