/** Pointing at a cell of a grid: its labels are marked, its exact value is told, nothing is redrawn. */

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { SpotlightHeatmap } from '../../web/components/heatmap/heatmap.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  inside,
  matrix,
  mount,
  press,
  textOf,
} from './helpers.ts';

const words = ['cat', 'it', 'mat'];
const weights = matrix([
  [1, 0, 0],
  [0.25, 0.1407, 0.6093],
  [0.2, 0.3, 0.5],
]);

async function heatmapOf(properties: Partial<SpotlightHeatmap> = {}): Promise<SpotlightHeatmap> {
  const heatmap = await mount(SpotlightHeatmap, {
    label: 'Attention weights',
    queries: words,
    keys: words,
    weights,
    ...properties,
  });
  heatmap.style.margin = '60px';
  return heatmap;
}

function cellAt(heatmap: SpotlightHeatmap, row: number, column: number): HTMLElement {
  return allInside(heatmap, '.cell')[row * heatmap.keys.length + column]!;
}

/** What the tip says; undefined while it is hidden. */
function tip(heatmap: SpotlightHeatmap): string | undefined {
  const [shown] = allInside(heatmap, '.tip:not([hidden])');
  return shown && textOf(shown);
}

/** The cells and labels that are marked. */
function marked(heatmap: SpotlightHeatmap): (string | null)[] {
  return allInside(heatmap, '.pointed').map(({ ariaLabel }) => ariaLabel);
}

describe('a cell that is pointed at', () => {
  it('has no accessibility faults, light and dark', async () => {
    const heatmap = await heatmapOf();
    cellAt(heatmap, 1, 2).focus();
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBeDefined();
    expect(await axeViolations(heatmap)).toEqual([]);
  });

  it('tells its exact value to the mouse, until the mouse leaves', async () => {
    const heatmap = await heatmapOf();
    expect(tip(heatmap)).toBeUndefined();
    await userEvent.hover(cellAt(heatmap, 1, 2));
    await expect.poll(() => tip(heatmap)).toBe('it → mat 0.61 (0.6093)');
    await userEvent.hover(cellAt(heatmap, 1, 0));
    await expect.poll(() => tip(heatmap)).toBe('it → cat 0.25 (0.2500)');
    await userEvent.unhover(cellAt(heatmap, 1, 0));
    await expect.poll(() => tip(heatmap)).toBeUndefined();
    expect(marked(heatmap)).toEqual([]);
  });

  it('tells its exact value to the keyboard, until the focus leaves', async () => {
    const heatmap = await heatmapOf();
    cellAt(heatmap, 1, 1).focus();
    await press('ArrowRight');
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBe('it → mat 0.61 (0.6093)');
    cellAt(heatmap, 1, 2).blur();
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBeUndefined();
    expect(marked(heatmap)).toEqual([]);
  });

  it('says which of two equal words is meant', async () => {
    const twice = ['the', 'cat', 'saw', 'on', 'the'];
    const heatmap = await heatmapOf({
      queries: twice,
      keys: twice,
      weights: matrix(twice.map(() => [0.1, 0.2, 0.3, 0.15, 0.25])),
    });
    cellAt(heatmap, 1, 4).focus();
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBe('cat → the (5th word) 0.25 (0.2500)');
    cellAt(heatmap, 4, 0).focus();
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBe('the (5th word) → the (1st word) 0.10 (0.1000)');
  });

  it('has its tip above it and within the grid', async () => {
    const heatmap = await heatmapOf();
    for (const column of [0, 1, 2]) {
      const cell = cellAt(heatmap, 1, column);
      cell.focus();
      await heatmap.updateComplete;
      const [box, host] = [inside(heatmap, '.tip'), heatmap].map((element) =>
        element.getBoundingClientRect(),
      );
      expect(box!.bottom).toBeLessThanOrEqual(cell.getBoundingClientRect().top);
      expect(box!.left).toBeGreaterThanOrEqual(host!.left - 1);
      expect(box!.right).toBeLessThanOrEqual(host!.right + 1);
    }
  });

  it('is told once, and so is leaving', async () => {
    const heatmap = await heatmapOf();
    const pointed = detailsOf(heatmap, 'spotlight-pair-pointed');
    cellAt(heatmap, 1, 2).focus();
    expect(pointed).toEqual([{ query: 1, key: 2 }]);
    cellAt(heatmap, 1, 2).blur();
    // A custom event without a detail has null.
    expect(pointed.map((detail) => detail ?? undefined)).toEqual([{ query: 1, key: 2 }, undefined]);
  });

  it('is told for the mouse too', async () => {
    const heatmap = await heatmapOf();
    const pointed = detailsOf(heatmap, 'spotlight-pair-pointed');
    await userEvent.hover(cellAt(heatmap, 2, 0));
    await expect.poll(() => pointed.at(-1)).toEqual({ query: 2, key: 0 });
    await userEvent.unhover(cellAt(heatmap, 2, 0));
    await expect.poll(() => pointed.at(-1) ?? undefined).toBeUndefined();
  });

  it('is marked with both its labels, and then no longer', async () => {
    const heatmap = await heatmapOf({ queries: ['the', 'cat', 'it'] });
    await change(heatmap, { pointed: { query: 1, key: 2 } });
    expect(marked(heatmap)).toEqual(['mat', 'cat', 'cat attends to mat: 0.61']);
    await change(heatmap, { pointed: { query: 0, key: 0 } });
    expect(marked(heatmap)).toEqual(['cat', 'the', 'the attends to cat: 1.00']);
    await change(heatmap, { pointed: undefined });
    expect(marked(heatmap)).toEqual([]);
  });

  it('stays silent where another picture points: it is only marked', async () => {
    const heatmap = await heatmapOf();
    const pointed = detailsOf(heatmap, 'spotlight-pair-pointed');
    await change(heatmap, { pointed: { query: 1, key: 2 } });
    expect(tip(heatmap)).toBeUndefined();
    expect(pointed).toEqual([]);
  });

  it('may lie outside the matrix, which marks nothing', async () => {
    const heatmap = await heatmapOf();
    await change(heatmap, { pointed: { query: 9, key: 9 } });
    expect(marked(heatmap)).toEqual([]);
    expect(tip(heatmap)).toBeUndefined();
  });

  it('tells the new value when the weights change meanwhile', async () => {
    const heatmap = await heatmapOf();
    cellAt(heatmap, 1, 2).focus();
    await heatmap.updateComplete;
    await change(heatmap, { weights: matrix(words.map(() => [0.1, 0.2, 0.7])) });
    expect(tip(heatmap)).toBe('it → mat 0.70 (0.7000)');
    await change(heatmap, { weights: undefined });
    expect(tip(heatmap)).toBeUndefined();
  });

  it('rewrites no cell', async () => {
    const heatmap = await heatmapOf({ query: 1 });
    const records: MutationRecord[] = [];
    const observer = new MutationObserver((some) => records.push(...some));
    observer.observe(inside(heatmap, '[role=grid]'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    await change(heatmap, { pointed: { query: 1, key: 2 } });
    await change(heatmap, { pointed: { query: 2, key: 2 } });
    await change(heatmap, { pointed: undefined });
    records.push(...observer.takeRecords());
    observer.disconnect();
    expect(new Set(records.map(({ type, attributeName }) => attributeName ?? type))).toEqual(
      new Set(['class']),
    );
    const cells = records.filter(({ target }) => (target as Element).matches('.cell'));
    expect(new Set(cells.map(({ target }) => target))).toEqual(
      new Set([cellAt(heatmap, 1, 2), cellAt(heatmap, 2, 2)]),
    );
  });
});

describe('the numbers in a grid', () => {
  it('can be left out, and are told on demand all the same', async () => {
    const heatmap = await heatmapOf({ numbers: false });
    const shown = (): string => allInside(heatmap, '.cell').map(textOf).join('');
    expect(shown()).toBe('');
    cellAt(heatmap, 1, 2).focus();
    await heatmap.updateComplete;
    expect(tip(heatmap)).toBe('it → mat 0.61 (0.6093)');
    await change(heatmap, { numbers: true });
    expect(shown()).toBe('100.25.14.61.20.30.50');
  });
});
