import { describe, expect, it } from 'vitest';

import { SpotlightBars, type ShareBar } from '../../web/components/bars/bars.ts';
import { allInside, axeViolations, change, hostileWord, inside, mount, textOf } from './helpers.ts';

const bars: readonly ShareBar[] = [
  { label: 'is', share: 0.5, text: '50%', look: 'ink' },
  { label: 'are', share: 0.25, text: '25%', look: 'accent', strong: true },
  { label: 'was', share: 0, text: '0%', look: 'hollow' },
];

/** How much of its line each bar fills. */
function filled(element: SpotlightBars): number[] {
  return allInside(element, '.fill').map(
    (fill) => fill.getBoundingClientRect().width / fill.parentElement!.clientWidth,
  );
}

describe('a few bars', () => {
  it('have no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await mount(SpotlightBars, { label: 'Words', bars }))).toEqual([]);
  });

  it('are a list with a name, each with its label and its number', async () => {
    const element = await mount(SpotlightBars, { label: 'Words', bars });
    expect(inside(element, '[role=list]').ariaLabel).toBe('Words');
    expect(allInside(element, 'li').map(textOf)).toEqual(['is 50%', 'are 25%', 'was 0%']);
  });

  it('fill as much of their line as their share', async () => {
    const element = await mount(SpotlightBars, { bars });
    const [half, quarter] = filled(element);
    expect(half).toBeCloseTo(0.5, 2);
    expect(quarter).toBeCloseTo(0.25, 2);
    await change(element, { bars: [{ ...bars[0]!, share: 7 }] });
    expect(filled(element)[0]).toBeCloseTo(1, 2);
  });

  it('stay labelled for screen readers where the labels stand elsewhere', async () => {
    const element = await mount(SpotlightBars, { bars, unlabelled: true });
    expect(allInside(element, 'li').map(textOf)).toEqual(['is 50%', 'are 25%', 'was 0%']);
    expect(
      allInside(element, 'li > :first-child').every(({ offsetWidth }) => offsetWidth <= 1),
    ).toBe(true);
  });

  it('show HTML as text', async () => {
    const element = await mount(SpotlightBars, { bars: [{ ...bars[0]!, label: hostileWord }] });
    expect(textOf(inside(element, '.label'))).toBe(hostileWord);
    expect('wasRun' in window).toBe(false);
  });
});
