/** Colours of numbers that may be negative: purple below zero, teal above, zero close to the page. */

import { coloursOf, parseHex, type CellColours, type Rgb, type Theme } from './colour.ts';

/** Seven stops from the negative end to the positive one, linear between them in sRGB. */
const stopsOf: Readonly<Record<Theme, readonly string[]>> = {
  light: ['#7b4a9e', '#a686bf', '#d3c4de', '#f6f6f5', '#bfdbd0', '#76b09b', '#17705f'],
  dark: ['#c9a0ec', '#84679f', '#4b4059', '#20232a', '#274a43', '#3f8672', '#5cc4a8'],
};

const parsedStops: Readonly<Record<Theme, readonly Rgb[]>> = {
  light: stopsOf.light.map(parseHex),
  dark: stopsOf.dark.map(parseHex),
};

/** The colours of a value on a scale from −end to end (values outside are clamped; no number is zero). */
export function signedColours(value: number, end: number, theme: Theme): CellColours {
  const share = value / end;
  return coloursOf(parsedStops[theme], Number.isNaN(share) ? 0.5 : (share + 1) / 2);
}

/** The stops of the map, for a legend. */
export function signedRamp(theme: Theme): readonly string[] {
  return stopsOf[theme];
}
