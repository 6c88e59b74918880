/** A mask as a picture: 0 keeps a score, −∞ makes its weight 0. */

import { maskEntry } from '../../lib/numbers.ts';
import { rowOf, valueAt, type Matrix } from '../../lib/tensor.ts';
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

  protected override readonly cellForText = 24;

  constructor() {
    super();
    this.mask = undefined;
    this.form = 'numbers';
  }

  protected override cellFor({ query, key }: Pair): GridCell {
    const from = this.queries[query] ?? '';
    const to = this.keys[key] ?? '';
    if (!this.mask) return { text: '', name: `${from} may see ${to}: being computed` };

    const { hidden, said, nothingSeen } = this.#entry(query, key);
    return {
      text: this.form === 'numbers' ? said : hidden ? '' : '•',
      name: `${from} ${hidden ? 'may not see' : 'may see'} ${to}: ${said}`,
      ...(nothingSeen && { description: seesNothing }),
      hidden,
    };
  }

  protected override tipFor({ query, key }: Pair): string | undefined {
    const { mask } = this;
    if (!mask || query >= mask.rows || key >= mask.columns) return undefined;
    const { said, nothingSeen } = this.#entry(query, key);
    const pair = `${this.queries[query] ?? ''} → ${this.keys[key] ?? ''} ${said}`;
    return nothingSeen ? `${pair}: ${this.queries[query] ?? ''} ${seesNothing}` : pair;
  }

  #entry(query: number, key: number): { hidden: boolean; said: string; nothingSeen: boolean } {
    const entry = this.mask ? valueAt(this.mask, query, key) : NaN;
    const hidden = entry === -Infinity;
    const said = this.form === 'numbers' ? maskEntry(entry) : hidden ? 'blocked' : 'allowed';
    const nothingSeen =
      hidden && this.mask !== undefined && rowOf(this.mask, query).every((e) => e === -Infinity);
    return { hidden, said, nothingSeen };
  }
}

/** Of a word that may see no other, and not itself either. */
const seesNothing = 'sees nothing: weights 0';
