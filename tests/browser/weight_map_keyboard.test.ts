/** The large map by keyboard, and what it says. */

import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import type { SpotlightWeightMap } from '../../web/components/weight_map/weight_map.ts';
import { change, focusedIn, press, textOf } from './helpers.ts';
import { frameOf, isDrawn, mapOf, readingOf, someWeights, statusOf } from './weight_maps.ts';

const size = 256;
const weights = someWeights(size);
const names = Array.from({ length: size - 6 }, (_, index) => `w${index + 1}`);

let map: SpotlightWeightMap;

function button(name: string) {
  return page.getByRole('button', { name, exact: true });
}

async function pressAll(...keys: string[]): Promise<void> {
  for (const key of keys) {
    // A plus joins keys that are held together.
    if (key === '+') await userEvent.keyboard(key);
    else await press(key);
  }
}

/** "rows 1 to 2, columns 1 to 2" or "row 1 “w1” attends to column 1 “w1”" */
function place(): string {
  return readingOf(map).replace(/: .*/u, '');
}

/** What is read for a weight, rounded here. */
function weight(row: number, column: number): string {
  return weights.data[(row - 1) * size + column - 1]!.toFixed(4);
}

beforeEach(async () => {
  // The whole map has blocks of 2 x 2: 256 weights on 128 pixels.
  map = await mapOf({ weights, rowNames: names, columnNames: names });
  await userEvent.tab();
});

describe('the keys of the map', () => {
  it('are those of one stop for Tab, with a name, a role and what they do', () => {
    const frame = frameOf(map);
    expect(focusedIn(map)).toBe(frame);
    expect(frame.role).toBe('application');
    expect(frame.ariaLabel).toBe('Attention weights');
    expect(frame.getAttribute('aria-roledescription')).toBe('heatmap');
    const description = map.shadowRoot?.getElementById(frame.getAttribute('aria-describedby')!);
    expect(textOf(description!)).toContain('arrows move the cursor');
    expect(place()).toBe('rows 1 to 2, columns 1 to 2');
  });

  it.each<[keys: string[], rows: string, columns: string]>([
    [['ArrowDown'], '3 to 4', '1 to 2'],
    [['ArrowRight', 'ArrowRight'], '1 to 2', '5 to 6'],
    [['ArrowRight', 'ArrowLeft'], '1 to 2', '1 to 2'],
    [['ArrowUp', 'ArrowLeft'], '1 to 2', '1 to 2'],
    [['Shift+ArrowDown'], '21 to 22', '1 to 2'],
    [['Shift+ArrowRight', 'ArrowDown', 'Home'], '3 to 4', '1 to 2'],
    [['End'], '1 to 2', '255 to 256'],
    [['Control+End'], '255 to 256', '255 to 256'],
    [['Control+End', 'ArrowDown', 'ArrowRight'], '255 to 256', '255 to 256'],
    [['Control+End', 'Control+Home'], '1 to 2', '1 to 2'],
    [['PageDown'], '255 to 256', '1 to 2'],
    [['PageDown', 'PageUp'], '1 to 2', '1 to 2'],
  ])('%j lead to rows %s, columns %s: blocks as they are drawn', async (keys, rows, columns) => {
    await pressAll(...keys);
    expect(place()).toBe(`rows ${rows}, columns ${columns}`);
  });

  it('move by single weights where those are drawn, and call them by their names', async () => {
    await pressAll('+');
    await pressAll('ArrowDown', 'ArrowDown', 'ArrowRight');
    expect(readingOf(map)).toBe(`row 3 “w3” attends to column 2 “w2”: ${weight(3, 2)}`);
    await press('Control+End');
    expect(readingOf(map)).toBe(`row 256 attends to column 256: ${weight(256, 256)}`);
  });

  it('move by as many rows as are in view', async () => {
    await pressAll('+', '+', 'PageDown');
    expect(place()).toBe('row 65 “w65” attends to column 1 “w1”');
  });

  it.each(['+', '='])('zoom in around the cursor with %s, which stays in view', async (key) => {
    await pressAll('Control+End', key, key);
    expect(place()).toBe('row 256 attends to column 256');
    await expect.poll(() => statusOf(map)).toContain('rows 193 to 256, columns 193 to 256 in view');
  });

  it('zoom out to the whole with −, and at once with 0', async () => {
    await pressAll('+', '+');
    await expect.element(button('Whole map')).toHaveAttribute('aria-disabled', 'false');
    await pressAll('-', '-');
    await expect.element(button('Whole map')).toHaveAttribute('aria-disabled', 'true');
    await pressAll('+', '+', '+', '0');
    await expect.element(button('Whole map')).toHaveAttribute('aria-disabled', 'true');
    expect(place()).toBe('rows 1 to 2, columns 1 to 2');
  });

  it('take the view along with the cursor', async () => {
    await pressAll('+', '+', 'End');
    await press('-');
    // Half of the columns are in view, the last ones.
    await expect.poll(() => statusOf(map)).toContain('columns 129 to 256 in view');
  });

  it('leave the browser what is its own', async () => {
    const seen: boolean[] = [];
    addEventListener('keydown', (event) => seen.push(event.defaultPrevented), {
      signal: AbortSignal.timeout(500),
    });
    await pressAll('Alt+ArrowRight', 'x', 'ArrowRight');
    expect(seen.filter((prevented) => prevented)).toHaveLength(1);
    expect(place()).toBe('rows 1 to 2, columns 3 to 4');
  });

  it('do nothing while there are no weights', async () => {
    await change(map, { weights: undefined });
    await pressAll('ArrowRight', '+', '0');
    expect(readingOf(map)).toBe('Being computed.');
  });
});

describe('what the map says', () => {
  it('is what the block at the cursor holds, on average and at most', async () => {
    const block = [weight(3, 5), weight(3, 6), weight(4, 5), weight(4, 6)].map(Number);
    await pressAll('ArrowDown', 'ArrowRight', 'ArrowRight');
    const [, mean, largest] = /mean ([\d.]+), largest ([\d.]+)$/u.exec(readingOf(map)) ?? [];
    expect(Number(mean)).toBeCloseTo(block.reduce((sum, value) => sum + value) / 4, 3);
    expect(Number(largest)).toBe(Math.max(...block));
    await expect.poll(() => statusOf(map)).toBe(readingOf(map));
  });

  it('waits until the cursor rests, so that a held key does not flood', async () => {
    await expect.poll(() => statusOf(map)).toContain('columns 1 to 2');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(statusOf(map)));
    observer.observe(map.renderRoot.querySelector('[role=status]')!, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    const frame = frameOf(map);
    for (let i = 0; i < 40; ++i) {
      frame.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', cancelable: true }));
    }
    await expect.poll(() => statusOf(map)).toContain('columns 81 to 82');
    observer.disconnect();
    expect(said).toHaveLength(1);
  });

  it('is "not read yet" for what is hidden, as a weight and as a block', async () => {
    await change(map, { causal: true });
    await expect.poll(() => frameOf(map).ariaBusy).toBe('false');
    await pressAll('ArrowRight', 'ArrowRight');
    expect(readingOf(map)).toBe('rows 1 to 2, columns 5 to 6: not read yet');
    await pressAll('+');
    expect(readingOf(map)).toBe('row 1 “w1” attends to column 5 “w5”: not read yet');
  });

  it('is "not a number" for one, and that there is one in a block', async () => {
    const data = weights.data.slice();
    [data[0], data[5]] = [NaN, Infinity];
    await change(map, { weights: { ...weights, data } });
    await expect.poll(() => frameOf(map).ariaBusy).toBe('false');
    await expect
      .poll(() => readingOf(map))
      .toBe('rows 1 to 2, columns 1 to 2: one of them is not a number');
    await pressAll('+');
    expect(readingOf(map)).toMatch(/: not a number$/u);
    await pressAll('End', 'Home', ...Array<string>(5).fill('ArrowRight'));
    expect(readingOf(map)).toMatch(/: infinite$/u);
  });

  it('is the largest weight in view, where its button leads, among its neighbours', async () => {
    const data = new Float32Array(size * size).fill(0.001);
    data[200 * size + 39] = 0.53;
    await change(map, { weights: { data, rows: size, columns: size } });
    await expect.poll(() => frameOf(map).ariaBusy).toBe('false');
    await button('Go to the largest weight').click();
    await isDrawn();
    expect(readingOf(map)).toContain('row 201 “w201” attends to column 40 “w40”: 0.5300');
    // At 60 pixels a cell there is room for two more on 128.
    await expect.poll(() => statusOf(map)).toContain('rows 200 to 202, columns 39 to 41 in view');
  });
});
