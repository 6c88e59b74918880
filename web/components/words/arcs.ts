/** Arcs over a line of words: from the query to the words it looks at. */

import { weightColours, type Palette } from '../../lib/colour.ts';

/** Below this no arc leads to a word. */
const faintest = 0.04;

/** Where the words' tops are, in pixels from the top of the drawing. */
const base = 51;

export interface ArcsData {
  readonly weights: ArrayLike<number>;
  readonly masked: readonly boolean[];
  /** The place of the query. */
  readonly selected: number;
  readonly palette: Palette;
}

/** Draws anew; `centres` are the middles of the words, none where no arcs should be. */
export function drawArcs(
  canvas: SVGSVGElement,
  centres: readonly number[],
  { weights, masked, selected, palette }: ArcsData,
): void {
  const from = centres[selected];
  if (from === undefined) {
    if (canvas.firstChild) canvas.replaceChildren();
    return;
  }
  const seen = centres
    .map((to, index) => ({ to, index, weight: weights[index] ?? 0 }))
    .filter(({ index, weight }) => index !== selected && !masked[index] && weight >= faintest)
    .sort((a, b) => a.weight - b.weight); // the strongest lies on top
  canvas.replaceChildren(...seen.map(({ to, weight }) => arc(from, to, weight, palette)));
}

/** The wider and the more coloured, the more it looks. */
function arc(from: number, to: number, weight: number, palette: Palette): SVGPathElement {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', dome(from, to));
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', weightColours(Math.max(weight, 0.25), palette).background);
  path.setAttribute('stroke-width', String(1.5 + 8 * weight));
  path.setAttribute('stroke-linecap', 'round');
  return path;
}

/** Up and over in one bow that is flat at the top, and down; a long way leads a little higher. */
function dome(from: number, to: number): string {
  const half = (to - from) / 2;
  const top = base - 34 - Math.min(12, Math.abs(half) * 0.04);
  const side = (base + 2 * top) / 3;
  return (
    `M${from} ${base} C${from} ${side} ${from + half * 0.3} ${top} ${from + half} ${top}` +
    ` C${to - half * 0.3} ${top} ${to} ${side} ${to} ${base}`
  );
}
