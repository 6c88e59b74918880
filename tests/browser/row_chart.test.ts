import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightRowChart } from '../../web/components/row_chart/row_chart.ts';
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

  it('draws nothing, and throws nothing, when it is removed before Chart.js arrives', async () => {
    const chart = Object.assign(new SpotlightRowChart(), { words, weights });
    chart.addController({
      hostUpdated() {
        chart.remove();
      },
    });
    document.body.append(chart);
    await chart.updateComplete;
    await import('../../web/render/bar_chart.ts');
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
