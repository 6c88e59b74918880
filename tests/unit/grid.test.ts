/** The geometry and the keys of a matrix on the page. */

import { describe, expect, it } from 'vitest';
import { nextPlace } from '../../web/components/grid/navigation.ts';
import { layoutGrid } from '../../web/lib/grid_layout.ts';

const words = (count: number, width: number): number[] => Array<number>(count).fill(width);

describe('layoutGrid', () => {
  it('fits twelve words with numbers into half a page', () => {
    const layout = layoutGrid({
      available: 568,
      rowLabelWidths: words(12, 70),
      columnLabelWidths: words(12, 60),
      cellForText: 36,
    });
    expect(layout.showsNumbers).toBe(true);
    expect(layout.columnLabels).toBe('slanted');
    const width = layout.rowLabelWidth + 12 * (layout.cellWidth + 1) + layout.overhang;
    expect(width).toBeLessThanOrEqual(568);
  });

  it('writes labels flat where they fit', () => {
    const room = {
      available: 568,
      rowLabelWidths: [20, 20],
      columnLabelWidths: [20, 30],
      cellForText: 36,
    };
    expect(layoutGrid(room)).toMatchObject({ columnLabels: 'flat', cellWidth: 56, overhang: 0 });
  });

  it('turns labels upright and hides numbers on a phone', () => {
    const layout = layoutGrid({
      available: 328,
      rowLabelWidths: words(12, 80),
      columnLabelWidths: words(12, 80),
      cellForText: 36,
    });
    expect(layout.columnLabels).toBe('upright');
    expect(layout.showsNumbers).toBe(false);
  });

  it('never draws a cell too small to be hit: 64 words scroll in their frame', () => {
    const layout = layoutGrid({
      available: 328,
      rowLabelWidths: words(64, 40),
      columnLabelWidths: words(64, 40),
      cellForText: 36,
    });
    expect(layout.cellWidth).toBe(16);
  });

  it('keeps the width that it is given for every cell, whatever the room', () => {
    for (const available of [0, 300, 2000]) {
      const room = {
        available,
        rowLabelWidths: [20],
        columnLabelWidths: words(12, 60),
        cellForText: 0,
        cellWidth: 51,
      };
      expect(layoutGrid(room)).toMatchObject({ cellWidth: 51, columnLabels: 'slanted' });
      expect(layoutGrid({ ...room, columnLabelWidths: [30] }).columnLabels).toBe('flat');
    }
  });
});

describe('nextPlace', () => {
  const from = (key: string, row: number, column: number, ctrlKey = false) =>
    nextPlace({ key, ctrlKey, altKey: false, metaKey: false }, { row, column }, 8, 4);

  it('moves by one, and stops at the edges', () => {
    expect(from('ArrowRight', 0, 0)).toEqual({ row: 0, column: 1 });
    expect(from('ArrowDown', 0, 0)).toEqual({ row: 1, column: 0 });
    expect(from('ArrowLeft', 0, 0)).toEqual({ row: 0, column: 0 });
    expect(from('ArrowUp', 0, 2)).toEqual({ row: 0, column: 2 });
    expect(from('ArrowRight', 7, 3)).toEqual({ row: 7, column: 3 });
  });

  it('jumps to the ends of a row, and with Ctrl to the corners', () => {
    expect(from('Home', 2, 2)).toEqual({ row: 2, column: 0 });
    expect(from('End', 2, 2)).toEqual({ row: 2, column: 3 });
    expect(from('Home', 2, 2, true)).toEqual({ row: 0, column: 0 });
    expect(from('End', 2, 2, true)).toEqual({ row: 7, column: 3 });
  });

  it('moves by pages of five rows', () => {
    expect(from('PageDown', 1, 2)).toEqual({ row: 6, column: 2 });
    expect(from('PageUp', 1, 2)).toEqual({ row: 0, column: 2 });
  });

  it('leaves other keys alone', () => {
    expect(from('a', 1, 1)).toBeUndefined();
    expect(from('Tab', 1, 1)).toBeUndefined();
    const back = { key: 'ArrowLeft', ctrlKey: false, altKey: true, metaKey: false };
    expect(nextPlace(back, { row: 1, column: 1 }, 8, 4)).toBeUndefined();
  });
});
