import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import type { Series } from '../../web/components/chart/chart_element.ts';
import { SpotlightLineChart } from '../../web/components/line_chart/line_chart.ts';
import {
  allInside,
  axeViolations,
  change,
  columnsOf,
  hostileWord,
  inside,
  mount,
  textOf,
} from './helpers.ts';

const loss: Series = {
  name: 'loss',
  points: [
    { x: 25, y: 5.5 },
    { x: 500, y: 2.25 },
    { x: 1000, y: 1.6789 },
  ],
};
const ofRole = (name: string, y: number): Series => ({
  name,
  points: [
    { x: 0, y: 0.1 },
    { x: 1000, y },
  ],
});
const roles = [
  ofRole('subject', 0.9),
  ofRole('opener', 0.7),
  ofRole('antecedent', 0.5),
  ofRole('previous', 0.3),
];

async function chartOf(properties: Partial<SpotlightLineChart> = {}): Promise<SpotlightLineChart> {
  return await mount(SpotlightLineChart, {
    label: 'Loss',
    series: [loss],
    xMax: 2000,
    yMax: 6,
    yStep: 2,
    longestEnd: 'antecedent 0.00',
    ...properties,
  });
}

function canvasIn(chart: SpotlightLineChart): HTMLCanvasElement {
  return inside(chart, 'canvas') as HTMLCanvasElement;
}

async function openTable(chart: SpotlightLineChart): Promise<void> {
  inside(chart, 'summary').click();
  await expect.poll(() => allInside(chart, 'table').length).toBe(1);
}

function tableRows(chart: SpotlightLineChart): string[] {
  return allInside(chart, 'tr').map(({ children }) =>
    [...children].map((cell) => textOf(cell) || '-').join(' '),
  );
}

describe('the chart of lines', () => {
  it('has no accessibility faults, light and dark, with its table and without', async () => {
    const chart = await chartOf({ series: roles });
    expect(await axeViolations(chart)).toEqual([]);
    await openTable(chart);
    expect(await axeViolations(chart)).toEqual([]);
    expect(await axeViolations(await chartOf({ series: [] }))).toEqual([]);
  });

  it('says in the name of its picture where each line began and where it is', async () => {
    await chartOf();
    const name = 'Loss: loss from 5.50 to 1.68 at step 1,000';
    await expect.element(page.getByRole('img', { name, exact: true })).toBeInTheDocument();
  });

  it('says that it is empty as long as it is', async () => {
    const chart = await chartOf({ series: [{ name: 'loss', points: [] }] });
    expect(canvasIn(chart).ariaLabel).toBe('Loss: empty so far');
  });

  it('has a table of all its numbers behind “as numbers”', async () => {
    const chart = await chartOf({
      series: [roles[0]!, { name: 'late', points: [{ x: 500, y: 1 }] }],
    });
    expect(allInside(chart, 'table')).toEqual([]);
    await openTable(chart);
    expect(tableRows(chart)).toEqual([
      'step subject late',
      '0 0.10 -',
      '500 - 1.00',
      '1,000 0.90 -',
    ]);
    await change(chart, { series: [loss] });
    expect(tableRows(chart)).toEqual(['step loss', '25 5.50', '500 2.25', '1,000 1.68']);
  });

  it('draws each line in its own colour, and where they end a line for now', async () => {
    const chart = await chartOf({ series: roles, yMax: 1, yStep: 0.5 });
    for (const token of ['--ink', '--teal', '--purple', '--ink-3', '--accent']) {
      await expect
        .poll(() => columnsOf(chart, token).length, { message: token })
        .toBeGreaterThan(0);
    }
    const now = columnsOf(chart, '--accent');
    expect(now.at(-1)! - now[0]!).toBeLessThan(4 * devicePixelRatio);
  });

  it('writes values alone at its ends where a legend elsewhere has the names, and as many digits', async () => {
    const named = await chartOf({ series: roles, yMax: 1, yStep: 0.5 });
    const alone = await chartOf({ series: roles, yMax: 1, yStep: 0.5, unnamed: true, digits: 3 });
    expect(canvasIn(alone).ariaLabel).toContain('subject from 0.100 to 0.900 at step 1,000');
    await expect.poll(() => columnsOf(named, '--teal').length).toBeGreaterThan(0);
    await expect
      .poll(() => columnsOf(alone, '--teal').length)
      .toBeLessThan(columnsOf(named, '--teal').length);
  });

  it('moves the line for now with the last step', async () => {
    const chart = await chartOf();
    await expect.poll(() => columnsOf(chart, '--accent').length).toBeGreaterThan(0);
    const [before] = columnsOf(chart, '--accent');
    await change(chart, { series: [{ ...loss, points: loss.points.slice(0, 2) }] });
    await expect.poll(() => columnsOf(chart, '--accent')[0]).toBeLessThan(before!);
    await change(chart, { series: [] });
    await expect.poll(() => columnsOf(chart, '--accent')).toEqual([]);
  });

  it('has axes that end at the same places, whatever its lines are called', async () => {
    const long = await chartOf({ series: [loss] });
    const short = await chartOf({ series: roles, yMax: 1, yStep: 0.5 });
    await expect.poll(() => columnsOf(long, '--accent').length).toBeGreaterThan(0);
    await expect.poll(() => columnsOf(short, '--accent')).toEqual(columnsOf(long, '--accent'));
  });

  it('writes the ends inside the picture, also on a narrow screen', async () => {
    const chart = await chartOf({ series: roles, xMax: 1000, yMax: 1, yStep: 0.5 });
    chart.style.inlineSize = '260px';
    await expect.poll(() => canvasIn(chart).width).toBe(260 * devicePixelRatio);
    await expect.poll(() => columnsOf(chart, '--purple').length).toBeGreaterThan(0);
    expect(columnsOf(chart, '--purple').at(-1)).toBeLessThan(258 * devicePixelRatio);
  });

  it('makes room for a line that leaves the axis', async () => {
    const chart = await chartOf({ series: [{ name: 'loss', points: [{ x: 0, y: 16.7 }] }] });
    await expect.poll(() => columnsOf(chart, '--ink').length).toBeGreaterThan(0);
  });

  it('draws again when it is moved to another place', async () => {
    const chart = await chartOf();
    await expect.poll(() => columnsOf(chart, '--accent').length).toBeGreaterThan(0);
    const section = document.createElement('section');
    document.body.append(section);
    section.append(chart);
    await expect.poll(() => columnsOf(chart, '--accent').length).toBeGreaterThan(0);
  });

  it('draws nothing, and throws nothing, when it is removed before Chart.js arrives', async () => {
    const chart = await chartOf();
    chart.remove();
    await import('../../web/render/line_chart.ts');
    await new Promise(requestAnimationFrame);
  });

  it('shows HTML in a name as text', async () => {
    const chart = await chartOf({ series: [{ ...loss, name: hostileWord }] });
    await openTable(chart);
    expect(tableRows(chart)[0]).toBe(`step ${hostileWord}`);
    expect(allInside(chart, 'img')).toEqual([]);
  });
});
