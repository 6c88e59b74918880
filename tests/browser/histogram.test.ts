import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightHistogram } from '../../web/components/histogram/histogram.ts';
import { allInside, axeViolations, change, columnsOf, inside, mount, textOf } from './helpers.ts';

/** As from a normal distribution of this standard deviation: its quantiles, roughly. */
function bell(deviation: number, count = 2000): Float32Array {
  return Float32Array.from({ length: count }, (_, i) => {
    const share = (i + 0.5) / count;
    return (deviation * Math.log(share / (1 - share)) * Math.sqrt(3)) / Math.PI;
  });
}

async function histogramOf(
  properties: Partial<SpotlightHistogram> = {},
): Promise<SpotlightHistogram> {
  return await mount(SpotlightHistogram, {
    label: 'Scores, not scaled',
    values: bell(8),
    end: 120,
    expectedVariance: 64,
    ...properties,
  });
}

function canvasIn(histogram: SpotlightHistogram): HTMLCanvasElement {
  return inside(histogram, 'canvas') as HTMLCanvasElement;
}

function widthOf(histogram: SpotlightHistogram, token: string): number {
  const columns = columnsOf(histogram, token);
  return (columns.at(-1) ?? 0) - (columns[0] ?? 0);
}

async function openTable(histogram: SpotlightHistogram): Promise<string[][]> {
  inside(histogram, 'summary').click();
  await expect.poll(() => allInside(histogram, 'table').length).toBe(1);
  return allInside(histogram, 'tr').map(({ children }) => [...children].map(textOf));
}

describe('a histogram', () => {
  it('has no accessibility faults, light and dark, with its table and without', async () => {
    const histogram = await histogramOf();
    expect(await axeViolations(histogram)).toEqual([]);
    await openTable(histogram);
    expect(await axeViolations(histogram)).toEqual([]);
    expect(await axeViolations(await histogramOf({ values: undefined }))).toEqual([]);
  });

  it('says in the name of its picture how far its values spread', async () => {
    const values = Float32Array.of(-3, -1, 1, 3);
    const histogram = await histogramOf({ values, expectedVariance: 4 });
    const name =
      'Scores, not scaled: 4 values from −3.00 to 3.00, standard deviation 2.24, theory 2';
    await expect.element(page.getByRole('img', { name, exact: true })).toBeInTheDocument();
    await change(histogram, { expectedVariance: undefined });
    expect(canvasIn(histogram).ariaLabel).not.toContain('theory');
    await change(histogram, { values: undefined });
    expect(canvasIn(histogram).ariaLabel).toBe('Scores, not scaled: being computed');
  });

  it('has a table of its bars, which hold every value, and of what theory expects', async () => {
    const [head, ...rows] = await openTable(await histogramOf());
    expect(head).toEqual(['from', 'to', 'values', 'theory']);
    const sumOf = (column: number): number =>
      rows.reduce((sum, row) => sum + Number(row[column]!.replace(',', '')), 0);
    expect(sumOf(2)).toBe(2000);
    expect(sumOf(3)).toBeGreaterThan(1990);
    expect(sumOf(3)).toBeLessThan(2010);
    expect(rows.length % 2).toBe(1);
  });

  it('draws the same values on another scale with the same bars, and as much narrower', async () => {
    const wide = await histogramOf();
    const narrow = await histogramOf({ values: bell(8).map((value) => value / 4) });
    const counts = (rows: string[][]): string[] => rows.slice(1).map((row) => row[2]!);
    expect(counts(await openTable(narrow))).toEqual(counts(await openTable(wide)));
    await expect.poll(() => widthOf(wide, '--teal')).toBeGreaterThan(250);
    await expect
      .poll(() => widthOf(wide, '--teal') / widthOf(narrow, '--teal'))
      .toBeGreaterThan(3.5);
    expect(widthOf(wide, '--teal') / widthOf(narrow, '--teal')).toBeLessThan(4.5);
  });

  it('draws bars of its tone and the dashed curve of the theory, where there is one', async () => {
    const histogram = await histogramOf({ tone: 'grey' });
    await expect.poll(() => columnsOf(histogram, '--control').length).toBeGreaterThan(100);
    await expect.poll(() => columnsOf(histogram, '--ink').length).toBeGreaterThan(50);
    expect(columnsOf(histogram, '--teal')).toEqual([]);
    await change(histogram, { expectedVariance: undefined });
    await expect.poll(() => columnsOf(histogram, '--ink')).toEqual([]);
  });

  it('follows its width, also to that of a phone', async () => {
    const histogram = await histogramOf();
    histogram.style.inlineSize = '300px';
    await expect.poll(() => canvasIn(histogram).width).toBe(300 * devicePixelRatio);
  });

  it.each([Float32Array.of(), Float32Array.of(0), Float32Array.of(5), Float32Array.of(NaN)])(
    'draws an axis, and throws nothing, for %s',
    async (...values) => {
      const histogram = await histogramOf({ values: Float32Array.from(values) });
      await expect.poll(() => columnsOf(histogram, '--control').length).toBeGreaterThan(0);
    },
  );
});
