import { describe, expect, it } from 'vitest';
import { page } from 'vitest/browser';

import { SpotlightCausalMask } from '../../web/components/causal_mask/causal_mask.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  matrix,
  mount,
  press,
  textOf,
} from './helpers.ts';

const words = ['cat', 'it', 'mat'];
const mask = matrix([
  [0, -Infinity, -Infinity],
  [0, 0, -Infinity],
  [0, 0, 0],
]);

async function maskOf(properties: Partial<SpotlightCausalMask> = {}): Promise<SpotlightCausalMask> {
  return await mount(SpotlightCausalMask, {
    label: 'Causal mask',
    queries: words,
    keys: words,
    mask,
    ...properties,
  });
}

describe('the causal mask', () => {
  it('has no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await maskOf({ query: 0 }))).toEqual([]);
    expect(await axeViolations(await maskOf({ mask: undefined }))).toEqual([]);
  });

  it('shows 0 and −∞, with a true minus sign', async () => {
    const element = await maskOf();
    expect(allInside(element, '.cell').map(textOf)).toEqual([
      ...['0', '−∞', '−∞'],
      ...['0', '0', '−∞'],
      ...['0', '0', '0'],
    ]);
    await expect
      .element(page.getByRole('grid', { name: 'Causal mask', exact: true }))
      .toBeVisible();
  });

  it('says in each name what the row’s word may see', async () => {
    const element = await maskOf();
    expect(allInside(element, '.cell').map((cell) => cell.ariaLabel)).toEqual([
      ...['cat may see cat: 0', 'cat may not see it: −∞', 'cat may not see mat: −∞'],
      ...['it may see cat: 0', 'it may see it: 0', 'it may not see mat: −∞'],
      ...['mat may see cat: 0', 'mat may see it: 0', 'mat may see mat: 0'],
    ]);
  });

  it('hatches exactly the cells of −∞', async () => {
    const hatched = allInside(await maskOf(), '.hatched');
    expect(hatched.map(textOf)).toEqual(['−∞', '−∞', '−∞']);
    for (const cell of hatched) {
      expect(getComputedStyle(cell).backgroundImage).toMatch(/^repeating-linear-gradient/u);
    }
  });

  it('says that it is being computed until it is there', async () => {
    const element = await maskOf({ mask: undefined });
    const [first] = allInside(element, '.cell');
    expect(first?.ariaLabel).toBe('cat may see cat: being computed');
    expect(first?.textContent).toBe('');
    await change(element, { mask });
    expect(first?.ariaLabel).toBe('cat may see cat: 0');
  });

  it('is walked through and chosen from like the heatmap', async () => {
    const element = await maskOf();
    const chosen = detailsOf(element, 'spotlight-query-chosen');
    allInside(element, '.cell')[0]?.focus();
    await press('Control+End');
    expect(element.shadowRoot?.activeElement?.ariaLabel).toBe('mat may see mat: 0');
    await press('Enter');
    expect(chosen).toEqual([{ query: 2 }]);
  });

  it('says of a word that may see nothing that its weights are 0', async () => {
    const element = await maskOf({
      mask: matrix([
        [0, -Infinity, -Infinity],
        [-Infinity, -Infinity, -Infinity],
        [0, 0, 0],
      ]),
    });
    const described = allInside(element, '.cell').map((cell) => cell.ariaDescription);
    expect(described.slice(0, 3)).toEqual([null, null, null]);
    expect(described.slice(3, 6)).toEqual(Array(3).fill('sees nothing: weights 0'));
    allInside(element, '.cell')[4]?.focus();
    await element.updateComplete;
    expect(allInside(element, '.tip:not([hidden])').map(textOf)).toEqual([
      'it → it −∞: it sees nothing: weights 0',
    ]);
  });
});
