/** What stands at the edges of a large map: names where they fit, and otherwise some numbers to find the way by. */

import type { MapRoom, MapView } from '../lib/map_view.ts';
import { lettersOf } from '../lib/words.ts';
import type { MapStyle } from './map_style.ts';

/** Rows down the left edge or columns along the upper one. */
export type MapAxis = 'rows' | 'columns';

export interface AxisLabels {
  /** May be shorter than the matrix: others are called by their numbers. */
  readonly names: readonly string[];
  /** The row or column pointed at, from 0: it always has its label. */
  readonly pointed: number | undefined;
}

/** Between a label and the map; and between two labels in a line. */
const [gap, apart] = [7, 10];
/** A name may lean out of the map by so much. */
const leaning = 4;
/** Numbers stand this far apart at least, in heights of the font. */
const numberDistance = 4.5;
/** From this size of a cell on, in heights of the font, every row and column is labelled ... */
const cellForNames = 0.95;
/** ... and the names of columns stand upright like all text. */
const cellForFlatNames = 3.25;

/** What is what, in the corner between both edges, as in the other heatmaps. */
export function drawCorner(
  context: CanvasRenderingContext2D,
  gutter: number,
  { fontSize, fontFamily, label }: MapStyle,
): void {
  context.font = `400 ${fontSize}px ${fontFamily}`;
  context.fillStyle = label;
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText('from ↓', -gap, -gutter + 2);
  context.fillText('to →', -gap, -gutter + 2 + 1.125 * fontSize);
}

/** Remembers how names are cut. */
export class MapLabels {
  readonly #cut = new Map<string, string>();
  #cutFor = '';

  /** The edge is `gutter` pixels wide; the context's origin is the corner of the map. */
  draw(
    context: CanvasRenderingContext2D,
    axis: MapAxis,
    { names, pointed }: AxisLabels,
    view: MapView,
    room: MapRoom,
    gutter: number,
    style: MapStyle,
  ): void {
    const { fontSize } = style;
    const count = axis === 'rows' ? room.rows : room.columns;
    const first = axis === 'rows' ? view.top : view.left;
    const last = Math.min(first + room.size / view.scale, count);
    const showsNames = view.scale >= cellForNames * fontSize;
    const isTurned = axis === 'columns' && showsNames && view.scale < cellForFlatNames * fontSize;
    const along = axis === 'rows' || isTurned ? 'height' : 'width';
    const widest = along === 'height' ? gutter - gap : showsNames ? view.scale - 4 : gutter;
    const textOf = (index: number): string => {
      const name = showsNames ? names[index] : undefined;
      return name === undefined
        ? (index + 1).toLocaleString('en')
        : this.#fit(context, name, widest, style);
    };
    const placeOf = (index: number): number => (index + 0.5 - first) * view.scale;
    const sizeOf = (text: string): number =>
      along === 'height' ? fontSize : context.measureText(text).width;

    const write = (index: number, colour: string): Span => {
      const text = textOf(index);
      const half = sizeOf(text) / 2;
      // Numbers stay beside the map, and do not lean out over its corners.
      const place = showsNames
        ? placeOf(index)
        : Math.min(Math.max(placeOf(index), half), room.size - half);
      context.fillStyle = colour;
      writeAt(context, axis, isTurned, text, place);
      return { from: place - half, to: place + half };
    };

    context.textBaseline = 'middle';
    const inView = pointed !== undefined && pointed + 1 > first && pointed < last;
    context.font = `600 ${fontSize}px ${style.fontFamily}`;
    const taken = inView ? write(pointed, style.ink) : undefined;
    context.font = `400 ${fontSize}px ${style.fontFamily}`;
    const distance = showsNames ? 1 : (numberDistance * fontSize) / view.scale;
    for (const index of labelled(first, last, distance)) {
      if (index === pointed) continue;
      const place = placeOf(index);
      const half = sizeOf(textOf(index)) / 2;
      if (showsNames) {
        // Of what is mostly out of view the label would be cut off.
        if (place - half < -leaning || place + half > room.size + leaning) continue;
      } else if (taken) {
        const space = half + (along === 'width' ? apart : 0);
        if (place + space > taken.from && place - space < taken.to) continue;
      }
      write(index, style.label);
    }
  }

  /** The name, or as much of it as there is room for. */
  #fit(
    context: CanvasRenderingContext2D,
    name: string,
    width: number,
    { fontFamily, fontSize }: MapStyle,
  ): string {
    const cutFor = `${fontSize}px ${fontFamily} ${Math.floor(width)}`;
    if (cutFor !== this.#cutFor) this.#cut.clear();
    this.#cutFor = cutFor;
    let text = this.#cut.get(name);
    if (text === undefined) {
      text = cutToWidth(context, name, width);
      this.#cut.set(name, text);
    }
    return text;
  }
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function writeAt(
  context: CanvasRenderingContext2D,
  axis: MapAxis,
  isTurned: boolean,
  text: string,
  place: number,
): void {
  context.textAlign = axis === 'rows' ? 'right' : isTurned ? 'left' : 'center';
  if (axis === 'rows') {
    context.fillText(text, -gap, place);
  } else if (isTurned) {
    context.save();
    context.translate(place, -gap);
    context.rotate(-Math.PI / 2);
    context.fillText(text, 0, 0);
    context.restore();
  } else {
    context.textBaseline = 'alphabetic';
    context.fillText(text, place, -gap);
    context.textBaseline = 'middle';
  }
}

/** The indices in [first, last) that have a label: each, or those that are round numbers, counted from 1. */
function* labelled(first: number, last: number, distance: number): Generator<number> {
  if (distance <= 1) {
    for (let index = Math.floor(first); index < last; ++index) yield index;
    return;
  }
  const step = roundStep(distance);
  // Cell 1 is labelled as if it were the zero of a ruler.
  if (first < 1) yield 0;
  for (
    let number = step * Math.max(Math.ceil((first + 1) / step), 1);
    number <= last;
    number += step
  ) {
    if (number > 1) yield number - 1;
  }
}

/** At least so much: 1, 2 or 5 times a power of ten. */
function roundStep(distance: number): number {
  const power = 10 ** Math.floor(Math.log10(distance));
  return power * ([1, 2, 5].find((step) => step * power >= distance) ?? 10);
}

function cutToWidth(context: CanvasRenderingContext2D, name: string, width: number): string {
  const fits = (text: string): boolean => context.measureText(text).width <= width;
  if (fits(name)) return name;
  const letters = lettersOf(name);
  do letters.pop();
  while (letters.length > 0 && !fits(`${letters.join('')}…`));
  return `${letters.join('')}…`;
}
