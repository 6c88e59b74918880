/** A matrix of numbers that may be negative, as a heatmap: how much two pictures differ, for one. */

import { defaultPalette, type Palette } from '../../lib/colour.ts';
import { shortSigned, signedTwoDecimals } from '../../lib/numbers.ts';
import { signedColours } from '../../lib/signed_colour.ts';
import { hides, valueAt, type Matrix } from '../../lib/tensor.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import { MatrixGrid, type Pair } from '../grid/matrix_grid.ts';
import { pairWithPlaces } from '../grid/pair_text.ts';

/**
 * Events and CSS properties: see MatrixGrid.
 */
export class SpotlightSignedHeatmap extends MatrixGrid {
  static override properties = {
    ...MatrixGrid.properties,
    values: { attribute: false },
    mask: { attribute: false },
    end: { attribute: false },
    relation: {},
    remark: {},
    palette: { attribute: false },
  };

  /** [queries, keys]; absent while they are computed. */
  declare values: Matrix | undefined;
  /** [queries, keys], -Infinity where a key is hidden; absent where nothing is. */
  declare mask: Matrix | undefined;
  /** The colours run from −end to end. */
  declare end: number;
  /** Between the words in a cell's name: "attends to". */
  declare relation: string;
  /** What follows the number in a cell's name, such as "with big"; may be empty. */
  declare remark: string;
  declare palette: Palette;

  protected override readonly cellForText = 42;

  constructor() {
    super();
    this.values = undefined;
    this.mask = undefined;
    this.end = 1;
    this.relation = 'attends to';
    this.remark = '';
    this.palette = defaultPalette;
  }

  protected override cellFor({ query, key }: Pair): GridCell {
    const pair = `${this.queries[query] ?? ''} ${this.relation} ${this.keys[key] ?? ''}`;
    if (!this.values) return { text: '', name: `${pair}: being computed` };
    if (hides(this.mask, query, key)) {
      return { text: '', name: `${pair}: not read yet`, hidden: true };
    }
    const value = valueAt(this.values, query, key);
    const { background, text: colour } = signedColours(value, this.end, this.palette.theme);
    const text = shortSigned(value);
    return { text, name: `${pair}: ${this.#said(value)}`, background, colour, quiet: text === '0' };
  }

  protected override tipFor({ query, key }: Pair): string | undefined {
    if (!this.values || query >= this.values.rows || key >= this.values.columns) return undefined;
    const said = hides(this.mask, query, key)
      ? 'not read yet'
      : this.#said(valueAt(this.values, query, key));
    return `${pairWithPlaces(this, { query, key })} ${said}`;
  }

  /** "+0.31 with big" */
  #said(value: number): string {
    return [signedTwoDecimals(value), this.remark].filter((part) => part !== '').join(' ');
  }
}
