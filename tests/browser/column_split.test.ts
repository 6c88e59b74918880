import { describe, expect, it } from 'vitest';

import { SpotlightColumnSplit } from '../../web/components/column_split/column_split.ts';
import { allInside, axeViolations, change, inside, mount, textOf } from './helpers.ts';

const labels = (split: SpotlightColumnSplit): string[] => allInside(split, '.block').map(textOf);

describe('columns split into blocks', () => {
  it('have no accessibility faults, light and dark', async () => {
    const split = await mount(SpotlightColumnSplit, { columns: 64, parts: 3 });
    expect(await axeViolations(split)).toEqual([]);
  });

  it('are equal blocks with their numbers, said in words', async () => {
    const split = await mount(SpotlightColumnSplit, { columns: 64, parts: 4 });
    expect(labels(split)).toEqual(['1', '2', '3', '4']);
    expect(inside(split, '[role=img]').ariaLabel).toBe('64 columns in 4 blocks of 16');
    const widths = allInside(split, '.block').map(({ offsetWidth }) => offsetWidth);
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1);
    await change(split, { parts: 1 });
    expect(inside(split, '[role=img]').ariaLabel).toBe('64 columns in 1 block of 64');
  });

  it('hatch what is left over', async () => {
    const split = await mount(SpotlightColumnSplit, { columns: 64, parts: 5 });
    expect(inside(split, '[role=img]').ariaLabel).toBe(
      '64 columns in 5 blocks of 12, and 4 left over',
    );
    const [block, rest] = [inside(split, '.block'), inside(split, '.hatched')];
    expect(rest.offsetWidth / block.offsetWidth).toBeCloseTo(4 / 12, 1);
    await change(split, { parts: 4 });
    expect(allInside(split, '.hatched')).toEqual([]);
  });

  it('leave their numbers out where there is no room', async () => {
    const split = await mount(SpotlightColumnSplit, { columns: 64, parts: 64 });
    expect(labels(split)).toEqual(Array<string>(64).fill(''));
  });

  it('are all left over if there are more parts than columns', async () => {
    const split = await mount(SpotlightColumnSplit, { columns: 48, parts: 64 });
    expect(labels(split)).toEqual([]);
    expect(inside(split, '[role=img]').ariaLabel).toContain('and 48 left over');
  });
});
