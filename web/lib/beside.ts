/** Where a panel stands beside the thing that it explains, without leaving the screen. */

/** Pixels from the top left corner of the screen. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PlaceBeside {
  readonly left: number;
  readonly top: number;
  /** Where the panel stands, seen from the thing. */
  readonly side: 'right' | 'left' | 'below' | 'above';
  /** Where its caret is, along the edge that faces the thing. */
  readonly caret: number;
}

/** Between the panel and the thing: the caret's room. */
const gap = 16;
/** Between the panel and the edge of the screen. */
const margin = 8;
/** A caret nearer to a corner would stand on its rounding. */
const cornerRoom = 22;

/**
 * Right of `around` if there is room, else right of `thing`, which lies in it; else left of them in the
 * same order; else below, or above where that is larger.
 */
export function placeBeside(
  { thing, around }: { readonly thing: Edges; readonly around: Edges },
  panel: Size,
  screen: Size,
): PlaceBeside {
  const [middleX, middleY] = [(thing.left + thing.right) / 2, (thing.top + thing.bottom) / 2];
  const top = clamp(middleY - panel.height / 2, margin, screen.height - margin - panel.height);
  const caretY = clamp(middleY - top, cornerRoom, panel.height - cornerRoom);
  for (const { right } of [around, thing]) {
    const left = right + gap;
    const fits = left + panel.width + margin <= screen.width;
    if (fits) return { left, top, side: 'right', caret: caretY };
  }
  for (const edges of [around, thing]) {
    const left = edges.left - gap - panel.width;
    if (left >= margin) return { left, top, side: 'left', caret: caretY };
  }
  const left = clamp(middleX - panel.width / 2, margin, screen.width - margin - panel.width);
  const caret = clamp(middleX - left, cornerRoom, panel.width - cornerRoom);
  const below = screen.height - thing.bottom;
  const needed = gap + panel.height + margin;
  const side = below >= needed || below >= thing.top ? 'below' : 'above';
  const wanted = side === 'below' ? thing.bottom + gap : thing.top - gap - panel.height;
  return {
    left,
    top: clamp(wanted, margin, screen.height - margin - panel.height),
    side,
    caret,
  };
}

/** Within the bounds; if they have no room between them, at the lower one. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
