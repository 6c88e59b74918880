import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightProgressLine } from '../../web/components/progress_line/progress_line.ts';
import { axeViolations, change, inside, mount } from './helpers.ts';

async function lineOf(done: number, total: number): Promise<SpotlightProgressLine> {
  const properties = { label: 'Training', done, total };
  return await mount(SpotlightProgressLine, properties, `${done} of ${total} steps`);
}

function filledShare(line: SpotlightProgressLine): number {
  const [done, bar] = [inside(line, '.done'), inside(line, '.bar')];
  return done.getBoundingClientRect().width / bar.getBoundingClientRect().width;
}

describe('the line of progress', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await lineOf(500, 2000))).toEqual([]);
  });

  it('is a progress bar with a name, and says its words beside it', async () => {
    await lineOf(500, 2000);
    const bar = page.getByRole('progressbar', { name: 'Training' });
    await expect.element(bar).toHaveAttribute('aria-valuenow', '500');
    await expect.element(bar).toHaveAttribute('aria-valuemax', '2000');
    await expect.element(page.getByText('500 of 2000 steps')).toBeVisible();
  });

  it('is filled as far as the work is done, and never further', async () => {
    const line = await lineOf(500, 2000);
    expect(filledShare(line)).toBeCloseTo(0.25, 2);
    await change(line, { done: 2000 });
    expect(filledShare(line)).toBeCloseTo(1, 2);
    await change(line, { done: 2500 });
    expect(filledShare(line)).toBeCloseTo(1, 2);
  });

  it('is empty as long as nobody knows how much there is', async () => {
    expect(filledShare(await lineOf(0, 0))).toBe(0);
  });
});
