/** How large the cells of a matrix are drawn, and how its labels stand, for the room that there is. */

export interface GridRoom {
  /** Pixels from edge to edge. */
  readonly available: number;
  /** Width of each row's label, in pixels. */
  readonly rowLabelWidths: readonly number[];
  readonly columnLabelWidths: readonly number[];
  /** Cells from this width on have room for what is written in them. */
  readonly cellForText: number;
  /** Of every cell, if the room does not decide: what has no room then scrolls. */
  readonly cellWidth?: number;
}

export interface GridLayout {
  readonly cellWidth: number;
  readonly cellHeight: number;
  readonly rowLabelWidth: number;
  readonly headerHeight: number;
  /** How far the last column labels lean out over the right edge. */
  readonly overhang: number;
  readonly columnLabels: 'flat' | 'slanted' | 'upright';
  readonly showsNumbers: boolean;
}

const smallestCell = 16;
const largestCell = 56;
/** Slanted labels closer than this touch each other. */
const cellForSlantedLabels = 25;
const slant = (42 * Math.PI) / 180;
const lineHeight = 16;
/** Between a row's label and its cells, and a little for the rounding of widths. */
const labelGap = 13;

export function layoutGrid({
  available,
  rowLabelWidths,
  columnLabelWidths,
  cellForText,
  cellWidth: givenWidth,
}: GridRoom): GridLayout {
  const columns = columnLabelWidths.length;
  const rowLabelWidth = Math.ceil(Math.max(0, ...rowLabelWidths)) + labelGap;
  const widest = Math.max(0, ...columnLabelWidths);

  const cellWidthBeside = (overhang: number): number => {
    if (givenWidth !== undefined) return givenWidth;
    const share = Math.floor((available - rowLabelWidth - overhang) / columns) - 1;
    return Math.min(Math.max(share, smallestCell), largestCell);
  };

  const wide = cellWidthBeside(0);
  if (widest + 8 <= wide) {
    return {
      ...cells(wide, cellForText),
      rowLabelWidth,
      headerHeight: 24,
      overhang: 0,
      columnLabels: 'flat',
    };
  }
  const overhangAt = (cellWidth: number): number =>
    Math.max(
      0,
      ...columnLabelWidths.map((width, column) => {
        const start = (column + 0.5) * (cellWidth + 1);
        return start + (width + lineHeight / 2) * Math.cos(slant) - columns * (cellWidth + 1);
      }),
    );
  const overhang = Math.ceil(overhangAt(wide));
  const cellWidth = cellWidthBeside(overhang);
  if (cellWidth < cellForSlantedLabels) {
    const headerHeight = Math.ceil(widest) + 8;
    return {
      ...cells(wide, cellForText),
      rowLabelWidth,
      headerHeight,
      overhang: 0,
      columnLabels: 'upright',
    };
  }
  const headerHeight = Math.ceil(widest * Math.sin(slant) + lineHeight) + 4;
  return {
    ...cells(cellWidth, cellForText),
    rowLabelWidth,
    headerHeight,
    overhang,
    columnLabels: 'slanted',
  };
}

function cells(
  cellWidth: number,
  cellForText: number,
): Pick<GridLayout, 'cellWidth' | 'cellHeight' | 'showsNumbers'> {
  const showsNumbers = cellWidth >= cellForText;
  // By the width alone: pictures side by side keep their rows level.
  const cellHeight = cellWidth >= 36 ? 31 : Math.min(cellWidth, 28);
  return { cellWidth, cellHeight, showsNumbers };
}
