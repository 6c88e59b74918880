/** What the cell of a matrix shows and says, by what kind of numbers it holds. */

import { weightColours, type Palette } from '../../lib/colour.ts';
import { cellNumber, shortWeight, twoDecimals } from '../../lib/numbers.ts';
import { signedColours } from '../../lib/signed_colour.ts';
import type { GridCell } from '../grid/grid_cells.ts';

/** Any numbers; weights from 0 to 1, which are written without a leading zero; or what is added to scores. */
export type NumberKind = 'signed' | 'weights' | 'mask';

export interface NumberCell {
  readonly value: number;
  readonly kind: NumberKind;
  /** Hidden by the mask. */
  readonly hidden: boolean;
  /** The colours of signed numbers run from −scaleEnd to scaleEnd. */
  readonly scaleEnd: number;
  readonly palette: Palette;
}

/** How a cell writes its number: .65 for a weight, 2.31 and −∞ for others. */
export function cellText(value: number, kind: NumberKind): string {
  return kind === 'weights' ? shortWeight(value) : cellNumber(value);
}

/** How its name says it: weights with two decimals, others as they are written. */
export function spokenNumber(value: number, kind: NumberKind): string {
  return kind === 'weights' ? twoDecimals(value) : cellNumber(value);
}

/** All but the name. */
export function numberCell({
  value,
  kind,
  hidden,
  scaleEnd,
  palette,
}: NumberCell): Omit<GridCell, 'name'> {
  // −∞ stands only where it is added, and in the sum.
  if (value === -Infinity) return { text: cellText(value, 'signed'), hidden: true };
  if (hidden) return { text: '', description: 'hidden by the mask', hidden: true };
  const text = cellText(value, kind);
  const { background, text: colour } =
    kind === 'weights'
      ? weightColours(value, palette)
      : signedColours(value, scaleEnd, palette.theme);
  return { text, background, colour, quiet: text === '0' };
}
