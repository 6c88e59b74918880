import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightOrigin } from '../../web/components/origin/origin.ts';
import { axeViolations, change, inside, mount } from './helpers.ts';

const text = 'random vectors, seed 42: patterns carry no meaning yet';

describe('the origin of numbers', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await mount(SpotlightOrigin, {}, text))).toEqual([]);
  });

  it('is said in words', async () => {
    await mount(SpotlightOrigin, {}, text);
    await expect.element(page.getByText(text, { exact: true })).toBeVisible();
  });

  it('has a round mark for random numbers and a square one for those made by hand', async () => {
    const origin = await mount(SpotlightOrigin, { kind: 'random' }, text);
    const mark = inside(origin, '.mark');
    expect(getComputedStyle(mark).borderRadius).toBe('50%');
    await change(origin, { kind: 'hand-made' });
    expect(getComputedStyle(mark).borderRadius).toBe('0px');
  });
});
