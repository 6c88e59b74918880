/** Pan and zoom of a large map. */

import { describe, expect, it } from 'vitest';
import {
  blocksInView,
  cellAt,
  centreView,
  clampView,
  isLargest,
  levelFor,
  panView,
  revealCells,
  showsWhole,
  wholeView,
  zoomView,
  type MapRoom,
} from '../../web/lib/map_view.ts';
import { createMipMap } from '../../web/lib/mip_levels.ts';

const room: MapRoom = { rows: 2048, columns: 2048, size: 640, largestScale: 64 };

function mapOf(rows: number, columns: number) {
  return createMipMap({ data: new Float32Array(rows * columns), rows, columns }, false);
}

describe('the view of a map', () => {
  it('begins with the whole matrix, whatever its shape', () => {
    expect(wholeView(room)).toEqual({ scale: 0.3125, left: 0, top: 0 });
    expect(wholeView({ ...room, rows: 100, columns: 400 }).scale).toBe(1.6);
    expect(wholeView({ ...room, rows: 3, columns: 5 }).scale).toBe(128);
    expect(wholeView({ ...room, rows: 0, columns: 0 }).scale).toBe(640);
  });

  it('keeps the place under the pointer while it zooms', () => {
    let view = wholeView(room);
    const before = cellAt(view, room, 200, 310);
    for (let i = 0; i < 8; ++i) {
      view = zoomView(view, room, 1.7, 200, 310);
      expect(view.left + 200 / view.scale).toBeCloseTo(640, 9);
      expect(view.top + 310 / view.scale).toBeCloseTo(992, 9);
      expect(cellAt(view, room, 200.001, 310.001)).toEqual(before);
    }
  });

  it('goes no further out than the whole, and no further in than its largest scale', () => {
    const whole = wholeView(room);
    expect(zoomView(whole, room, 0.5, 100, 100)).toEqual(whole);
    const near = zoomView(whole, room, 1e6, 100, 100);
    expect(near.scale).toBe(64);
    expect([showsWhole(whole, room), isLargest(whole, room)]).toEqual([true, false]);
    expect([showsWhole(near, room), isLargest(near, room)]).toEqual([false, true]);
    expect(showsWhole(zoomView(near, room, 1e-6, 630, 630), room)).toBe(true);
  });

  it('of a few large cells is always the whole', () => {
    const few = { ...room, rows: 3, columns: 5 };
    const view = zoomView(wholeView(few), few, 2, 10, 10);
    expect(view).toEqual(wholeView(few));
    expect(isLargest(view, few)).toBe(true);
  });

  it('moves as a hand moves paper, and stops at the edges', () => {
    const view = { scale: 2, left: 500, top: 600 };
    expect(panView(view, room, 100, -40)).toEqual({ scale: 2, left: 450, top: 620 });
    expect(panView(view, room, 1e6, 1e6)).toEqual({ scale: 2, left: 0, top: 0 });
    expect(panView(view, room, -1e6, -1e6)).toEqual({ scale: 2, left: 1728, top: 1728 });
  });

  it('has nothing beside a matrix that is not square', () => {
    const wide = { ...room, rows: 100, columns: 400 };
    expect(clampView({ scale: 3.2, left: 350, top: 50 }, wide)).toEqual({
      scale: 3.2,
      left: 200,
      top: 0,
    });
  });

  it('follows cells no further than they need', () => {
    const view = { scale: 10, left: 100, top: 100 };
    expect(revealCells(view, room, { row: 120, column: 130, side: 1 })).toEqual(view);
    expect(revealCells(view, room, { row: 99, column: 164, side: 1 })).toEqual({
      scale: 10,
      left: 101,
      top: 99,
    });
    expect(revealCells(view, room, { row: 2047, column: 0, side: 1 })).toEqual({
      scale: 10,
      left: 0,
      top: 1984,
    });
  });

  it('has the cell that it is centred on in its middle, but at the edges', () => {
    const view = centreView(room, 40, 1000, 700);
    expect(cellAt(view, room, 320, 320)).toEqual({ row: 1000, column: 700 });
    expect(centreView(room, 40, 2, 2047)).toEqual({ scale: 40, left: 2032, top: 0 });
  });

  it('takes the level whose blocks cover a pixel and less than two', () => {
    const map = mapOf(2048, 2048);
    for (let scale = 0.3125; scale < 1; scale *= 1.03) {
      const { side } = levelFor({ scale, left: 0, top: 0 }, map);
      expect(side * scale).toBeGreaterThanOrEqual(1 - 1e-9);
      expect(side * scale).toBeLessThan(2);
    }
    for (const [scale, side] of [
      [0.25, 4],
      [0.5, 2],
      [1, 1],
      [40, 1],
      [0.00001, 2048],
    ] as const) {
      expect(levelFor({ scale, left: 0, top: 0 }, map).side).toBe(side);
    }
  });

  it('has those blocks in it that can be seen, also in part', () => {
    const [, , level] = mapOf(37, 50).levels;
    const small = { ...room, rows: 37, columns: 50, size: 100 };
    const view = { scale: 5, left: 7, top: 17 };
    expect(blocksInView(view, small, level!)).toEqual({ top: 4, bottom: 10, left: 1, right: 7 });
    expect(blocksInView({ scale: 2, left: 0, top: 0 }, small, level!)).toEqual({
      top: 0,
      bottom: 10,
      left: 0,
      right: 13,
    });
  });

  it('has no cell beside the matrix or the square', () => {
    const wide = { ...room, rows: 100, columns: 400 };
    const view = wholeView(wide);
    expect(cellAt(view, wide, 639.9, 159.9)).toEqual({ row: 99, column: 399 });
    expect(cellAt(view, wide, 10, 161)).toBeUndefined();
    expect(cellAt(view, wide, -1, 10)).toBeUndefined();
    expect(cellAt(view, wide, 640, 10)).toBeUndefined();
  });
});
