/** How large the cells of a matrix are drawn, and how its labels stand, for the room that there is. */

export interface GridRoom {
  /** Pixels from edge to edge. */
  readonly available: number;
  /** Width of each row's label, in pixels. */
  readonly rowLabelWidths: readonly number[];
  readonly columnLabelWidths: readonly number[];
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
const cellForNumbers = 36;
/** Slanted labels closer than this touch each other. */
const cellForSlantedLabels = 25;
const slant = (42 * Math.PI) / 180;
const lineHeight = 16;
/** Between a row's label and its cells, and a little for the rounding of widths. */
const labelGap = 13;

export function layoutGrid({ available, rowLabelWidths, columnLabelWidths }: GridRoom): GridLayout {
  const columns = columnLabelWidths.length;
  const rowLabelWidth = Math.ceil(Math.max(0, ...rowLabelWidths)) + labelGap;
  const widest = Math.max(0, ...columnLabelWidths);

  const cellWidthBeside = (overhang: number): number => {
    const share = Math.floor((available - rowLabelWidth - overhang) / columns) - 1;
    return Math.min(Math.max(share, smallestCell), largestCell);
  };

  const wide = cellWidthBeside(0);
  if (widest + 8 <= wide) {
    return { ...cells(wide), rowLabelWidth, headerHeight: 24, overhang: 0, columnLabels: 'flat' };
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
    return { ...cells(wide), rowLabelWidth, headerHeight, overhang: 0, columnLabels: 'upright' };
  }
  const headerHeight = Math.ceil(widest * Math.sin(slant) + lineHeight) + 4;
  return { ...cells(cellWidth), rowLabelWidth, headerHeight, overhang, columnLabels: 'slanted' };
}

function cells(cellWidth: number): Pick<GridLayout, 'cellWidth' | 'cellHeight' | 'showsNumbers'> {
  const showsNumbers = cellWidth >= cellForNumbers;
  return { cellWidth, cellHeight: showsNumbers ? 31 : Math.min(cellWidth, 28), showsNumbers };
}
