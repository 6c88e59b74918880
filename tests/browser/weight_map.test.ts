import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { SpotlightWeightMap } from '../../web/components/weight_map/weight_map.ts';
import { weightColours, type Palette } from '../../web/lib/colour.ts';
import type { Matrix } from '../../web/lib/tensor.ts';
import { axeViolations, change, detailsOf, inside, textOf } from './helpers.ts';
import { frameOf, isDrawn, isReady, mapOf, noteOf, pixelsOf, someWeights } from './weight_maps.ts';

const light: Palette = { theme: 'light', map: 'lamp' };
const dark: Palette = { theme: 'dark', map: 'grey' };

/** The weights of the block with this corner, straight from the matrix. */
function blockOf(
  { data, rows, columns }: Matrix,
  top: number,
  left: number,
  side: number,
): number[] {
  const found: number[] = [];
  for (let row = top; row < Math.min(top + side, rows); ++row) {
    for (let column = left; column < Math.min(left + side, columns); ++column) {
      found.push(data[row * columns + column]!);
    }
  }
  return found;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function largest(values: readonly number[]): number {
  return Math.max(...values);
}

/** The colours of blocks, each `pixels` wide, in a square of `size` pixels from this cell on. */
function expected(
  weights: Matrix,
  of: (values: readonly number[]) => number,
  { side, pixels, size = 128, top = 0, left = 0, palette = light, end = 1 }: Expected,
): string[][] {
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const row = top + Math.floor(y / pixels) * side;
      const column = left + Math.floor(x / pixels) * side;
      return weightColours(of(blockOf(weights, row, column, side)) / end, palette).background;
    }),
  );
}

interface Expected {
  readonly side: number;
  readonly pixels: number;
  readonly size?: number;
  readonly top?: number;
  readonly left?: number;
  readonly palette?: Palette;
  readonly end?: number;
}

async function zoom(map: SpotlightWeightMap, times: number): Promise<void> {
  const button = [...map.renderRoot.querySelectorAll('button')].find(
    (candidate) => textOf(candidate) === 'Zoom in',
  );
  for (let i = 0; i < times; ++i) button?.click();
  await isDrawn();
}

describe('the map', () => {
  it('draws nothing, and throws nothing, once it is taken off the page', async () => {
    const map = await mapOf({ weights: someWeights(64) });
    const errors: string[] = [];
    const listen = (event: ErrorEvent): void => {
      errors.push(event.message);
      event.preventDefault();
    };
    addEventListener('error', listen);
    map.remove();
    await change(map, { rowNames: ['cat'] });
    await isDrawn();
    removeEventListener('error', listen);
    expect(errors).toEqual([]);
  });

  it('has no accessibility faults, light and dark, with weights and without', async () => {
    expect(await axeViolations(await mapOf({ weights: someWeights(40), causal: true }))).toEqual(
      [],
    );
    expect(await axeViolations(await mapOf())).toEqual([]);
  });

  it.each([
    ['mean', mean],
    ['largest', largest],
  ] as const)('draws the %s of each block in its colour, as a pixel', async (blocks, of) => {
    const weights = someWeights(256);
    const map = await mapOf({ weights, blocks });
    expect(pixelsOf(map)).toEqual(expected(weights, of, { side: 2, pixels: 1 }));
  });

  it.each([
    ['mean', mean],
    ['largest', largest],
  ] as const)('draws blocks of four, and after a zoom finer ones (%s)', async (blocks, of) => {
    const weights = someWeights(512);
    const map = await mapOf({ weights, blocks });
    expect(pixelsOf(map)).toEqual(expected(weights, of, { side: 4, pixels: 1 }));
    await zoom(map, 1);
    const middle = { top: 128, left: 128 };
    expect(pixelsOf(map)).toEqual(expected(weights, of, { side: 2, pixels: 1, ...middle }));
  });

  it('draws every weight as a square of its own when they are large enough', async () => {
    const weights = someWeights(256);
    const map = await mapOf({ weights });
    await zoom(map, 3);
    const corner = { top: 112, left: 112 };
    expect(pixelsOf(map)).toEqual(expected(weights, mean, { side: 1, pixels: 4, ...corner }));
  });

  it('averages what there is at the edges of a size that is no power of two', async () => {
    const weights = someWeights(250, 255);
    const map = await mapOf({ weights }, 85);
    const pixels = pixelsOf(map);
    // Four weights in a third of their pixels and more: each block covers four thirds.
    for (const [y, x] of [
      [0, 0],
      [40, 12],
      [82, 84],
      [82, 3],
    ] as const) {
      const [row, column] = [y, x].map((at) => 4 * Math.floor((at + 0.5) / (4 / 3)));
      const value = mean(blockOf(weights, row!, column!, 4));
      expect(pixels[y]![x]).toBe(weightColours(value, light).background);
    }
    // Below the last row is nothing.
    expect(new Set(pixels[84])).toEqual(new Set(['rgb(255, 255, 255)']));
  });

  it('draws with another palette, another end and other blocks when they come', async () => {
    const weights = someWeights(256);
    const map = await mapOf({ weights });
    await change(map, { palette: dark });
    await isDrawn();
    const asked = { side: 2, pixels: 1, palette: dark };
    expect(pixelsOf(map)).toEqual(expected(weights, mean, asked));
    await change(map, { end: 0.5 });
    await isDrawn();
    expect(pixelsOf(map)).toEqual(expected(weights, mean, { ...asked, end: 0.5 }));
    await change(map, { blocks: 'largest' });
    await isDrawn();
    expect(pixelsOf(map)).toEqual(expected(weights, largest, { ...asked, end: 0.5 }));
  });

  it('draws other weights in the place of the last ones', async () => {
    const map = await mapOf({ weights: someWeights(256) });
    const weights = {
      ...someWeights(256),
      data: someWeights(256).data.map((weight) => 1 - weight),
    };
    await change(map, { weights });
    await isReady(map);
    expect(pixelsOf(map)).toEqual(expected(weights, mean, { side: 2, pixels: 1 }));
  });

  it('hatches what is hidden, and gives it no colour of the map', async () => {
    const data = new Float32Array(64 * 64).fill(1);
    const map = await mapOf({ weights: { data, rows: 64, columns: 64 }, causal: true });
    const one = weightColours(1, light).background;
    const pixels = pixelsOf(map);
    const above = pixels.flatMap((row, y) => row.filter((_, x) => x > y + 2));
    const below = pixels.flatMap((row, y) => row.filter((_, x) => x < y - 2));
    expect(new Set(below)).toEqual(new Set([one]));
    expect(above).not.toContain(one);
    const bare = above.filter((pixel) => pixel === 'rgb(255, 255, 255)').length / above.length;
    expect(bare).toBeGreaterThan(0.5);
    expect(bare).toBeLessThan(0.9);
  });

  it('shows what is not a number in the colour of errors', async () => {
    const map = await mapOf({
      weights: { data: Float32Array.of(1, NaN, Infinity, 0), rows: 2, columns: 2 },
    });
    const pixels = pixelsOf(map);
    const error = 'rgb(179, 38, 30)';
    const at = (y: number, x: number): string => pixels[y]![x]!;
    expect([at(5, 5), at(5, 70), at(70, 5), at(70, 70)]).toEqual([
      weightColours(1, light).background,
      error,
      weightColours(1, light).background,
      weightColours(0, light).background,
    ]);
  });

  it('writes numbers into large cells, in black or white', async () => {
    const weights = { data: Float32Array.of(0.25, 0.95, 0.5, 0), rows: 2, columns: 2 };
    const map = await mapOf({ weights });
    const pixels = pixelsOf(map);
    const colours = (top: number, left: number): Set<string> =>
      new Set(pixels.slice(top + 4, top + 60).flatMap((row) => row.slice(left + 4, left + 60)));
    expect(colours(0, 0)).toContain('rgb(0, 0, 0)');
    expect(colours(0, 64)).toContain('rgb(255, 255, 255)');
  });

  it('is empty, of the same size, while its weights are computed', async () => {
    const map = await mapOf();
    await expect.poll(() => new Set(pixelsOf(map).flat())).toEqual(new Set(['rgb(244, 245, 247)']));
    const before = map.getBoundingClientRect().height;
    expect(frameOf(map).ariaBusy).toBe('true');
    await change(map, { weights: someWeights(64) });
    await isReady(map);
    await expect.poll(() => noteOf(map)).not.toBe('');
    expect(map.getBoundingClientRect().height).toBe(before);
    await change(map, { weights: undefined });
    await isDrawn();
    expect(new Set(pixelsOf(map).flat())).toEqual(new Set(['rgb(244, 245, 247)']));
  });

  it.each<[rows: number, columns: number, end: number]>([
    [0, 0, 1],
    [1, 1, 1],
    [3, 5, 0],
    [1, 700, 0],
    [700, 1, NaN],
  ])('throws nothing for %i x %i weights with an end of %d', async (rows, columns, end) => {
    for (const causal of [false, true]) {
      const map = await mapOf({ weights: someWeights(rows, columns), causal, end });
      for (const button of map.renderRoot.querySelectorAll('button')) {
        if (!textOf(button).startsWith('Download')) button.click();
      }
      await isDrawn();
      map.remove();
    }
  });

  it('follows its width, and keeps showing the whole', async () => {
    const weights = someWeights(256);
    const map = await mapOf({ weights });
    map.style.inlineSize = '128px';
    await expect.poll(() => (inside(map, '.picture') as HTMLCanvasElement).width).toBe(128);
    await isDrawn();
    expect(pixelsOf(map)).toEqual(expected(weights, mean, { side: 4, pixels: 1, size: 64 }));
  });

  it('lets the page go on while the levels of 2048 x 2048 weights are made', async () => {
    const map = await mapOf();
    const weights = { data: new Float32Array(2048 ** 2).fill(0.5), rows: 2048, columns: 2048 };
    await change(map, { weights });
    let turns = 0;
    while (frameOf(map).ariaBusy === 'true') {
      ++turns;
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(turns).toBeGreaterThan(1);
  });
});

describe('what the map says of its blocks', () => {
  const weights = { data: new Float32Array(256 * 256).fill(0.01), rows: 256, columns: 256 };
  weights.data[200 * 256 + 39] = 0.53;

  it('is a peak that their mean hides', async () => {
    const map = await mapOf({ weights });
    await expect
      .poll(() => noteOf(map))
      .toBe(
        // (0.53 + 3 * 0.01) / 4 = 0.14
        'Each point is the mean of 2 × 2 weights. That hides peaks: 0.53 at row 201, column 40 looks like 0.14.',
      );
  });

  it('is that the largest make it look fuller than it is', async () => {
    const map = await mapOf({ weights, blocks: 'largest' });
    await expect
      .poll(() => noteOf(map))
      .toBe(
        'Each point is the largest of 2 × 2 weights. That makes the map look fuller than it is: the mean in view is 0.010.',
      );
  });

  it('is of what is in view, once that rests', async () => {
    const map = await mapOf({ weights: { ...weights, data: weights.data.slice() } });
    await zoom(map, 1);
    await expect.poll(() => noteOf(map)).toBe('Each square is one weight.');
  });

  it('is that nothing is hidden where all are alike', async () => {
    const even = { data: new Float32Array(256 * 256).fill(0.25), rows: 256, columns: 256 };
    const map = await mapOf({ weights: even });
    await expect.poll(() => noteOf(map)).toContain('That hides no peak here');
    await change(map, { blocks: 'largest' });
    await expect.poll(() => noteOf(map)).toContain('the mean in view is 0.25, too');
  });

  it('can be chosen, and its owner decides', async () => {
    const map = await mapOf({ weights });
    const chosen = detailsOf(map, 'spotlight-blocks-chosen');
    await userEvent.click(page.getByText('Largest', { exact: true }));
    expect(chosen).toEqual([{ value: 'largest' }]);
    expect(map.blocks).toBe('mean');
  });
});
