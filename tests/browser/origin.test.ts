import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightOrigin } from '../../web/components/origin/origin.ts';
import { allInside, axeViolations, change, inside, mount, press } from './helpers.ts';

const text = 'random vectors, seed 42: patterns carry no meaning yet';

/** With more to tell than stands on the line. */
async function detailedOrigin(): Promise<SpotlightOrigin> {
  const more = document.createElement('span');
  more.slot = 'details';
  more.textContent = 'Every word has a vector of its own. '.repeat(8);
  const origin = new SpotlightOrigin();
  origin.append(text, more);
  document.body.append(origin);
  await origin.updateComplete;
  return origin;
}

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

  it('has a filled mark for learned numbers', async () => {
    const origin = await mount(SpotlightOrigin, { kind: 'learned' }, text);
    const background = (): string => getComputedStyle(inside(origin, '.mark')).backgroundColor;
    expect(background()).not.toBe('rgba(0, 0, 0, 0)');
    await change(origin, { kind: 'random' });
    expect(background()).toBe('rgba(0, 0, 0, 0)');
  });

  it('is no button where there is nothing more to tell', async () => {
    expect(allInside(await mount(SpotlightOrigin, {}, text), 'button')).toEqual([]);
  });
});

describe('more about the origin', () => {
  const panel = page.getByRole('group', { name: 'About these numbers' });

  it('has no accessibility faults, light and dark', async () => {
    const origin = await detailedOrigin();
    await change(origin, { open: true });
    expect(await axeViolations(origin)).toEqual([]);
  });

  it('is opened and closed by keyboard, and Escape gives the focus back', async () => {
    const origin = await detailedOrigin();
    await expect.element(panel).not.toBeInTheDocument();
    await userEvent.tab();
    await press('Enter');
    await expect.element(panel).toBeVisible();
    await press('Escape');
    await expect.element(panel).not.toBeInTheDocument();
    expect(origin.shadowRoot?.activeElement).toBe(inside(origin, 'button'));
  });

  it('is closed by a click elsewhere', async () => {
    await detailedOrigin();
    await page.getByRole('button', { name: text }).click();
    await expect.element(panel).toBeVisible();
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true }));
    await expect.element(panel).not.toBeInTheDocument();
  });

  it('fits a narrow page', async () => {
    await page.viewport(360, 700);
    const origin = await detailedOrigin();
    origin.style.marginInline = '16px';
    await change(origin, { open: true });
    const { scrollWidth, clientWidth } = document.documentElement;
    await page.viewport(1280, 900);
    expect(scrollWidth).toBe(clientWidth);
  });
});
