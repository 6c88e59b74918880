/** A mask as a picture: 0 keeps a score, −∞ makes its weight 0. */

import { maskEntry } from '../../lib/numbers.ts';
import { valueAt, type Matrix } from '../../lib/tensor.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import { MatrixGrid, type Pair } from '../grid/matrix_grid.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightCausalMask extends MatrixGrid {
  static override properties = {
    ...MatrixGrid.properties,
    mask: { attribute: false },
    form: {},
  };

  /** [queries, keys] of 0 and -Infinity; absent while it is computed. */
  declare mask: Matrix | undefined;
  /** The numbers that are added to the scores, or what they mean: allowed or blocked. */
  declare form: 'numbers' | 'allowed';

  constructor() {
    super();
    this.mask = undefined;
    this.form = 'numbers';
  }

  protected override cellFor({ query, key }: Pair): GridCell {
    const from = this.queries[query] ?? '';
    const to = this.keys[key] ?? '';
    if (!this.mask) return { text: '', name: `${from} may see ${to}: being computed` };

    const entry = valueAt(this.mask, query, key);
    const hidden = entry === -Infinity;
    const verb = hidden ? 'may not see' : 'may see';
    const said = this.form === 'numbers' ? maskEntry(entry) : hidden ? 'blocked' : 'allowed';
    const shown = this.form === 'numbers' ? maskEntry(entry) : hidden ? '' : '•';
    return {
      text: shown,
      name: `${from} ${verb} ${to}: ${said}`,
      tip: `${from} → ${to} ${said}`,
      hidden,
    };
  }
}
