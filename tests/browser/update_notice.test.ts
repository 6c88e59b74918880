/** The line that offers a newer version: quiet, accessible, and nothing happens by itself. */

import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightUpdateNotice } from '../../web/components/update_notice/update_notice.ts';
import { allInside, axeViolations, change, detailsOf, inside, mount } from './helpers.ts';

const text = 'Your sentence and settings stay.';

describe('the notice of a newer version', () => {
  it('has no accessibility faults, light and dark', async () => {
    const notice = await mount(SpotlightUpdateNotice, { open: true }, text);
    expect(await axeViolations(notice)).toEqual([]);
  });

  it('takes no room until there is news, and then is a status, not an alert', async () => {
    const notice = await mount(SpotlightUpdateNotice, {}, text);
    expect(notice.getBoundingClientRect().height).toBe(0);
    await change(notice, { open: true });
    await expect.element(page.getByRole('status')).toHaveTextContent('A new version of Spotlight');
    expect((inside(notice, 'slot') as HTMLSlotElement).assignedNodes()[0]?.textContent).toBe(text);
  });

  it('tells what was pressed, by buttons large enough for a finger', async () => {
    const notice = await mount(SpotlightUpdateNotice, { open: true }, text);
    for (const [name, event] of [
      ['Reload', 'spotlight-update-accepted'],
      ['Later', 'spotlight-update-put-off'],
    ] as const) {
      const told = detailsOf(notice, event);
      await page.getByRole('button', { name, exact: true }).click();
      expect(told).toHaveLength(1);
    }
    for (const button of allInside(notice, 'button')) {
      expect(button.getBoundingClientRect().height).toBeGreaterThanOrEqual(44);
      expect(button.getBoundingClientRect().width).toBeGreaterThanOrEqual(44);
    }
  });
});
