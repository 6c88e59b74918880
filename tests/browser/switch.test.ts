import { describe, expect, it } from 'vitest';

import { SpotlightSwitch } from '../../web/components/switch/switch.ts';
import { axeViolations, change, detailsOf, inside, mount, press } from './helpers.ts';

const switchOf = (on: boolean): Promise<SpotlightSwitch> =>
  mount(SpotlightSwitch, { on }, 'Break it: no mask');

describe('the switch', () => {
  it('has no accessibility faults, light and dark, on and off', async () => {
    expect(await axeViolations(await switchOf(false))).toEqual([]);
    expect(await axeViolations(await switchOf(true))).toEqual([]);
  });

  it('says whether it is on', async () => {
    const element = await switchOf(false);
    const button = inside(element, '[role=switch]');
    expect(button.ariaChecked).toBe('false');
    await change(element, { on: true });
    expect(button.ariaChecked).toBe('true');
  });

  it('tells what is wanted, by mouse and by keyboard, and changes only when it is told to', async () => {
    const element = await switchOf(false);
    const switched = detailsOf(element, 'spotlight-switched');
    const button = inside(element, 'button');
    button.click();
    button.focus();
    await press(' ');
    await press('Enter');
    expect(switched).toEqual([{ on: true }, { on: true }, { on: true }]);
    expect(element.on).toBe(false);
    await change(element, { on: true });
    button.click();
    expect(switched.at(-1)).toEqual({ on: false });
  });

  it('is large enough for a finger', async () => {
    const { height } = inside(await switchOf(false), 'button').getBoundingClientRect();
    expect(height).toBeGreaterThanOrEqual(44);
  });
});
