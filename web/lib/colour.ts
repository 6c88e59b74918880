/** Colour maps for weights, and which text can be read on them. */

export type Theme = 'light' | 'dark';

export const mapNames = ['lamp', 'viridis', 'grey'] as const;
export type MapName = (typeof mapNames)[number];

/** What decides the colour of a weight. */
export interface Palette {
  readonly theme: Theme;
  readonly map: MapName;
}

export const defaultPalette: Palette = { theme: 'light', map: 'lamp' };

export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Nine stops each, linear between them in sRGB. More is always further from the page: darker in light,
 * brighter in dark; zero lies close to the page. "Lamp" has equal perceived steps in both themes.
 */
const stopsOf: Readonly<Record<MapName, Readonly<Record<Theme, readonly string[]>>>> = {
  lamp: {
    light: [
      ...['#fcfaf1', '#fdf3ce', '#ffe69b', '#ffcb62', '#feab2a'],
      ...['#f28a12', '#de6d17', '#c3541a', '#a53d1a'],
    ],
    dark: [
      ...['#221b1f', '#432f2b', '#674332', '#8f5733', '#b36e33'],
      ...['#d48931', '#eaab37', '#f8ce5b', '#fff2af'],
    ],
  },
  viridis: {
    light: [
      ...['#fde725', '#addc30', '#5ec962', '#28ae80', '#21918c'],
      ...['#2c728e', '#3b528b', '#472d7b', '#440154'],
    ],
    dark: [
      ...['#440154', '#472d7b', '#3b528b', '#2c728e', '#21918c'],
      ...['#28ae80', '#5ec962', '#addc30', '#fde725'],
    ],
  },
  grey: {
    light: [
      ...['#fafafa', '#e3e3e3', '#cbcbcb', '#b2b2b2', '#989898'],
      ...['#7d7d7d', '#626262', '#464646', '#2a2a2a'],
    ],
    dark: [
      ...['#1c1d20', '#2f3034', '#46474b', '#5f6065', '#7a7b80'],
      ...['#98999d', '#b7b8bb', '#d7d8da', '#f8f8f9'],
    ],
  },
};

export function parseHex(hex: string): Rgb {
  const part = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return [part(1), part(3), part(5)];
}

function parsed(map: MapName): Readonly<Record<Theme, readonly Rgb[]>> {
  return { light: stopsOf[map].light.map(parseHex), dark: stopsOf[map].dark.map(parseHex) };
}

const parsedStops: Readonly<Record<MapName, Readonly<Record<Theme, readonly Rgb[]>>>> = {
  lamp: parsed('lamp'),
  viridis: parsed('viridis'),
  grey: parsed('grey'),
};

function interpolate(stops: readonly Rgb[], value: number): Rgb {
  const position = Math.min(Math.max(value, 0), 1) * (stops.length - 1);
  const lower = Math.min(Math.floor(position), stops.length - 2);
  const share = position - lower;
  const from = stops[lower] ?? [0, 0, 0];
  const to = stops[lower + 1] ?? from;
  const mix = (channel: 0 | 1 | 2): number =>
    Math.round(from[channel] + share * (to[channel] - from[channel]));
  return [mix(0), mix(1), mix(2)];
}

/** Relative luminance, 0 to 1 (WCAG 2). */
function luminance(rgb: Rgb): number {
  const linear = (channel: number): number => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
}

/** Contrast of two colours, 1 to 21 (WCAG 2). */
export function contrast(hexA: string, hexB: string): number {
  const [low, high] = [luminance(parseHex(hexA)), luminance(parseHex(hexB))].sort((a, b) => a - b);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

export interface CellColours {
  readonly background: string;
  /** Black or white, whichever can be read better on the background. */
  readonly text: '#000' | '#fff';
  /** The background as red, green and blue, 0 to 255. */
  readonly rgb: Rgb;
}

/** A map is looked up in so many steps: finer than a screen can show. */
const steps = 1000;

const tables = new Map<string, readonly CellColours[]>();

/** The colours of a weight from 0 to 1 (values outside are clamped). */
export function weightColours(weight: number, { theme, map }: Palette): CellColours {
  const name = `${map} ${theme}`;
  let table = tables.get(name);
  if (!table) {
    const stops = parsedStops[map][theme];
    table = Array.from({ length: steps + 1 }, (_, step) => coloursOf(stops, step / steps));
    tables.set(name, table);
  }
  const clamped = Math.min(Math.max(weight, 0), 1);
  // A weight that is no number has the colour of none.
  const step = Number.isNaN(clamped) ? 0 : Math.round(clamped * steps);
  return table[step] ?? coloursOf(parsedStops[map][theme], clamped);
}

/** The colours at `share` of the way, 0 to 1, along stops at equal distances. */
export function coloursOf(stops: readonly Rgb[], share: number): CellColours {
  const rgb = interpolate(stops, share);
  const light = luminance(rgb);
  const black = (light + 0.05) / 0.05;
  const white = 1.05 / (light + 0.05);
  return { background: `rgb(${rgb.join(', ')})`, text: black >= white ? '#000' : '#fff', rgb };
}

/** The stops of the map, for a legend. */
export function weightRamp({ theme, map }: Palette): readonly string[] {
  return stopsOf[map][theme];
}
