/** The large map by mouse, finger and wheel. */

import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { SpotlightWeightMap } from '../../web/components/weight_map/weight_map.ts';
import { inside } from './helpers.ts';
import { frameOf, isDrawn, mapOf, readingOf, someWeights } from './weight_maps.ts';

const size = 256;
const weights = someWeights(size);

let map: SpotlightWeightMap;

/** An event at a place of the map, in its pixels. */
function at(x: number, y: number): { clientX: number; clientY: number } {
  const { left, top } = frameOf(map).getBoundingClientRect();
  return { clientX: left + x, clientY: top + y };
}

function pointer(type: string, x: number, y: number, pointerId = 1): void {
  const options = { ...at(x, y), pointerId, bubbles: true, button: 0 };
  frameOf(map).dispatchEvent(new PointerEvent(type, options));
}

/** True if the map took the wheel for itself. */
function wheel(deltaY: number, options: WheelEventInit = {}, [x, y] = [64, 64]): boolean {
  const event = new WheelEvent('wheel', {
    ...at(x, y),
    deltaY,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...options,
  });
  return !frameOf(map).dispatchEvent(event);
}

/** Which weight is at a place, for which the mouse has to point at it: [row, column]. */
function weightAt(x: number, y: number): number[] {
  pointer('pointermove', x, y);
  return [...readingOf(map).matchAll(/(?:row|column)s? (\d+)/gu)].map(([, number]) =>
    Number(number),
  );
}

async function read(x: number, y: number): Promise<number[]> {
  weightAt(x, y);
  await map.updateComplete;
  return weightAt(x, y);
}

async function zoomedIn(): Promise<void> {
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await isDrawn();
}

beforeEach(async () => {
  map = await mapOf({ weights });
  // Made-up fingers cannot be captured.
  frameOf(map).setPointerCapture = () => undefined;
});

describe('the mouse over the map', () => {
  it('reads what it points at, and nothing when it has left', async () => {
    expect(await read(10, 30)).toEqual([61, 21]);
    expect(readingOf(map)).toMatch(/^rows 61 to 62, columns 21 to 22: mean/u);
    pointer('pointerleave', 10, 30);
    await map.updateComplete;
    expect(readingOf(map)).toBe('Point at the map to read a weight.');
  });

  it('puts the cursor where it clicks', async () => {
    pointer('pointerdown', 10, 30);
    pointer('pointerup', 10, 30);
    pointer('pointerleave', 10, 30);
    await map.updateComplete;
    expect(readingOf(map)).toMatch(/^rows 61 to 62, columns 21 to 22/u);
  });

  it('drags the map as a hand moves paper', async () => {
    await zoomedIn();
    // Zoomed by four around the middle: two pixels a weight, from the 97th on.
    expect(await read(1, 1)).toEqual([97, 97]);
    pointer('pointerdown', 50, 50);
    pointer('pointermove', 70, 40);
    pointer('pointermove', 90, 30);
    pointer('pointerup', 90, 30);
    expect(await read(1, 1)).toEqual([107, 77]);
  });

  it('does not drag the map beyond its edges, nor put the cursor where it let go', async () => {
    await zoomedIn();
    pointer('pointerdown', 50, 50);
    pointer('pointermove', 1050, 1050);
    pointer('pointerup', 1050, 1050);
    expect(await read(1, 1)).toEqual([1, 1]);
    pointer('pointerleave', 1, 1);
    await map.updateComplete;
    expect(readingOf(map)).toBe('Point at the map to read a weight.');
  });

  it('zooms in where it clicks twice, and out with Shift', async () => {
    const twice = (shiftKey: boolean): boolean =>
      frameOf(map).dispatchEvent(new MouseEvent('dblclick', { ...at(100, 20), shiftKey }));
    twice(false);
    expect(await read(100, 20)).toEqual([41, 201]);
    expect(await read(0, 0)).toEqual([21, 101]);
    twice(true);
    expect(await read(0, 0)).toEqual([1, 1]);
  });

  it('moves the view by the small picture of the whole', async () => {
    await zoomedIn();
    await userEvent.click(inside(map, '.overview'), { position: { x: 90, y: 30 } });
    expect((await read(64, 64)).map((number) => Math.round(number / 4))).toEqual([16, 48]);
    const frame = inside(map, '.in-view').getBoundingClientRect();
    const overview = inside(map, '.overview').getBoundingClientRect();
    expect(Math.round(frame.width)).toBe(30);
    expect(Math.round(frame.left - overview.left)).toBe(75);
    expect(Math.round(frame.top - overview.top)).toBe(15);
  });
});

describe('fingers on the map', () => {
  it('scroll the page over the whole map, and move the map when it is zoomed in', async () => {
    const touch = (): string => getComputedStyle(frameOf(map)).touchAction;
    expect(touch()).toBe('pan-y');
    await zoomedIn();
    expect(touch()).toBe('none');
  });

  it('pinch: what is between them stays there, twice as large', async () => {
    pointer('pointerdown', 44, 64, 2);
    pointer('pointerdown', 84, 64, 3);
    pointer('pointermove', 24, 64, 2);
    pointer('pointermove', 104, 64, 3);
    pointer('pointerup', 24, 64, 2);
    pointer('pointerup', 104, 64, 3);
    expect(await read(64, 64)).toEqual([129, 129]);
    expect(await read(0, 0)).toEqual([65, 65]);
  });

  it('that the page took away to scroll are forgotten', async () => {
    await zoomedIn();
    pointer('pointerdown', 50, 50, 2);
    pointer('pointercancel', 50, 50, 2);
    pointer('pointermove', 90, 90, 2);
    expect(await read(1, 1)).toEqual([97, 97]);
  });
});

describe('the wheel over the map', () => {
  /** A gesture is over when the wheel has rested. */
  const rest = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 350));

  beforeEach(rest);

  it('zooms around the pointer, and back', async () => {
    const before = await read(32, 96);
    for (let i = 0; i < 6; ++i) expect(wheel(-60, {}, [32, 96])).toBe(true);
    expect((await read(32, 96)).map((number) => Math.round((number - 1) / 2))).toEqual(
      before.map((number) => Math.round((number - 1) / 2)),
    );
    expect((await read(0, 0))[0]).toBeGreaterThan(30);
    for (let i = 0; i < 6; ++i) wheel(60, {}, [32, 96]);
    expect(await read(0, 0)).toEqual([1, 1]);
  });

  it('zooms faster for a pinch on a touchpad, and for wheels that count lines', async () => {
    wheel(-10, { ctrlKey: true });
    const [pinched] = await read(0, 0);
    expect(pinched).toBeGreaterThan(8);
    wheel(1000);
    await rest();
    wheel(-3, { deltaMode: WheelEvent.DOM_DELTA_LINE });
    expect((await read(0, 0))[0]).toBeGreaterThan(8);
  });

  it('moves sideways when it turns sideways', async () => {
    await zoomedIn();
    expect(wheel(0, { deltaX: 20 })).toBe(true);
    expect(await read(1, 1)).toEqual([97, 107]);
  });

  it('scrolls the page where there is nothing to zoom out of', () => {
    expect(wheel(60)).toBe(false);
    expect(wheel(0, { deltaX: 60 })).toBe(false);
  });

  it.each([
    [
      'a wheel beside the map',
      () => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true })),
    ],
    ['a scroll of the page', () => document.dispatchEvent(new Event('scroll', { bubbles: true }))],
  ])('goes on scrolling the page after %s, until it rests', async (_, scroll) => {
    scroll();
    expect(wheel(-60)).toBe(false);
    expect(wheel(-60)).toBe(false);
    expect(wheel(-10, { ctrlKey: true })).toBe(true);
    await rest();
    expect(wheel(-60)).toBe(true);
  });
});
