/** Arcs from the query to the words it looks at, and the word that is pointed at. */

import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';

import { SpotlightWords } from '../../web/components/words/words.ts';
import { weightColours } from '../../web/lib/colour.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  inside,
  mount,
  press,
  textOf,
} from './helpers.ts';

const words = ['the', 'cat', 'it', 'mat'];
const weights = [0.04, 0.361, 0.56, 0.039];

async function wordsOf(properties: Partial<SpotlightWords> = {}): Promise<SpotlightWords> {
  return await mount(SpotlightWords, { words, weights, selected: 2, arcs: true, ...properties });
}

function arcsOf(element: SpotlightWords): SVGPathElement[] {
  return allInside(element, '.arcs path') as unknown as SVGPathElement[];
}

/** The words at whose middle the arcs start or end. */
function wordsAt(element: SpotlightWords, end: 'start' | 'end'): string[] {
  const { left } = inside(element, '.arcs').getBoundingClientRect();
  return arcsOf(element).map((path) => {
    const { x } = path.getPointAtLength(end === 'start' ? 0 : path.getTotalLength());
    const word = allInside(element, '.word').find((candidate) => {
      const box = candidate.getBoundingClientRect();
      return Math.abs((box.left + box.right) / 2 - left - x) < 2;
    });
    return word ? textOf(word.querySelector('bdi')!) : `none at ${x}`;
  });
}

function pointedIn(element: SpotlightWords): string[] {
  return allInside(element, '.word.pointed bdi').map(textOf);
}

describe('arcs', () => {
  it('bring no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await wordsOf({ pointed: 1 }))).toEqual([]);
  });

  it('lead from the query to every word from 4 % on, but itself', async () => {
    const element = await wordsOf();
    expect(wordsAt(element, 'start')).toEqual(['it', 'it']);
    expect(wordsAt(element, 'end')).toEqual(['the', 'cat']);
  });

  it('lead from another query when it is chosen', async () => {
    const element = await wordsOf();
    await change(element, { selected: 0, weights: [0.2, 0, 0, 0.8] });
    expect(wordsAt(element, 'start')).toEqual(['the']);
    expect(wordsAt(element, 'end')).toEqual(['mat']);
  });

  it('are wider and more coloured where the weight is more', async () => {
    const element = await wordsOf();
    const [the, cat] = arcsOf(element);
    const width = (path: SVGPathElement): number => Number(path.getAttribute('stroke-width'));
    expect(width(cat!)).toBeGreaterThan(width(the!));
    expect(cat?.getAttribute('stroke')).toBe(weightColours(0.361, element.palette).background);
    await change(element, { palette: { theme: 'dark', map: 'viridis' } });
    expect(arcsOf(element)[1]?.getAttribute('stroke')).toBe(
      weightColours(0.361, element.palette).background,
    );
  });

  it('do not lead to what is hidden', async () => {
    const element = await wordsOf({ masked: [false, true, false, false] });
    expect(wordsAt(element, 'end')).toEqual(['the']);
  });

  it.each<[string, Partial<SpotlightWords>]>([
    ['weights', { weights: undefined }],
    ['a query', { selected: -1 }],
    ['being asked for', { arcs: false }],
    ['a number', { weights: [NaN, NaN, NaN, NaN] }],
  ])('are not drawn without %s', async (_, properties) => {
    expect(arcsOf(await wordsOf(properties))).toEqual([]);
  });

  it('are gone, with their room, as soon as the words wrap, and come back', async () => {
    const element = await wordsOf();
    element.style.width = '150px';
    await expect.poll(() => arcsOf(element).length).toBe(0);
    expect(inside(element, '.arcs').checkVisibility()).toBe(false);
    element.style.width = '';
    await expect.poll(() => arcsOf(element).length).toBe(2);
    expect(inside(element, '.arcs').checkVisibility()).toBe(true);
    expect(wordsAt(element, 'end')).toEqual(['the', 'cat']);
  });

  it('follow a sentence of other words', async () => {
    const element = await wordsOf();
    await change(element, { words: ['incomprehensible', 'it'], weights: [0.7, 0.3], selected: 1 });
    expect(wordsAt(element, 'start')).toEqual(['it']);
    expect(wordsAt(element, 'end')).toEqual(['incomprehensible']);
  });

  it('are not in the way of the mouse, nor of screen readers', async () => {
    const arcs = inside(await wordsOf(), '.arcs');
    expect(getComputedStyle(arcs).pointerEvents).toBe('none');
    expect(arcs.getAttribute('aria-hidden')).toBe('true');
  });
});

describe('a word that is pointed at', () => {
  it('is told when the mouse comes, and when it leaves', async () => {
    const element = await wordsOf();
    const pointed = detailsOf(element, 'spotlight-word-pointed');
    const [, cat] = allInside(element, 'button');
    await userEvent.hover(cat!);
    await expect.poll(() => pointed.at(-1)).toEqual({ index: 1 });
    expect(pointedIn(element)).toEqual(['cat']);
    await userEvent.unhover(cat!);
    await expect.poll(() => pointed.at(-1)).toEqual({ index: -1 });
    expect(pointedIn(element)).toEqual([]);
  });

  it('is told when the focus comes, and when it leaves', async () => {
    const element = await wordsOf();
    const pointed = detailsOf(element, 'spotlight-word-pointed');
    const buttons = allInside(element, 'button');
    buttons[2]?.focus();
    await press('ArrowRight');
    expect(pointed.at(0)).toEqual({ index: 2 });
    expect(pointed.at(-1)).toEqual({ index: 3 });
    buttons[3]?.blur();
    expect(pointed.at(-1)).toEqual({ index: -1 });
  });

  it('is marked where another picture points, and nothing is told', async () => {
    const element = await wordsOf();
    const told = detailsOf(element, 'spotlight-word-pointed');
    await change(element, { pointed: 3 });
    expect(pointedIn(element)).toEqual(['mat']);
    const [, cat, , mat] = allInside(element, 'button').map(
      (button) => getComputedStyle(button).borderTopColor,
    );
    expect(mat).not.toBe(cat);
    await change(element, { pointed: -1 });
    expect(pointedIn(element)).toEqual([]);
    expect(told).toEqual([]);
  });
});
