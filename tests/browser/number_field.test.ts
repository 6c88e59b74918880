import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightNumberField } from '../../web/components/number_field/number_field.ts';
import { axeViolations, change, detailsOf, inside, mount, press, textOf } from './helpers.ts';

const field = page.getByRole('spinbutton', { name: 'Seed', exact: true });
const refusal = 'a whole number from 0 to 9,999';

async function fieldOf(
  properties: Partial<SpotlightNumberField> = {},
): Promise<SpotlightNumberField> {
  return await mount(SpotlightNumberField, {
    label: 'Seed',
    value: 42,
    max: 9999,
    ...properties,
  });
}

function said(element: SpotlightNumberField): string {
  return textOf(inside(element, '[role=status]'));
}

describe('a number field', () => {
  it('has no accessibility faults, light and dark', async () => {
    const element = await fieldOf();
    expect(await axeViolations(element)).toEqual([]);
    await field.fill('-1');
    expect(said(element)).toBe(refusal);
    expect(await axeViolations(element)).toEqual([]);
  });

  it('shows its number', async () => {
    const element = await fieldOf();
    await expect.element(field).toHaveValue(42);
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    expect(said(element)).toBe('');
    await change(element, { value: 7 });
    await expect.element(field).toHaveValue(7);
  });

  it.each([
    ['0', 0],
    ['9999', 9999],
    ['007', 7],
  ])('takes "%s"', async (typed, value) => {
    const element = await fieldOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    await field.fill(typed);
    expect(changed).toEqual([{ value }]);
    expect(element.value).toBe(value);
    expect(said(element)).toBe('');
  });

  it.each(['', '-1', '1.5', '10000', '1e300', '1e-7'])(
    'refuses "%s", says so, and keeps its number',
    async (typed) => {
      const element = await fieldOf();
      const changed = detailsOf(element, 'spotlight-number-changed');
      await field.fill(typed);
      await expect.element(field).toHaveAttribute('aria-invalid', 'true');
      await expect.element(field).toHaveAccessibleDescription(refusal);
      expect(said(element)).toBe(refusal);
      expect(changed).toEqual([]);
      expect(element.value).toBe(42);
    },
  );

  it('refuses letters, which a browser does not even hand over', async () => {
    const element = await fieldOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    (inside(element, 'input') as HTMLInputElement).select();
    await userEvent.keyboard('e');
    expect(said(element)).toBe(refusal);
    expect(changed).toEqual([]);
  });

  it('shows the number in use again when it is left with nonsense in it', async () => {
    const element = await fieldOf();
    await field.fill('-1');
    await userEvent.tab();
    await expect.element(field).toHaveValue(42);
    await expect.element(field).toHaveAttribute('aria-invalid', 'false');
    expect(said(element)).toBe('');
  });

  it('restores the number also after it was emptied', async () => {
    await fieldOf();
    await field.fill('');
    await userEvent.tab();
    await expect.element(field).toHaveValue(42);
  });

  it('takes a good number after a refused one', async () => {
    const element = await fieldOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    await field.fill('-1');
    await field.fill('12');
    expect(said(element)).toBe('');
    expect(changed).toEqual([{ value: 12 }]);
  });

  it('tells nothing when the same number is typed again', async () => {
    const element = await fieldOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    await field.fill('');
    await field.fill('42');
    expect(said(element)).toBe('');
    expect(changed).toEqual([]);
  });

  it('counts up and down with the arrow keys', async () => {
    const changed = detailsOf(await fieldOf({ value: 1 }), 'spotlight-number-changed');
    await field.click();
    await press('ArrowUp');
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowDown');
    expect(changed).toEqual([{ value: 2 }, { value: 1 }, { value: 0 }]);
  });
});
