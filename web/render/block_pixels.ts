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
  const colours = coloursOf(palette);
  const brokenColour = packed(parseHex(broken));
  const values = value === 'mean' ? level.means : level.largest;
  // Also for an end of 0: then everything above it has the last colour.
  const perValue = Math.min(lastColour / Math.max(end, 0), Number.MAX_VALUE);
  for (let row = range.top; row < range.bottom; ++row) {
    const seen = map.causal ? Math.min(Math.max(row + 1, range.left), range.right) : range.right;
    const from = row * level.columns;
    const to = (row - range.top) * width - range.left;
    for (let column = range.left; column < seen; ++column) {
      const share = (values[from + column] ?? NaN) * perValue;
      const colour = Math.min(Math.max(share, 0), lastColour);
      pixels[to + column] = Number.isNaN(share)
        ? brokenColour
        : (colours[Math.round(colour)] ?? brokenColour);
    }
    pixels.fill(0, to + seen, to + range.right);
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
