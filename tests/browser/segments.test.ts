import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightSegments } from '../../web/components/segments/segments.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  focusedIn,
  hostileWord,
  mount,
  press,
  textOf,
} from './helpers.ts';

const options = [
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
  { value: 'system', text: 'As the system' },
];

async function segmentsOf(properties: Partial<SpotlightSegments> = {}): Promise<SpotlightSegments> {
  return await mount(SpotlightSegments, { label: 'Theme', options, value: 'dark', ...properties });
}

function radios(segments: SpotlightSegments): HTMLInputElement[] {
  return allInside(segments, 'input') as HTMLInputElement[];
}

function checkedIn(segments: SpotlightSegments): string[] {
  return radios(segments)
    .filter(({ checked }) => checked)
    .map(({ value }) => value);
}

describe('segments', () => {
  it('have no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await segmentsOf())).toEqual([]);
  });

  it('are native radio buttons in a group with a name', async () => {
    const segments = await segmentsOf();
    await expect.element(page.getByRole('group', { name: 'Theme', exact: true })).toBeVisible();
    for (const { text } of options) {
      const radio = page.getByRole('radio', { name: text, exact: true });
      await expect.element(radio).toBeInTheDocument();
    }
    expect(radios(segments).map(({ type }) => type)).toEqual(['radio', 'radio', 'radio']);
    expect(checkedIn(segments)).toEqual(['dark']);
  });

  it('tell another choice once, and the same choice never', async () => {
    const segments = await segmentsOf();
    const picked = detailsOf(segments, 'spotlight-picked');
    const [light, dark] = allInside(segments, 'label');
    await userEvent.click(dark!);
    expect(picked).toEqual([]);
    await userEvent.click(light!);
    expect(picked).toEqual([{ value: 'light' }]);
    expect(checkedIn(segments)).toEqual(['light']);
  });

  it('are one stop for Tab, and arrow keys choose', async () => {
    const segments = await segmentsOf();
    const picked = detailsOf(segments, 'spotlight-picked');
    const after = document.createElement('button');
    segments.after(after);
    await userEvent.tab();
    expect(focusedIn(segments)).toBe(radios(segments)[1]);
    await press('ArrowRight');
    await press('ArrowRight');
    await press('ArrowLeft');
    expect(picked).toEqual([{ value: 'system' }, { value: 'light' }, { value: 'system' }]);
    await userEvent.tab();
    expect(document.activeElement).toBe(after);
  });

  it('show where the focus is', async () => {
    const segments = await segmentsOf();
    await userEvent.tab();
    const outlines = allInside(segments, 'label').map(
      (label) => getComputedStyle(label).outlineStyle,
    );
    expect(outlines).toEqual(['none', 'solid', 'none']);
  });

  it('follow a value that is set from outside, and tell nothing of it', async () => {
    const segments = await segmentsOf();
    const picked = detailsOf(segments, 'spotlight-picked');
    await change(segments, { value: 'system' });
    expect(checkedIn(segments)).toEqual(['system']);
    await change(segments, { value: 'none of these' });
    expect(checkedIn(segments)).toEqual([]);
    expect(picked).toEqual([]);
  });

  it('do not disturb other segments on the page', async () => {
    const [first, second] = [await segmentsOf(), await segmentsOf({ value: 'light' })];
    await userEvent.click(allInside(first, 'label')[2]!);
    expect(checkedIn(first)).toEqual(['system']);
    expect(checkedIn(second)).toEqual(['light']);
  });

  it('show HTML as text', async () => {
    const segments = await segmentsOf({ options: [{ value: 'a', text: hostileWord }] });
    expect(allInside(segments, 'label').map(textOf)).toEqual([hostileWord]);
    expect('wasRun' in window).toBe(false);
  });
});
