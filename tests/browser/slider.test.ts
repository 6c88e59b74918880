import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightSlider } from '../../web/components/slider/slider.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  inside,
  mount,
  press,
  textOf,
} from './helpers.ts';

const slider = page.getByRole('slider', { name: 'd, the size of a head', exact: true });

async function sliderOf(properties: Partial<SpotlightSlider> = {}): Promise<SpotlightSlider> {
  return await mount(SpotlightSlider, {
    label: 'd, the size of a head',
    value: 64,
    doublings: 9,
    ...properties,
  });
}

/** As if dragged to this place: in doublings from 1. */
function dragTo(element: SpotlightSlider, place: number): void {
  const input = inside(element, 'input') as HTMLInputElement;
  input.value = String(place);
  input.dispatchEvent(new Event('input'));
}

describe('a slider', () => {
  it('has no accessibility faults, light and dark, movable and not', async () => {
    expect(await axeViolations(await sliderOf())).toEqual([]);
    expect(await axeViolations(await sliderOf({ fixedBecause: 'it was trained so' }))).toEqual([]);
  });

  it('says its number, and not the place on its line', async () => {
    const element = await sliderOf();
    await expect.element(slider).toHaveAttribute('aria-valuetext', '64');
    expect(textOf(inside(element, 'output'))).toBe('64');
    await change(element, { value: 3 });
    await expect.element(slider).toHaveAttribute('aria-valuetext', '3');
    expect((inside(element, 'input') as HTMLInputElement).valueAsNumber).toBeCloseTo(Math.log2(3));
  });

  it.each([
    ['ArrowRight', 65],
    ['ArrowUp', 65],
    ['ArrowLeft', 63],
    ['ArrowDown', 63],
    ['PageUp', 128],
    ['PageDown', 32],
    ['Home', 1],
    ['End', 512],
  ])('goes with %s from 64 to %d', async (key, value) => {
    const element = await sliderOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    await userEvent.tab();
    await press(key);
    expect(changed).toEqual([{ value }]);
    expect(element.value).toBe(value);
  });

  it('stays within its ends', async () => {
    const element = await sliderOf({ value: 1 });
    const changed = detailsOf(element, 'spotlight-number-changed');
    await userEvent.tab();
    await press('ArrowLeft');
    await press('PageDown');
    expect(changed).toEqual([]);
    await change(element, { value: 500 });
    await press('PageUp');
    await press('ArrowRight');
    expect(changed).toEqual([{ value: 512 }]);
  });

  it('takes the same way for each doubling, and snaps to powers of two', async () => {
    const element = await sliderOf();
    const changed = detailsOf(element, 'spotlight-number-changed');
    dragTo(element, 3.05);
    dragTo(element, 3.5);
    dragTo(element, 8.96);
    dragTo(element, 8.96);
    expect(changed).toEqual([{ value: 8 }, { value: 11 }, { value: 512 }]);
  });

  it('writes its powers of two below the places of its thumb', async () => {
    const element = await sliderOf();
    const marks = allInside(element, '.marks span');
    expect(marks.map(textOf)).toEqual('1 2 4 8 16 32 64 128 256 512'.split(' '));
    const middles = marks.map((mark) => {
      const { left, width } = mark.getBoundingClientRect();
      return left + width / 2;
    });
    const line = inside(element, 'input').getBoundingClientRect();
    expect(middles[0]).toBeCloseTo(line.left + 13, 0);
    expect(middles[9]).toBeCloseTo(line.right - 13, 0);
    expect(middles[6]! - middles[5]!).toBeCloseTo((line.width - 26) / 9, 0);
  });

  it('cannot be moved where its number is fixed, and says why', async () => {
    await sliderOf({ value: 8, fixedBecause: 'The model was trained so.' });
    await expect.element(slider).toBeDisabled();
    await expect.element(slider).toHaveAccessibleDescription('The model was trained so.');
  });
});
