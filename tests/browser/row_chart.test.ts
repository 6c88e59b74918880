import { describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightRowChart } from '../../web/components/row_chart/row_chart.ts';
import { weightColours, type Palette } from '../../web/lib/colour.ts';
import { allInside, axeViolations, change, hostileWord, inside, mount, textOf } from './helpers.ts';

const words = ['the', 'cat', 'it', 'mat'];
const weights = Float32Array.of(0.004, 0.36, 0.63, 0.006);

async function chartOf(properties: Partial<SpotlightRowChart> = {}): Promise<SpotlightRowChart> {
  return await mount(SpotlightRowChart, { words, weights, query: 2, ...properties });
}

function canvasIn(chart: SpotlightRowChart): HTMLCanvasElement {
  return inside(chart, 'canvas') as HTMLCanvasElement;
}

function spokenBy(chart: SpotlightRowChart): string | null {
  return canvasIn(chart).ariaLabel;
}

/** How many pixels of the canvas have exactly this colour. */
function pixelsOf(chart: SpotlightRowChart, [red, green, blue]: readonly number[]): number {
  const canvas = canvasIn(chart);
  if (canvas.width === 0 || canvas.height === 0) return 0;
  const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
  let count = 0;
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255)
      ++count;
  }
  return count;
}

type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** The colour of one pixel of the canvas, at a place in pixels of the page. */
function colourAt(chart: SpotlightRowChart, x: number, y: number): Rgba {
  const [column, row] = [x, y].map((place) => Math.floor(place * devicePixelRatio));
  const context = canvasIn(chart).getContext('2d')!;
  const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(column!, row!, 1, 1).data;
  return [red, green, blue, alpha];
}

const nothingDrawn: Rgba = [0, 0, 0, 0];

/** The colours of a weight of 1. */
const full = { light: [165, 61, 26], dark: [255, 242, 175] } as const;

describe('the chart of a row', () => {
  it('has no accessibility faults, light and dark', async () => {
    const masked = [false, false, false, true];
    expect(await axeViolations(await chartOf({ masked }))).toEqual([]);
    expect(await axeViolations(await chartOf({ weights: undefined }))).toEqual([]);
  });

  it('lists the numbers in the name of its picture', async () => {
    await chartOf();
    const name = 'Weights of the row: the 0.00, cat 0.36, it 0.63, mat 0.01';
    await expect.element(page.getByRole('img', { name, exact: true })).toBeInTheDocument();
  });

  it('states the sum', async () => {
    const chart = await chartOf();
    expect(textOf(inside(chart, '.foot'))).toBe('sum 1.00');
    await change(chart, { weights: [0, 0, 0, 0] });
    expect(textOf(inside(chart, '.foot'))).toBe('sum 0.00');
  });

  it('counts the words that are not read yet, and gives them no bar', async () => {
    const chart = await chartOf({ masked: [false, true, true, true], weights: [1, 0, 0, 0] });
    expect(textOf(inside(chart, '.foot'))).toBe('3 words not read yet sum 1.00');
    expect(spokenBy(chart)).toBe('Weights of the row: the 1.00');
    await change(chart, { masked: [false, false, false, true] });
    expect(textOf(inside(chart, '.foot'))).toBe('1 word not read yet sum 1.00');
    await change(chart, { masked: [] });
    expect(textOf(inside(chart, '.foot'))).toBe('sum 1.00');
  });

  it('claims no numbers while they are computed', async () => {
    const chart = await chartOf({ weights: undefined });
    expect(spokenBy(chart)).toBe('Weights of the row: being computed');
    expect(textOf(inside(chart, '.foot'))).toBe('sum');
  });

  it('shows 24 words one by one', async () => {
    const chart = await chartOf({
      words: Array.from({ length: 24 }, (_, index) => `w${index}`),
      weights: Array<number>(24).fill(1 / 24),
    });
    expect(spokenBy(chart)?.split(', ')).toHaveLength(24);
  });

  it('shows of 25 words the 12 largest in their order, and the rest together', async () => {
    const larger = (index: number): boolean => index % 2 === 1;
    const chart = await chartOf({
      words: Array.from({ length: 25 }, (_, index) => `w${index}`),
      weights: Array.from({ length: 25 }, (_, index) => (larger(index) ? 0.07 : 0.16 / 13)),
    });
    expect(spokenBy(chart)).toBe(
      'Weights of the row: w1 0.07, w3 0.07, w5 0.07, w7 0.07, w9 0.07, w11 0.07, w13 0.07, ' +
        'w15 0.07, w17 0.07, w19 0.07, w21 0.07, w23 0.07, 13 others 0.16',
    );
    expect(textOf(inside(chart, '.foot'))).toBe('sum 1.00');
  });

  it('keeps the largest of many words when the others are all alike', async () => {
    const chart = await chartOf({
      words: Array.from({ length: 64 }, (_, index) => `w${index}`),
      weights: Array.from({ length: 64 }, (_, index) => (index === 63 ? 0.37 : 0.01)),
    });
    expect(spokenBy(chart)).toContain('w63 0.37');
    expect(spokenBy(chart)).toContain('52 others 0.52');
  });

  it('draws its bars, as high as the number of words needs', async () => {
    const chart = await chartOf({ words: ['cat', 'mat'], weights: [1, 0] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    expect(inside(chart, '.canvas-box').clientHeight).toBe(2 * 28);
  });

  it('draws anew when the weights, the words or the theme change', async () => {
    const chart = await chartOf({ words: ['cat', 'mat'], weights: [1, 0] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    await change(chart, { weights: [0, 0] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBe(0);
    await change(chart, { words: ['cat'], weights: [1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    await change(chart, { palette: { theme: 'dark', map: 'lamp' } });
    await expect.poll(() => pixelsOf(chart, full.dark)).toBeGreaterThan(1000);
    expect(pixelsOf(chart, full.light)).toBe(0);
  });

  it('compares with another row: ticks on the bars, and both numbers in the name', async () => {
    const chart = await chartOf({ compared: [0.25, 0.25, 0.25, 0.25], comparedName: 'before' });
    expect(spokenBy(chart)).toContain('cat 0.36 (before 0.25), it 0.63 (before 0.25)');
    expect(textOf(inside(chart, '.foot'))).toBe('before sum 1.00');
    const teal = [23, 112, 95];
    await expect.poll(() => pixelsOf(chart, teal)).toBeGreaterThan(4 * 2 * 20);
    await change(chart, { compared: undefined });
    await expect.poll(() => pixelsOf(chart, teal)).toBe(0);
    expect(spokenBy(chart)).not.toContain('before');
  });

  it('adds up what the small bars of many words are compared with', async () => {
    const chart = await chartOf({
      words: Array.from({ length: 64 }, (_, index) => `w${index}`),
      weights: Array.from({ length: 64 }, () => 1 / 64),
      compared: Array.from({ length: 64 }, () => 1 / 64),
      comparedName: 'before',
    });
    expect(spokenBy(chart)).toContain('52 others 0.81 (before 0.81)');
  });

  it('gives each bar a line of its own, however few there are', async () => {
    const chart = await chartOf({ words: ['cat'], weights: [1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    const one = pixelsOf(chart, full.light);
    expect(one / canvasIn(chart).width).toBeGreaterThan(15); // of 20 pixels, less border and label
    await change(chart, { words: ['cat', 'mat'], weights: [1, 1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1.9 * one);
  });

  // With labels no wider than 66 pixels, bars begin at 78 and one of weight 1 ends at 56 from the edge:
  // in a chart of 534 pixels a hundredth of weight is 4 pixels long.
  describe.each([
    { theme: 'light', edge: [168, 111, 31, 255], rule: [225, 228, 233, 255] },
    { theme: 'dark', edge: [148, 112, 60, 255], rule: [42, 46, 55, 255] },
  ] as const)('in the $theme theme', ({ theme, edge, rule }) => {
    it.each([1, 1.5, 2, 3])(
      'draws bars that end at their weight: %d device pixels',
      async (ratio) => {
        vi.stubGlobal('devicePixelRatio', ratio);
        document.documentElement.dataset.theme = theme;
        const palette: Palette = { theme, map: 'lamp' };
        const chart = await chartOf({
          words: ['a', 'cat', 'it'],
          weights: [0.25, 0.75, 0],
          palette,
        });
        chart.style.inlineSize = '534px';
        await expect.poll(() => canvasIn(chart).width).toBe(534 * ratio);
        expect(canvasIn(chart).height).toBe(3 * 28 * ratio);
        for (const [row, weight] of [0.25, 0.75].entries()) {
          const [middle, end] = [28 * row + 14, 78 + 400 * weight];
          const inBar: Rgba = [...weightColours(weight, palette).rgb, 255];
          expect(colourAt(chart, 78, middle)).toEqual(edge);
          expect(colourAt(chart, 80, middle)).toEqual(inBar);
          expect(colourAt(chart, end - 2, middle)).toEqual(inBar);
          expect(colourAt(chart, end - 1 / ratio, middle)).toEqual(edge);
          for (const right of [end, end + 1, 477]) {
            expect(colourAt(chart, right, middle)).toEqual(nothingDrawn);
          }
          expect(colourAt(chart, 200, middle - 10)).toEqual(weight < 0.5 ? nothingDrawn : edge);
        }
        const lineBelow = 2 * 28 + 25 + 0.5;
        expect(colourAt(chart, 78, lineBelow - 11)).toEqual(nothingDrawn);
        expect(colourAt(chart, 78, lineBelow)).toEqual(rule);
        expect(colourAt(chart, 477, lineBelow)).toEqual(rule);
        expect(colourAt(chart, 478, lineBelow)).toEqual(nothingDrawn);
      },
    );
  });

  it('draws anew for a screen with another number of pixels', async () => {
    const chart = await chartOf();
    const { clientWidth } = chart;
    await expect.poll(() => canvasIn(chart).width).toBe(clientWidth * devicePixelRatio);
    vi.stubGlobal('devicePixelRatio', 2);
    dispatchEvent(new Event('resize'));
    await expect.poll(() => canvasIn(chart).width).toBe(2 * clientWidth);
    expect(canvasIn(chart).clientWidth).toBe(clientWidth);
  });

  it('follows the width of its place, also where that shrinks', async () => {
    const chart = await chartOf();
    for (const width of [300, 700, 260]) {
      chart.style.inlineSize = `${width}px`;
      await expect.poll(() => canvasIn(chart).clientWidth).toBe(width);
    }
  });

  it('draws anew with another text size', async () => {
    const chart = await chartOf({ words: ['cat'], weights: [1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    const before = pixelsOf(chart, full.light);
    document.documentElement.dataset.textSize = '150';
    await expect.poll(() => pixelsOf(chart, full.light)).toBeLessThan(before);
    delete document.documentElement.dataset.textSize;
    await expect.poll(() => pixelsOf(chart, full.light)).toBe(before);
  });

  it('leaves its bars where they are when a word is pointed at', async () => {
    const chart = await chartOf({ words: ['because', 'unbelievable'], weights: [1, 1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    const before = pixelsOf(chart, full.light);
    await change(chart, { pointed: 1 });
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    expect(pixelsOf(chart, full.light)).toBe(before);
  });

  it('draws nothing, and throws nothing, when it is removed at once', async () => {
    const chart = await chartOf();
    chart.remove();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    // As an untouched canvas is; an error in between would fail the run.
    expect([canvasIn(chart).width, canvasIn(chart).height]).toEqual([300, 150]);
  });

  it('draws again when it is moved to another place', async () => {
    const chart = await chartOf({ words: ['cat'], weights: [1] });
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
    const section = document.createElement('section');
    document.body.append(section);
    section.append(chart);
    await expect.poll(() => pixelsOf(chart, full.light)).toBeGreaterThan(1000);
  });

  it('shows HTML in a word as text', async () => {
    const chart = await chartOf({ words: [hostileWord], weights: [1] });
    expect(spokenBy(chart)).toBe(`Weights of the row: ${hostileWord} 1.00`);
    expect(allInside(chart, 'img')).toEqual([]);
  });
});
