import { describe, expect, it } from 'vitest';

import { SpotlightLegend } from '../../web/components/legend/legend.ts';
import { allInside, axeViolations, change, inside, mount, textOf } from './helpers.ts';

describe('the legend', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await mount(SpotlightLegend, { hatch: 'not read yet' }))).toEqual(
      [],
    );
  });

  it('runs from 0 to 1', async () => {
    const legend = await mount(SpotlightLegend);
    expect(allInside(legend, 'span').map(textOf)).toEqual(['0', '', '1']);
  });

  it('says from which weight on there is no other colour', async () => {
    const legend = await mount(SpotlightLegend, { most: 0.02 });
    expect(allInside(legend, 'span').map(textOf)).toEqual(['0', '', '0.02 or more']);
  });

  it('shows the colours of the theme, zero first', async () => {
    const legend = await mount(SpotlightLegend);
    const ramp = (): string => getComputedStyle(inside(legend, '.ramp')).backgroundImage;
    expect(ramp()).toMatch(
      /^linear-gradient\(to right, rgb\(252, 250, 241\).*rgb\(165, 61, 26\)\)$/u,
    );
    await change(legend, { palette: { theme: 'dark', map: 'lamp' } });
    expect(ramp()).toMatch(
      /^linear-gradient\(to right, rgb\(34, 27, 31\).*rgb\(255, 242, 175\)\)$/u,
    );
  });

  it('explains the hatch only where there is one', async () => {
    const legend = await mount(SpotlightLegend);
    expect(allInside(legend, '.hatched')).toEqual([]);
    await change(legend, { hatch: 'not read yet' });
    expect(textOf(inside(legend, '.reason'))).toBe('not read yet');
    expect(getComputedStyle(inside(legend, '.swatch')).backgroundImage).toMatch(
      /^repeating-linear-gradient/u,
    );
  });

  it('runs over both signs where it has an end', async () => {
    const legend = await mount(SpotlightLegend, { end: 0.5 });
    expect(allInside(legend, 'span').map(textOf)).toEqual(['−0.5', '', '0.5']);
    expect(getComputedStyle(inside(legend, '.ramp')).backgroundImage).toMatch(
      /^linear-gradient\(to right, rgb\(123, 74, 158\).*rgb\(23, 112, 95\)\)$/u,
    );
  });
});
