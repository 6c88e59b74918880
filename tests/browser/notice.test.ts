import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightNotice } from '../../web/components/notice/notice.ts';
import { allInside, axeViolations, detailsOf, hostileWord, inside, mount } from './helpers.ts';

const heading = 'The engine did not load.';
const text = 'Your sentence is kept.';

describe('the notice', () => {
  it('has no accessibility faults, light and dark', async () => {
    const notice = await mount(SpotlightNotice, { heading, retriable: true }, text);
    expect(await axeViolations(notice)).toEqual([]);
  });

  it('is an alert that says what failed and what is kept', async () => {
    const notice = await mount(SpotlightNotice, { heading }, text);
    await expect.element(page.getByRole('alert')).toHaveTextContent(heading);
    const slot = inside(notice, '[role=alert] slot') as HTMLSlotElement;
    const [said] = slot.assignedNodes();
    expect(said?.textContent).toBe(text);
  });

  it('offers "Try again" where that can help, and tells when it is pressed', async () => {
    const notice = await mount(SpotlightNotice, { heading, retriable: true }, text);
    const retried = detailsOf(notice, 'spotlight-retried');
    await page.getByRole('button', { name: 'Try again', exact: true }).click();
    expect(retried).toHaveLength(1);
  });

  it('has no button where trying again cannot help', async () => {
    expect(allInside(await mount(SpotlightNotice, { heading }, text), 'button')).toEqual([]);
  });

  it('shows HTML in a reason as text', async () => {
    const notice = await mount(SpotlightNotice, { heading: hostileWord }, hostileWord);
    expect(allInside(notice, 'img')).toEqual([]);
    expect(notice.textContent).toBe(hostileWord);
  });
});
