/** Attention weights as a heatmap: the query's word attends to the key's word. */

import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { shortWeight, twoDecimals } from '../../lib/numbers.ts';
import { hides, valueAt, type Matrix } from '../../lib/tensor.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import { MatrixGrid, type Pair } from '../grid/matrix_grid.ts';
import { pairWithPlaces } from '../grid/pair_text.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightHeatmap extends MatrixGrid {
  static override properties = {
    ...MatrixGrid.properties,
    weights: { attribute: false },
    mask: { attribute: false },
    palette: { attribute: false },
    heldBack: { attribute: false },
  };

  /** [queries, keys]; absent while they are computed. */
  declare weights: Matrix | undefined;
  /** [queries, keys], -Infinity where a key is hidden; absent where nothing is. */
  declare mask: Matrix | undefined;
  declare palette: Palette;
  /** The query whose row is held back until the visitor has guessed; -1: none. */
  declare heldBack: number;

  constructor() {
    super();
    this.weights = undefined;
    this.mask = undefined;
    this.palette = defaultPalette;
    this.heldBack = -1;
  }

  protected override cellFor({ query, key }: Pair): GridCell {
    const attends = `${this.queries[query] ?? ''} attends to ${this.keys[key] ?? ''}`;
    if (!this.weights) return { text: '', name: `${attends}: being computed` };
    const held = query === this.heldBack;
    const weight = valueAt(this.weights, query, key);
    const name = `${attends}: ${held ? 'guess first' : twoDecimals(weight)}`;
    if (hides(this.mask, query, key)) {
      return { text: '', name, description: 'not read yet', hidden: true };
    }
    if (held) return { text: '', name };
    return this.shownCell(weight, name);
  }

  protected shownCell(weight: number, name: string): GridCell {
    const { background, text } = weightColours(weight, this.palette);
    return {
      text: shortWeight(weight),
      name,
      background,
      colour: text,
      quiet: weight < 0.005,
    };
  }

  protected override tipFor({ query, key }: Pair): string | undefined {
    if (!this.weights || query >= this.weights.rows || key >= this.weights.columns)
      return undefined;
    const weight = valueAt(this.weights, query, key);
    const said = hides(this.mask, query, key)
      ? 'not read yet'
      : query === this.heldBack
        ? 'guess first'
        : `${twoDecimals(weight)} (${weight.toFixed(4)})`;
    return `${pairWithPlaces(this, { query, key })} ${said}`;
  }
}
