/** The blocks of a large matrix as pixels: one a block, enlarged in a single step. */

import { parseHex, weightColours, type Palette, type Rgb } from '../lib/colour.ts';
import type { BlockRange, MipLevel, MipMap } from '../lib/mip_levels.ts';

/** What a block is drawn as. */
export type BlockValue = 'mean' | 'largest';

export interface Blocks {
  readonly map: MipMap;
  readonly level: MipLevel;
  readonly range: BlockRange;
  readonly value: BlockValue;
  readonly palette: Palette;
  /** The value of the last colour; more has it, too. */
  readonly end: number;
  /** Of what is not a number: "#b3261e". */
  readonly broken: string;
}

/** In the units of the context that is drawn on. */
interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** As finely as the colours of a map are told apart. */
const lastColour = 1000;

/** Its pixels are used for one picture after the other. */
export class BlockPixels {
  readonly #canvas = document.createElement('canvas');
  #image: ImageData | undefined;
  #pixels = new Uint32Array();

  /** Fills the rectangle with the blocks; where they are hidden, what was there before stays. */
  draw(
    context: CanvasRenderingContext2D,
    blocks: Blocks,
    { x, y, width, height }: Rectangle,
  ): void {
    const { top, bottom, left, right } = blocks.range;
    const [rows, columns] = [bottom - top, right - left];
    if (rows <= 0 || columns <= 0) return;
    const scratch = this.#resize(columns, rows);
    if (!scratch || !this.#image) return;
    writePixels(this.#pixels, this.#image.width, blocks);
    scratch.putImageData(this.#image, 0, 0, 0, 0, columns, rows);
    context.imageSmoothingEnabled = false;
    context.drawImage(this.#canvas, 0, 0, columns, rows, x, y, width, height);
  }

  /** Never smaller: zooming in and out must not make one canvas after the other. */
  #resize(columns: number, rows: number): CanvasRenderingContext2D | null {
    const canvas = this.#canvas;
    const context = canvas.getContext('2d');
    if (this.#image && columns <= canvas.width && rows <= canvas.height) return context;
    canvas.width = Math.max(columns, this.#image?.width ?? 0);
    canvas.height = Math.max(rows, this.#image?.height ?? 0);
    this.#image = context?.createImageData(canvas.width, canvas.height);
    this.#pixels = new Uint32Array(this.#image?.data.buffer ?? new ArrayBuffer());
    return context;
  }
}

function writePixels(
  pixels: Uint32Array,
  width: number,
  { map, level, range, value, palette, end, broken }: Blocks,
): void {
  const colours = { table: coloursOf(palette), broken: packed(parseHex(broken)) };
  const values = value === 'mean' ? level.means : level.largest;
  // Without an end, everything above 0 has the last colour.
  const perValue = end > 0 ? Math.min(lastColour / end, Number.MAX_VALUE) : Number.MAX_VALUE;
  for (let row = range.top; row < range.bottom; ++row) {
    const seen = map.causal ? Math.min(Math.max(row + 1, range.left), range.right) : range.right;
    const from = row * level.columns + range.left;
    const to = (row - range.top) * width;
    writeRow(pixels, to, values, from, seen - range.left, perValue, colours);
    pixels.fill(0, to + seen - range.left, to + range.right - range.left);
  }
}

interface PixelColours {
  /** From 0 to `lastColour`. */
  readonly table: Uint32Array;
  readonly broken: number;
}

/** A function of its own, and branches for calls: half a million blocks are drawn before it has been optimised. */
function writeRow(
  pixels: Uint32Array,
  to: number,
  values: Float32Array,
  from: number,
  count: number,
  perValue: number,
  { table, broken }: PixelColours,
): void {
  for (let i = 0; i < count; ++i) {
    const share = (values[from + i] ?? NaN) * perValue;
    // The last case is NaN, which is neither.
    pixels[to + i] =
      share >= lastColour
        ? (table[lastColour] ?? broken)
        : share > 0
          ? (table[(share + 0.5) | 0] ?? broken)
          : share <= 0
            ? (table[0] ?? broken)
            : broken;
  }
}

const tables = new Map<string, Uint32Array>();

/** All colours of a palette as pixels, from 0 to `lastColour`. */
function coloursOf(palette: Palette): Uint32Array {
  const name = `${palette.map} ${palette.theme}`;
  let table = tables.get(name);
  if (!table) {
    table = Uint32Array.from({ length: lastColour + 1 }, (_, step) =>
      packed(weightColours(step / lastColour, palette).rgb),
    );
    tables.set(name, table);
  }
  return table;
}

/** An opaque pixel, as it lies in memory. */
function packed([red, green, blue]: Rgb): number {
  return new Uint32Array(Uint8Array.of(red, green, blue, 255).buffer)[0] ?? 0;
}
