/** What the tests of the large map share: maps of known weights, and what a canvas shows of them. */

import { expect } from 'vitest';

import { SpotlightWeightMap } from '../../web/components/weight_map/weight_map.ts';
import type { Matrix } from '../../web/lib/tensor.ts';
import { inside, textOf } from './helpers.ts';

/** Weights that look random, the same in every run; `end` of the map is 1. */
export function someWeights(rows: number, columns = rows): Matrix {
  const data = Float32Array.from({ length: rows * columns }, (_, i) =>
    Math.abs((Math.sin(12.9898 * (i + 1)) * 43758.5453) % 1),
  );
  return { data, rows, columns };
}

/** A map whose square has this many pixels, when it has been drawn. */
export async function mapOf(
  properties: Partial<SpotlightWeightMap> = {},
  size = 128,
): Promise<SpotlightWeightMap> {
  const map = new SpotlightWeightMap();
  // Narrow maps have labels of four times the text's size at their edges.
  map.style.inlineSize = `${size + 64}px`;
  Object.assign(map, { label: 'Attention weights', ...properties });
  document.body.append(map);
  await map.updateComplete;
  if (map.weights) await isReady(map);
  return map;
}

/** The levels are made, and the next frame has been drawn. */
export async function isReady(map: SpotlightWeightMap): Promise<void> {
  await expect.poll(() => frameOf(map).ariaBusy).toBe('false');
  await isDrawn();
}

/** What was to be drawn soon has been drawn: with the next frame, or the one after. */
export async function isDrawn(): Promise<void> {
  for (let frame = 0; frame < 3; ++frame) await new Promise(requestAnimationFrame);
}

export function frameOf(map: SpotlightWeightMap): HTMLElement {
  return inside(map, '.frame');
}

export function readingOf(map: SpotlightWeightMap): string {
  return textOf(inside(map, '.reading'));
}

export function statusOf(map: SpotlightWeightMap): string {
  return textOf(inside(map, '[role=status]'));
}

export function noteOf(map: SpotlightWeightMap): string {
  return textOf(inside(map, '.note'));
}

/** The colours of the square's pixels, row by row: "rgb(1, 2, 3)". */
export function pixelsOf(map: SpotlightWeightMap): string[][] {
  const canvas = inside(map, '.picture') as HTMLCanvasElement;
  const frame = frameOf(map);
  const [gutter, size] = [frame.offsetLeft, frame.clientWidth];
  const { data } = canvas.getContext('2d')!.getImageData(gutter, gutter, size, size);
  return Array.from({ length: size }, (_, y) =>
    Array.from({ length: size }, (_, x) => {
      const at = 4 * (y * size + x);
      return `rgb(${data[at]}, ${data[at + 1]}, ${data[at + 2]})`;
    }),
  );
}
