/** Where the bars of a row stand. */

import { describe, expect, it } from 'vitest';
import { barsHeight, layoutBars, type BarRoom } from '../../web/lib/bar_layout.ts';

/** Here a hundredth is 4 pixels long: 66 for labels, 44 for values, and 12 on both sides of the bars. */
const room: BarRoom = { available: 534, fontSize: 16, widestLabel: 40, density: 1 };
const values = [{ value: 0 }, { value: 0.25, compared: 0.5 }, { value: 1 }];

describe('layoutBars', () => {
  it('gives each bar 28 pixels, of which it fills 20', () => {
    const { places } = layoutBars(values, room);
    expect(places.map(({ middle }) => middle)).toEqual([14, 42, 70]);
    expect(places.map(({ bar }) => [bar.y, bar.height])).toEqual([
      [4, 20],
      [32, 20],
      [60, 20],
    ]);
    expect(barsHeight(3)).toBe(84);
  });

  it('makes bars as long as their values, on lines that end where 1 does', () => {
    const { places, labelWidth } = layoutBars(values, room);
    expect(labelWidth).toBe(66);
    expect(places.map(({ bar }) => [bar.x, bar.width])).toEqual([
      [78, 0],
      [78, 100],
      [78, 400],
    ]);
    for (const { bar, line } of places) {
      expect(line).toEqual({ x: 78, y: bar.y + 21, width: 400, height: 1 });
    }
  });

  it('has a tick in the middle of what a bar is compared with, and none without', () => {
    const [without, compared] = layoutBars(values, room).places;
    expect(without).not.toHaveProperty('tick');
    expect(compared?.tick).toEqual({ x: 277, y: 29, width: 3, height: 26 });
  });

  it.each([1, 1.25, 1.5, 2, 2.625, 3])(
    'keeps edges sharp with %d device pixels for one',
    (density) => {
      const { places, hairline } = layoutBars(values, { ...room, available: 533.7, density });
      const edges = places.flatMap(({ bar, line, tick }) =>
        [bar, line, tick ?? bar].flatMap(({ x, y, width, height }) => [
          x,
          y,
          x + width,
          y + height,
        ]),
      );
      for (const edge of [hairline, ...edges]) {
        expect(edge * density).toBeCloseTo(Math.round(edge * density), 9);
      }
      expect(hairline * density).toBeGreaterThanOrEqual(1);
      expect(hairline).toBeLessThanOrEqual(1);
    },
  );

  it('makes room for longer labels, and for larger letters', () => {
    expect(layoutBars(values, { ...room, widestLabel: 90.2 }).labelWidth).toBe(91);
    const large = layoutBars(values, { ...room, fontSize: 24 });
    expect(large.labelWidth).toBe(99);
    expect(large.places[2]?.bar).toMatchObject({ x: 111, width: 534 - 111 - 12 - 66 });
  });

  it('leaves half of a narrow picture to the bars, and never makes one shorter than nothing', () => {
    const narrow = layoutBars(values, { ...room, available: 260, widestLabel: 240 });
    expect(narrow.labelWidth).toBe(130);
    expect(narrow.places[2]?.bar).toMatchObject({ x: 142, width: 260 - 142 - 12 - 44 });
    const none = layoutBars(values, { ...room, available: 60 });
    expect(none.places.map(({ bar }) => bar.width)).toEqual([0, 0, 0]);
  });

  it('has no places without bars', () => {
    expect(layoutBars([], room).places).toEqual([]);
    expect(barsHeight(0)).toBe(0);
  });
});
