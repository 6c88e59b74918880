import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightPopover } from '../../web/components/popover/popover.ts';
import { allInside, axeViolations, change, focusedIn, inside, mount, press } from './helpers.ts';

const button = page.getByRole('button', { name: 'Settings', exact: true });
const panel = page.getByRole('group', { name: 'Settings', exact: true });

/** With a field in the panel. */
async function popoverOf(properties: Partial<SpotlightPopover> = {}): Promise<SpotlightPopover> {
  const popover = await mount(SpotlightPopover, { label: 'Settings', ...properties });
  popover.style.marginInlineStart = '600px';
  const field = document.createElement('input');
  field.ariaLabel = 'Seed';
  popover.append(field);
  return popover;
}

function fieldIn(popover: SpotlightPopover): HTMLInputElement {
  return popover.querySelector('input')!;
}

function panels(popover: SpotlightPopover): HTMLElement[] {
  return allInside(popover, '.panel');
}

describe('a popover', () => {
  it('has no accessibility faults, light and dark, closed and open', async () => {
    const popover = await popoverOf();
    expect(await axeViolations(popover)).toEqual([]);
    await change(popover, { open: true, icon: 'help' });
    expect(await axeViolations(popover)).toEqual([]);
  });

  it('is a button with a name, and closed at first', async () => {
    const popover = await popoverOf();
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    expect(panels(popover)).toEqual([]);
    expect(fieldIn(popover).checkVisibility()).toBe(false);
  });

  it('opens with its content, and closes, by its button', async () => {
    const popover = await popoverOf();
    await userEvent.click(button);
    await expect.element(button).toHaveAttribute('aria-expanded', 'true');
    await expect.element(panel).toBeVisible();
    expect(fieldIn(popover).checkVisibility()).toBe(true);
    await userEvent.click(button);
    await expect.element(button).toHaveAttribute('aria-expanded', 'false');
    expect(panels(popover)).toEqual([]);
  });

  it.each(['Enter', ' '])('opens with the key "%s"', async (key) => {
    const popover = await popoverOf();
    await userEvent.tab();
    await press(key);
    expect(popover.open).toBe(true);
    await userEvent.tab();
    if (focusedIn(popover) !== null) await userEvent.tab(); // a panel that scrolls is a stop
    expect(document.activeElement).toBe(fieldIn(popover));
  });

  it('is closed by Escape, and gives the focus back to its button', async () => {
    const popover = await popoverOf({ open: true });
    fieldIn(popover).focus();
    await press('Escape');
    await popover.updateComplete;
    expect(panels(popover)).toEqual([]);
    expect(focusedIn(popover)).toBe(inside(popover, 'button'));
  });

  it('keeps an Escape that it has used, and no other', async () => {
    const popover = await popoverOf({ open: true });
    const keys: string[] = [];
    const listen = ({ key }: KeyboardEvent): void => void keys.push(key);
    document.addEventListener('keydown', listen);
    fieldIn(popover).focus();
    await press('Escape');
    expect(keys).toEqual([]);
    await press('Escape');
    expect(keys).toEqual(['Escape']);
    document.removeEventListener('keydown', listen);
  });

  it('is closed by a click outside', async () => {
    const popover = await popoverOf({ open: true });
    const outside = document.createElement('button');
    outside.textContent = 'outside';
    popover.before(outside);
    await userEvent.click(outside);
    await popover.updateComplete;
    expect(panels(popover)).toEqual([]);
    expect(inside(popover, 'button').ariaExpanded).toBe('false');
  });

  it('stays open at a click inside', async () => {
    const popover = await popoverOf({ open: true });
    await userEvent.click(fieldIn(popover));
    await userEvent.click(panel, { position: { x: 4, y: 4 } });
    expect(popover.open).toBe(true);
    expect(panels(popover)).toHaveLength(1);
  });

  it('listens to the page no longer once it is taken out', async () => {
    const popover = await popoverOf({ open: true });
    popover.remove();
    await userEvent.click(document.body);
    expect(popover.open).toBe(true);
  });
});
