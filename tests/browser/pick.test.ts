import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightPick } from '../../web/components/pick/pick.ts';
import { allInside, axeViolations, change, detailsOf, focusedIn, mount, press } from './helpers.ts';

const options = [
  { value: 'both', text: 'both ways' },
  { value: 'causal', text: 'left to right' },
  { value: 'none', text: 'not at all' },
];
const select = page.getByRole('combobox', { name: 'Reading', exact: true });

async function pickOf(properties: Partial<SpotlightPick> = {}): Promise<SpotlightPick> {
  return await mount(SpotlightPick, { label: 'Reading', options, value: 'causal', ...properties });
}

describe('a pick', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await pickOf())).toEqual([]);
  });

  it('is a native select with a name, its options and its value', async () => {
    const pick = await pickOf();
    await expect.element(select).toHaveValue('causal');
    expect(allInside(pick, 'option').map(({ textContent }) => textContent)).toEqual([
      'both ways',
      'left to right',
      'not at all',
    ]);
  });

  it('tells another choice once', async () => {
    const picked = detailsOf(await pickOf(), 'spotlight-picked');
    await userEvent.selectOptions(select, 'not at all');
    expect(picked).toEqual([{ value: 'none' }]);
  });

  it('is changed by arrow keys', async () => {
    const pick = await pickOf();
    const picked = detailsOf(pick, 'spotlight-picked');
    await userEvent.tab();
    expect(focusedIn(pick)).toBe(select.element());
    await press('ArrowUp');
    expect(picked).toEqual([{ value: 'both' }]);
  });

  it('follows a value that is set from outside, also back after a choice', async () => {
    const pick = await pickOf();
    await change(pick, { value: 'none' });
    await expect.element(select).toHaveValue('none');
    await userEvent.selectOptions(select, 'both ways');
    await change(pick, { value: 'causal' });
    await expect.element(select).toHaveValue('causal');
  });

  it('shows its value also when the options come after it', async () => {
    const pick = await pickOf({ options: [] });
    await change(pick, { options });
    await expect.element(select).toHaveValue('causal');
  });
});
