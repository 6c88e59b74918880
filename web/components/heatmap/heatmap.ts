/** Attention weights as a heatmap: the query's word attends to the key's word. */

import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { shortWeight, twoDecimals } from '../../lib/numbers.ts';
import { valueAt, type Matrix } from '../../lib/tensor.ts';
import { placeAmong } from '../../lib/words.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import { MatrixGrid, type Pair } from '../grid/matrix_grid.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightHeatmap extends MatrixGrid {
  static override properties = {
    ...MatrixGrid.properties,
    weights: { attribute: false },
    mask: { attribute: false },
    palette: { attribute: false },
  };

  /** [queries, keys]; absent while they are computed. */
  declare weights: Matrix | undefined;
  /** [queries, keys], -Infinity where a key is hidden; absent where nothing is. */
  declare mask: Matrix | undefined;
  declare palette: Palette;

  constructor() {
    super();
    this.weights = undefined;
    this.mask = undefined;
    this.palette = defaultPalette;
  }

  protected override cellFor({ query, key }: Pair): GridCell {
    const from = this.queries[query] ?? '';
    const to = this.keys[key] ?? '';
    if (!this.weights) return { text: '', name: `${from} attends to ${to}: being computed` };

    const weight = valueAt(this.weights, query, key);
    const name = `${from} attends to ${to}: ${twoDecimals(weight)}`;
    const pair = `${from}${placeAmong(this.queries, query)} → ${to}${placeAmong(this.keys, key)}`;
    if (this.mask && valueAt(this.mask, query, key) === -Infinity) {
      return {
        text: '',
        name,
        description: 'not read yet',
        tip: `${pair} not read yet`,
        hidden: true,
      };
    }
    const { background, text } = weightColours(weight, this.palette);
    return {
      text: shortWeight(weight),
      name,
      tip: `${pair} ${twoDecimals(weight)} (${weight.toFixed(4)})`,
      background,
      colour: text,
      quiet: weight < 0.005,
    };
  }
}
