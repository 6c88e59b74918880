/** A mask as a picture: 0 keeps a score, −∞ makes its weight 0. */

import { maskEntry } from '../../lib/numbers.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { valueAt } from '../../lib/tensor.ts';
import { MatrixGrid, type GridCell } from '../grid/matrix_grid.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightCausalMask extends MatrixGrid {
  static override properties = { ...MatrixGrid.properties, mask: { attribute: false } };

  /** [rows, columns] of 0 and -Infinity; absent while it is computed. */
  declare mask: Matrix | undefined;

  constructor() {
    super();
    this.mask = undefined;
  }

  protected override cellAt(row: number, column: number): GridCell {
    const query = this.rowLabels[row] ?? '';
    const key = this.columnLabels[column] ?? '';
    if (!this.mask) return { text: '', name: `${query} may see ${key}: being computed` };

    const entry = valueAt(this.mask, row, column);
    const hidden = entry === -Infinity;
    return {
      text: maskEntry(entry),
      name: `${query} ${hidden ? 'may not see' : 'may see'} ${key}: ${maskEntry(entry)}`,
      title: `${query} → ${key} ${maskEntry(entry)}`,
      hidden,
    };
  }
}
