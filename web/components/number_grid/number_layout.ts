/** How wide the cells of a matrix are, so that its numbers can be read: they are never made smaller. */

import { layoutGrid, type GridLayout } from '../../lib/grid_layout.ts';
import type { Matrix } from '../../lib/tensor.ts';
import { shortLabel } from '../../lib/words.ts';
import { textWidth } from '../text_width.ts';
import { cellText, type NumberKind } from './number_cell.ts';

interface NumberRoom {
  readonly rows: readonly string[];
  /** Row labels of matrices above or below, whose columns are to stand in line with these. */
  readonly alignedWith: readonly string[];
  readonly columns: readonly string[];
  readonly rowLabels: boolean;
  readonly matrix: Matrix | undefined;
  readonly kind: NumberKind;
  readonly dense: boolean;
  /** Of the labels, as in CSS, and its size in pixels. */
  readonly font: string;
  readonly fontSize: number;
}

/** In pixels at the usual text size of 16. Narrower cells hold no "−0.58". */
const usualWidth = 51;
/** "0" and "−∞", where a mask stands beside others and its columns need not be in line with theirs. */
const maskWidth = 44;
const usualHeight = 43;
const denseHeight = 31;
const headerHeight = 24;
/** Left and right of a number together. */
const besideNumber = 4;

export function layoutNumbers(room: NumberRoom): GridLayout {
  const { rows, alignedWith, columns, rowLabels, matrix, kind, dense, font, fontSize } = room;
  const scale = fontSize / 16;
  const widthOf = (label: string): number => textWidth(shortLabel(label), font);
  const narrowest = scale * (kind === 'mask' && !rowLabels ? maskWidth : usualWidth);
  const widest = matrix ? widestNumber(matrix, kind, font) + besideNumber : 0;
  const layout = layoutGrid({
    available: 0,
    rowLabelWidths: [...rows, ...alignedWith].map(widthOf),
    columnLabelWidths: columns.map(widthOf),
    cellForText: 0,
    cellWidth: Math.ceil(Math.max(narrowest, widest)),
  });
  const isFlat = layout.columnLabels === 'flat';
  return {
    ...layout,
    ...(isFlat && { headerHeight: Math.round(scale * headerHeight) }),
    cellHeight: Math.round(scale * (dense ? denseHeight : usualHeight)),
    rowLabelWidth: rowLabels ? layout.rowLabelWidth : 0,
  };
}

/** All figures are of one width, so that few different texts are to be measured. */
function widestNumber({ data }: Matrix, kind: NumberKind, font: string): number {
  const forms = new Set<string>();
  for (const value of data) forms.add(cellText(value, kind).replaceAll(/\d/gu, '0'));
  return Math.max(0, ...[...forms].map((form) => textWidth(form, font)));
}
