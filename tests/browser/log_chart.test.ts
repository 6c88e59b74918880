import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { SpotlightLogChart, type LogSeries } from '../../web/components/log_chart/log_chart.ts';
import {
  allInside,
  axeViolations,
  change,
  columnsOf,
  inside,
  mount,
  pixelsOf,
  textOf,
} from './helpers.ts';

const lengths = [64, 128, 256, 512, 1024];

/** y = x^power, exactly. */
const power = (name: string, exponent: number, slope?: number): LogSeries => ({
  name,
  points: lengths.map((x) => ({ x, y: x ** exponent })),
  slope,
});
const both = [power('whole', 2, 2), power('streaming', 1, 1)];

async function chartOf(properties: Partial<SpotlightLogChart> = {}): Promise<SpotlightLogChart> {
  return await mount(SpotlightLogChart, {
    label: 'Memory',
    series: both,
    xRange: [64, 1024],
    yRange: [10, 10_000],
    yText: (value: number) => `${value} B`,
    ...properties,
  });
}

/** How high a line rises over so many columns, in pixels, from near its first point on. */
function riseOf(chart: SpotlightLogChart, token: string, columns: number): number {
  const pixels = pixelsOf(chart, token);
  const start = Math.min(...pixels.map(({ column }) => column)) + 20;
  // Of two dashes, on average.
  const height = (from: number): number => {
    const near = pixels.filter(({ column }) => column >= from && column < from + 24);
    return near.reduce((total, { row }) => total + row, 0) / near.length;
  };
  return height(start) - height(start + columns);
}

describe('the chart on logarithmic axes', () => {
  it('has no accessibility faults, wide and narrow, with its table and empty', async () => {
    const chart = await chartOf();
    expect(await axeViolations(chart)).toEqual([]);
    inside(chart, 'summary').click();
    await expect.poll(() => allInside(chart, 'table').length).toBe(1);
    chart.style.inlineSize = '320px';
    expect(await axeViolations(chart)).toEqual([]);
    expect(await axeViolations(await chartOf({ series: [] }))).toEqual([]);
  });

  it('says in the name of its picture where each line began and where it is', async () => {
    await chartOf();
    const name =
      'Memory: whole from 4096 B to 1048576 B at n 1,024, streaming from 64 B to 1024 B at n 1,024';
    await expect.element(page.getByRole('img', { name, exact: true })).toBeInTheDocument();
  });

  it('has a table of what was measured, not of its logarithms', async () => {
    const chart = await chartOf();
    inside(chart, 'summary').click();
    await expect.poll(() => allInside(chart, 'tr').length).toBe(1 + lengths.length);
    const rows = allInside(chart, 'tr').map(({ children }) => [...children].map(textOf));
    expect(rows[0]).toEqual(['n', 'whole', 'streaming']);
    expect(rows.at(-1)).toEqual(['1,024', '1048576 B', '1024 B']);
  });

  it('draws a power law as a straight line, twice as steep for twice the exponent', async () => {
    // Both cross at 64 words, so that they fan out from there; dots only at the ends.
    const ends = [64, 1024];
    const chart = await chartOf({
      series: [
        { ...power('two', 2), points: ends.map((x) => ({ x, y: 100 * (x / 64) ** 2 })) },
        { ...power('one', 1), points: ends.map((x) => ({ x, y: 100 * (x / 64) })) },
      ],
      yRange: [10, 100_000],
    });
    chart.style.inlineSize = '900px';
    await expect
      .poll(() => (inside(chart, 'canvas') as HTMLCanvasElement).width)
      .toBe(900 * devicePixelRatio);
    await expect.poll(() => columnsOf(chart, '--ink').length).toBeGreaterThan(500);
    expect(riseOf(chart, '--ink', 200) / riseOf(chart, '--teal', 200)).toBeCloseTo(2, 0);
    expect(riseOf(chart, '--ink', 400) / riseOf(chart, '--ink', 200)).toBeCloseTo(2, 0);
  });

  it('has a line for no now, but dots where it was measured', async () => {
    const chart = await chartOf({ series: [power('whole', 2, 2)] });
    await expect.poll(() => columnsOf(chart, '--ink').length).toBeGreaterThan(0);
    expect(columnsOf(chart, '--accent')).toEqual([]);
  });

  it('names its lines in a list where they have no room at their ends', async () => {
    const chart = await chartOf();
    const list = inside(chart, 'ul');
    chart.style.inlineSize = '900px';
    await expect.poll(() => getComputedStyle(list).display).toBe('none');
    chart.style.inlineSize = '320px';
    await expect.poll(() => getComputedStyle(list).display).toBe('grid');
    expect(allInside(chart, 'li').map(textOf)).toEqual([
      'whole',
      'streaming',
      'at the ends: slopes',
    ]);
  });

  it('has room for the longest number of its axis', async () => {
    const firstColumn = (chart: SpotlightLogChart): number =>
      Math.min(...pixelsOf(chart, '--teal').map(({ column }) => column));
    const drawn = async (chart: SpotlightLogChart): Promise<number> => {
      await expect.poll(() => firstColumn(chart)).toBeLessThan(Infinity);
      return firstColumn(chart);
    };
    const short = await drawn(await chartOf());
    const long = await drawn(await chartOf({ yText: (value) => `${value} minutes or so` }));
    expect(long - short).toBeGreaterThan(40);
  });

  it('makes room for what leaves the axis', async () => {
    const chart = await chartOf({
      series: [
        {
          ...power('one', 1),
          points: [
            { x: 64, y: 0.001 },
            { x: 128, y: 1e9 },
          ],
        },
      ],
    });
    await expect.poll(() => columnsOf(chart, '--ink').length).toBeGreaterThan(0);
    await change(chart, { series: [] });
    await expect.poll(() => columnsOf(chart, '--ink')).toEqual([]);
  });
});
