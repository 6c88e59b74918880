/** Where horizontal bars stand, and what is written beside them, for the room that there is. */

export interface BarRoom {
  /** Pixels from edge to edge. */
  readonly available: number;
  /** Of the labels and values, in pixels. */
  readonly fontSize: number;
  readonly widestLabel: number;
  /** Device pixels for each pixel of the page. */
  readonly density: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface BarPlace {
  readonly middle: number;
  readonly bar: Box;
  /** The line below the bar, as long as a bar of 1. */
  readonly line: Box;
  /** Across the row, at what the bar is compared with. */
  readonly tick?: Box;
}

export interface BarLayout {
  /** Labels stand from the left edge to here. */
  readonly labelWidth: number;
  /** The thinnest line that is sharp. */
  readonly hairline: number;
  readonly places: readonly BarPlace[];
}

const rowHeight = 28;
const barHeight = 20;
/** A tick leaves this much of its row free, so that the ticks of two rows do not touch. */
const tickMargin = 1;
const tickWidth = 3;
/** From labels to bars, and from the longest bar to the values. */
const gap = 12;
/** Room for the labels at least, so that short ones do not move the bars; and for the values. */
const labelEms = 66 / 16;
const valueEms = 44 / 16;

/** The height that so many bars need, in pixels. */
export function barsHeight(bars: number): number {
  return bars * rowHeight;
}

/**
 * Places for values from 0 to 1, in pixels of the page. All edges lie between two pixels of the device:
 * in between, they would be blurred.
 */
export function layoutBars(
  values: readonly { readonly value: number; readonly compared?: number | undefined }[],
  { available, fontSize, widestLabel, density }: BarRoom,
): BarLayout {
  const snap = (pixels: number): number => Math.round(pixels * density) / density;
  const hairline = Math.max(1, Math.floor(density)) / density; // as wide as a border of 1 px
  const box = (left: number, top: number, right: number, bottom: number): Box => {
    const [x, y] = [snap(left), snap(top)];
    return { x, y, width: snap(right) - x, height: snap(bottom) - y };
  };

  // Half of a narrow picture stays for the bars and their values.
  const labelWidth = Math.min(Math.max(labelEms * fontSize, Math.ceil(widestLabel)), available / 2);
  const start = labelWidth + gap;
  const end = Math.max(start, available - valueEms * fontSize - gap);
  const along = (value: number): number => start + value * (end - start);

  const places = values.map(({ value, compared }, index) => {
    const top = index * rowHeight;
    const middle = top + rowHeight / 2;
    const bottom = middle + barHeight / 2;
    const bar = box(start, bottom - barHeight, along(value), bottom);
    const line = { ...box(start, bottom + 1, end, bottom + 1), height: hairline };
    if (compared === undefined) return { middle, bar, line };
    const left = along(compared) - tickWidth / 2;
    const tick = box(left, top + tickMargin, left + tickWidth, top + rowHeight - tickMargin);
    return { middle, bar, line, tick };
  });
  return { labelWidth, hairline, places };
}
