import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightSmallMultiple } from '../../web/components/small_multiple/small_multiple.ts';
import { weightColours, type Palette } from '../../web/lib/colour.ts';
import {
  axeViolations,
  change,
  detailsOf,
  hostileWord,
  inside,
  matrix,
  mount,
  press,
  textOf,
} from './helpers.ts';

const weights = matrix([
  [0.9, 0.1],
  [0.35, 0.65],
]);
const mask = matrix([
  [0, -Infinity],
  [0, 0],
]);
const light: Palette = { theme: 'light', map: 'lamp' };
const dark: Palette = { theme: 'dark', map: 'viridis' };
const side = 112;

async function pictureOf(
  properties: Partial<SpotlightSmallMultiple> = {},
): Promise<SpotlightSmallMultiple> {
  return await mount(SpotlightSmallMultiple, { name: 'head 2', weights, ...properties });
}

/** The pixels of a part of the picture, in pixels of the page: "rgb(1, 2, 3)", or "" for none. */
function pixels(
  picture: SpotlightSmallMultiple,
  left: number,
  top: number,
  size: number,
): string[] {
  const canvas = inside(picture, 'canvas') as unknown as HTMLCanvasElement;
  const [x, y, width] = [left, top, size].map((length) => Math.round(length * devicePixelRatio));
  const { data } = canvas.getContext('2d')!.getImageData(x!, y!, width!, width!);
  return Array.from({ length: data.length / 4 }, (_, index) => {
    const [red, green, blue, alpha] = data.slice(4 * index, 4 * index + 4);
    return alpha === 0 ? '' : `rgb(${red}, ${green}, ${blue})`;
  });
}

/** The colours all over the two by two cells, but for their edges. */
function colours(picture: SpotlightSmallMultiple): string[][] {
  const half = side / 2;
  return [0, half].map((top) =>
    [0, half].map((left) => [...new Set(pixels(picture, left + 2, top + 2, half - 4))].join(';')),
  );
}

function expected(rows: number[][], palette: Palette): string[][] {
  return rows.map((row) => row.map((weight) => weightColours(weight, palette).background));
}

describe('a small multiple', () => {
  it('has no accessibility faults, light and dark', async () => {
    const picture = await pictureOf({ mask, note: '0.93', summary: 'looks back', chosen: true });
    expect(await axeViolations(picture)).toEqual([]);
  });

  it('is a button named by what it shows, pressed where it is the chosen one', async () => {
    const picture = await pictureOf();
    const called = (name: string) => page.getByRole('button', { name, exact: true });
    await expect.element(called('head 2')).toHaveAttribute('aria-pressed', 'false');
    await change(picture, { summary: 'looks at the word before', chosen: true });
    await expect
      .element(called('head 2: looks at the word before'))
      .toHaveAttribute('aria-pressed', 'true');
  });

  it('shows its name, and its note where it has one', async () => {
    const picture = await pictureOf();
    expect(textOf(inside(picture, '.head'))).toBe('head 2');
    await change(picture, { note: '0.93' });
    expect(textOf(inside(picture, '.note'))).toBe('0.93');
    expect(inside(picture, 'button').ariaLabel).toBe('head 2 0.93');
  });

  it('draws every weight in its colour', async () => {
    const picture = await pictureOf();
    const rows = [
      [0.9, 0.1],
      [0.35, 0.65],
    ];
    expect(colours(picture)).toEqual(expected(rows, light));
    await change(picture, { palette: dark });
    expect(colours(picture)).toEqual(expected(rows, dark));
  });

  it('draws queries as columns where it is transposed', async () => {
    const rows = [
      [0.9, 0.35],
      [0.1, 0.65],
    ];
    expect(colours(await pictureOf({ transposed: true }))).toEqual(expected(rows, light));
  });

  it('draws other weights when they come', async () => {
    const picture = await pictureOf({ weights: undefined });
    expect(pixels(picture, 0, 0, side).every((pixel) => pixel === '')).toBe(true);
    const rows = [
      [0, 1],
      [1, 0],
    ];
    await change(picture, { weights: matrix(rows) });
    expect(colours(picture)).toEqual(expected(rows, light));
  });

  it.each([
    [false, 58, 2],
    [true, 2, 58],
  ])('hatches what is hidden instead of colouring it (transposed: %s)', async (...row) => {
    const [transposed, left, top] = row;
    const picture = await pictureOf({ mask, transposed });
    const hidden = pixels(picture, left, top, 52);
    const bare = hidden.filter((pixel) => pixel === '').length / hidden.length;
    expect(bare).toBeGreaterThan(0.3);
    expect(bare).toBeLessThan(0.95);
    expect(hidden).not.toContain(weightColours(0.1, light).background);
    await change(picture, { mask: undefined });
    expect(new Set(pixels(picture, left, top, 52))).toEqual(
      new Set([weightColours(0.1, light).background]),
    );
  });

  it('tells when it is clicked, or Enter or Space pressed, and leaves the choice to its owner', async () => {
    const picture = await pictureOf();
    const chosen = detailsOf(picture, 'spotlight-picture-chosen');
    await userEvent.click(inside(picture, 'canvas'));
    expect(chosen).toHaveLength(1);
    await press('Enter');
    await press(' ');
    expect(chosen).toHaveLength(3);
    expect(picture.chosen).toBe(false);
  });

  it('shows HTML as text', async () => {
    const picture = await pictureOf({ name: hostileWord });
    expect(textOf(inside(picture, '.head'))).toBe(hostileWord);
    expect('wasRun' in window).toBe(false);
  });

  it('draws no weight of a row that is held back', async () => {
    const picture = await pictureOf({ heldBack: 1 });
    const stage = getComputedStyle(picture).getPropertyValue('--stage').trim();
    expect(stage).toBe('#f4f5f7');
    expect(colours(picture)).toEqual([
      expected([[0.9, 0.1]], light)[0],
      ['rgb(244, 245, 247)', 'rgb(244, 245, 247)'],
    ]);
    await change(picture, { heldBack: -1 });
    expect(colours(picture)[1]).toEqual(expected([[0.35, 0.65]], light)[0]);
  });

  it('shows a second line, and says it with its name', async () => {
    const picture = await pictureOf({ name: '2·4', note: '.92', caption: 'antecedent' });
    expect(textOf(inside(picture, '.caption'))).toBe('antecedent');
    expect(inside(picture, 'button').ariaLabel).toBe('2·4 .92 antecedent');
    const weightOf = (): string => getComputedStyle(inside(picture, '.caption')).fontWeight;
    expect(weightOf()).toBe('400');
    await change(picture, { emphasis: true, tip: 'all scores' });
    expect(weightOf()).toBe('600');
    expect(inside(picture, 'button').title).toBe('all scores');
  });

  it('is hatched over and says so where what it shows is switched off', async () => {
    const picture = await pictureOf({ off: true });
    expect(textOf(inside(picture, '.hatched'))).toBe('off');
    expect(inside(picture, 'button').ariaLabel).toBe('head 2 off');
    expect(await axeViolations(picture)).toEqual([]);
    await change(picture, { off: false });
    expect(picture.renderRoot.querySelector('.hatched')).toBeNull();
  });
});
