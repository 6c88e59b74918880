/** The heatmap by keyboard and mouse, as the WAI-ARIA Authoring Practices describe a grid. */

import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { SpotlightHeatmap } from '../../web/components/heatmap/heatmap.ts';
import { allInside, change, detailsOf, evenWeights, inside, mount, press } from './helpers.ts';

const size = 8;
const words = Array.from({ length: size }, (_, index) => `w${index}`);

let heatmap: SpotlightHeatmap;

function cellAt(row: number, column: number): HTMLElement {
  const cell = allInside(heatmap, '.cell')[row * size + column];
  if (!cell) throw new Error(`no cell ${row}, ${column}`);
  return cell;
}

/** Row and column of the cell that has the focus. */
function focused(): [number, number] | undefined {
  const at = allInside(heatmap, '.cell').findIndex(
    (cell) => cell === heatmap.shadowRoot?.activeElement,
  );
  return at < 0 ? undefined : [Math.floor(at / size), at % size];
}

function tabStops(): HTMLElement[] {
  return allInside(heatmap, '[tabindex="0"]');
}

beforeEach(async () => {
  heatmap = await mount(SpotlightHeatmap, {
    label: 'Attention weights',
    queries: words,
    keys: words,
    weights: evenWeights(size),
  });
});

describe('the keys of the heatmap', () => {
  it.each<[string, from: [number, number], to: [number, number]]>([
    ['ArrowUp', [3, 3], [2, 3]],
    ['ArrowDown', [3, 3], [4, 3]],
    ['ArrowLeft', [3, 3], [3, 2]],
    ['ArrowRight', [3, 3], [3, 4]],
    ['ArrowUp', [0, 3], [0, 3]],
    ['ArrowDown', [7, 3], [7, 3]],
    ['ArrowLeft', [3, 0], [3, 0]],
    ['ArrowRight', [3, 7], [3, 7]],
    ['Home', [3, 3], [3, 0]],
    ['End', [3, 3], [3, 7]],
    ['Control+Home', [3, 3], [0, 0]],
    ['Control+End', [3, 3], [7, 7]],
    ['PageUp', [6, 3], [1, 3]],
    ['PageUp', [3, 3], [0, 3]],
    ['PageDown', [1, 3], [6, 3]],
    ['PageDown', [3, 3], [7, 3]],
  ])('%s leads from %j to %j, and takes the one tab stop along', async (key, from, to) => {
    cellAt(...from).focus();
    await press(key);
    expect(focused()).toEqual(to);
    expect(tabStops()).toEqual([cellAt(...to)]);
  });

  it('are one stop for Tab, which comes back to the cell that was left', async () => {
    const before = document.createElement('button');
    const after = document.createElement('button');
    heatmap.before(before);
    heatmap.after(after);
    before.focus();
    await userEvent.tab();
    expect(focused()).toEqual([0, 0]);
    await press('ArrowDown');
    await press('ArrowRight');
    await userEvent.tab();
    expect(document.activeElement).toBe(after);
    await userEvent.tab({ shift: true });
    expect(focused()).toEqual([1, 1]);
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(before);
  });

  it('keep the focus while the numbers change', async () => {
    cellAt(2, 5).focus();
    await change(heatmap, { weights: undefined });
    await change(heatmap, { weights: evenWeights(size), query: 2 });
    expect(focused()).toEqual([2, 5]);
    expect(tabStops()).toEqual([cellAt(2, 5)]);
  });

  it('show where the focus is', async () => {
    cellAt(0, 0).focus();
    await press('ArrowRight');
    expect(getComputedStyle(cellAt(0, 1)).outlineStyle).toBe('solid');
    expect(getComputedStyle(cellAt(0, 0)).outlineStyle).toBe('none');
  });

  it('leave other keys to the browser', async () => {
    cellAt(3, 3).focus();
    await press('a');
    expect(focused()).toEqual([3, 3]);
  });
});

describe('choosing a row', () => {
  it.each(['Enter', ' '])('happens with the key "%s"', async (key) => {
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    cellAt(4, 2).focus();
    await press(key);
    expect(chosen).toEqual([{ query: 4 }]);
    expect(focused()).toEqual([4, 2]);
  });

  it('happens with a click on any cell of it', async () => {
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    await userEvent.click(cellAt(1, 0));
    await userEvent.click(cellAt(6, 7));
    expect(chosen).toEqual([{ query: 1 }, { query: 6 }]);
    expect(tabStops()).toEqual([cellAt(6, 7)]);
  });

  it('does not happen with a click on a label', async () => {
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    await userEvent.click(inside(heatmap, '.corner'));
    await userEvent.click(inside(heatmap, '[role=rowheader]'));
    expect(chosen).toEqual([]);
  });

  it('does not happen by moving about', async () => {
    const chosen = detailsOf(heatmap, 'spotlight-query-chosen');
    cellAt(0, 0).focus();
    await press('ArrowDown');
    await press('End');
    expect(chosen).toEqual([]);
  });
});
