import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';

import { SpotlightWords } from '../../web/components/words/words.ts';
import {
  allInside,
  axeViolations,
  change,
  detailsOf,
  hostileWord,
  inside,
  mount,
  press,
  textOf,
} from './helpers.ts';

const words = ['the', 'cat', 'it', 'mat'];
const weights = [0.004, 0.36, 0.63, 0.006];
const masked = [false, false, false, true];

async function wordsOf(properties: Partial<SpotlightWords> = {}): Promise<SpotlightWords> {
  return await mount(SpotlightWords, { words, weights, selected: 2, ...properties });
}

function buttonAt(element: SpotlightWords, index: number): HTMLElement {
  const button = allInside(element, 'button')[index];
  if (!button) throw new Error(`no word ${index}`);
  return button;
}

function captions(element: SpotlightWords): string[] {
  return allInside(element, '.caption').map(textOf);
}

function focusedWord(element: SpotlightWords): string {
  const focused = element.shadowRoot?.activeElement;
  return focused ? textOf(focused) : '';
}

describe('the words', () => {
  it('have no accessibility faults, light and dark', async () => {
    expect(await axeViolations(await wordsOf({ masked }))).toEqual([]);
    expect(await axeViolations(await wordsOf({ weights: undefined }))).toEqual([]);
  });

  it('are buttons, of which the query is pressed', async () => {
    const element = await wordsOf();
    const pressed = (): (string | null)[] =>
      allInside(element, 'button').map((button) => button.ariaPressed);
    expect(allInside(element, 'button').map(textOf)).toEqual(words);
    expect(pressed()).toEqual(['false', 'false', 'true', 'false']);
    await change(element, { selected: 0 });
    expect(pressed()).toEqual(['true', 'false', 'false', 'false']);
  });

  it('have their weight as a caption and as a description', async () => {
    const element = await wordsOf();
    expect(captions(element)).toEqual(['0', '36%', '63% query', '1%']);
    await expect
      .element(page.getByRole('button', { name: 'cat', exact: true }))
      .toHaveAccessibleDescription('36%');
  });

  it('keep what stands under them for screen readers where they are compact', async () => {
    const element = await wordsOf({ compact: true, unknown: [false, true, false, false] });
    const [, cat, it] = allInside(element, '.caption');
    expect(textOf(cat!)).toBe('36% unknown');
    expect(inside(element, '#caption-1 .visually-hidden').textContent).toBe('36%');
    expect(it!.offsetHeight).toBeLessThan(5);
    expect(buttonAt(element, 1).offsetHeight).toBeLessThan(45);
    await expect.element(buttonAt(element, 2)).toHaveAccessibleDescription('63% query');
    expect(await axeViolations(element)).toEqual([]);
  });

  it('are hatched where they are hidden, and described as not read yet', async () => {
    const element = await wordsOf({ masked });
    const mat = buttonAt(element, 3);
    expect(captions(element)).toEqual(['0', '36%', '63% query', 'not read yet']);
    await expect.element(mat).toHaveAccessibleDescription('not read yet');
    expect(getComputedStyle(mat).backgroundImage).toMatch(/^repeating-linear-gradient/u);
    expect(mat.style.backgroundColor).toBe('');
    expect(allInside(element, '.hatched')).toEqual([mat]);
  });

  it('light up by their weight, and stay unlit below 2 %', async () => {
    const element = await wordsOf({ weights: [0, 1, 0.5, 0.019] });
    const backgrounds = (): string[] =>
      allInside(element, 'button').map((button) => button.style.backgroundColor);
    expect(backgrounds()).toEqual(['', 'rgb(165, 61, 26)', 'rgb(254, 171, 42)', '']);
    await change(element, { weights: [1, 0, 0, 0] });
    expect(backgrounds()).toEqual(['rgb(165, 61, 26)', '', '', '']);
    await change(element, { palette: { theme: 'dark', map: 'lamp' } });
    expect(backgrounds()).toEqual(['rgb(255, 242, 175)', '', '', '']);
  });

  it('stand without numbers until these are computed', async () => {
    const element = await wordsOf({ weights: undefined });
    expect(captions(element)).toEqual(['', '', 'query', '']);
    await change(element, { weights });
    expect(captions(element)).toEqual(['0', '36%', '63% query', '1%']);
  });

  it('are chosen by click, Enter and Space', async () => {
    const element = await wordsOf();
    const chosen = detailsOf(element, 'spotlight-word-chosen');
    await userEvent.click(buttonAt(element, 1));
    buttonAt(element, 3).focus();
    await press('Enter');
    await press('ArrowLeft');
    await press(' ');
    expect(chosen).toEqual([{ index: 1 }, { index: 3 }, { index: 2 }]);
  });

  it('can be chosen while they are hidden', async () => {
    const element = await wordsOf({ masked });
    const chosen = detailsOf(element, 'spotlight-word-chosen');
    await userEvent.click(buttonAt(element, 3));
    expect(chosen).toEqual([{ index: 3 }]);
  });

  it('leave the choice to whoever owns it', async () => {
    const element = await wordsOf();
    await userEvent.click(buttonAt(element, 1));
    expect(element.selected).toBe(2);
  });

  it.each([
    ['ArrowRight', 'it', 'mat'],
    ['ArrowDown', 'it', 'mat'],
    ['ArrowLeft', 'it', 'cat'],
    ['ArrowUp', 'it', 'cat'],
    ['ArrowLeft', 'the', 'the'],
    ['ArrowRight', 'mat', 'mat'],
    ['Home', 'it', 'the'],
    ['End', 'it', 'mat'],
  ])('let %s lead from "%s" to "%s"', async (key, from, to) => {
    const element = await wordsOf();
    buttonAt(element, words.indexOf(from)).focus();
    await press(key);
    expect(focusedWord(element)).toBe(to);
  });

  it('are one stop for Tab: the query', async () => {
    const element = await wordsOf();
    const before = document.createElement('button');
    const after = document.createElement('button');
    element.before(before);
    element.after(after);
    before.focus();
    await userEvent.tab();
    expect(focusedWord(element)).toBe('it');
    await userEvent.tab();
    expect(document.activeElement).toBe(after);
    await userEvent.tab({ shift: true });
    expect(focusedWord(element)).toBe('it');
  });

  it.each(['Home', 'End'])('are left by Tab in both directions after %s', async (key) => {
    const element = await wordsOf();
    const before = document.createElement('button');
    const after = document.createElement('button');
    element.before(before);
    element.after(after);
    for (const [shift, outside] of [
      [false, after],
      [true, before],
    ] as const) {
      buttonAt(element, 2).focus();
      await press(key);
      await userEvent.tab({ shift });
      expect(document.activeElement).toBe(outside);
    }
  });

  it('have a tab stop even when none is the query', async () => {
    const element = await wordsOf({ selected: -1 });
    expect(allInside(element, '[tabindex="0"]').map(textOf)).toEqual(['the']);
  });

  it('keep each of two equal words in its place', async () => {
    const element = await wordsOf({ words: ['the', 'cat', 'the', 'mat'] });
    const chosen = detailsOf(element, 'spotlight-word-chosen');
    expect(captions(element)).toEqual(['0', '36%', '63% query', '1%']);
    await userEvent.click(buttonAt(element, 0));
    await userEvent.click(buttonAt(element, 2));
    expect(chosen).toEqual([{ index: 0 }, { index: 2 }]);
  });

  it('follow the sentence when it grows and shrinks', async () => {
    const element = await wordsOf();
    await change(element, { words: ['cat'], weights: [1], selected: 0 });
    expect(captions(element)).toEqual(['100% query']);
    await change(element, { words, weights });
    expect(captions(element)).toEqual(['0 query', '36%', '63%', '1%']);
  });

  it('show HTML, emoji and right-to-left writing as they are', async () => {
    const strange = [hostileWord, '👩‍👩‍👧‍👦', 'שלום', 'x'.repeat(500)];
    const element = await wordsOf({ words: strange });
    expect(allInside(element, 'button').map(textOf)).toEqual(strange);
    expect(allInside(element, 'img')).toEqual([]);
    expect(inside(element, '.word:nth-child(3) bdi').matches(':dir(rtl)')).toBe(true);
    expect(buttonAt(element, 3).title).toBe('x'.repeat(500));
    expect(element.scrollWidth).toBeLessThanOrEqual(element.clientWidth + 10);
    expect('wasRun' in window).toBe(false);
  });

  it('outline the word that was guessed, and say so', async () => {
    const element = await wordsOf({ guess: 1 });
    expect(captions(element)).toEqual(['0', '36% your guess', '63% query', '1%']);
    expect(getComputedStyle(buttonAt(element, 1)).outlineStyle).toBe('dashed');
    expect(getComputedStyle(buttonAt(element, 0)).outlineStyle).toBe('none');
    await expect.element(buttonAt(element, 1)).toHaveAccessibleDescription('36% your guess');
  });

  it('hold back light and numbers until a guess is made, and not what cannot be seen', async () => {
    const element = await wordsOf({ guess: 1, masked, heldBack: true, arcs: true });
    expect(captions(element)).toEqual(['', 'your guess', 'query', 'not read yet']);
    expect(allInside(element, 'button').map((word) => word.style.backgroundColor)).toEqual(
      Array<string>(4).fill(''),
    );
    expect(allInside(element, '.arcs path')).toEqual([]);
    expect(allInside(element, '.hatched')).toEqual([buttonAt(element, 3)]);
    await change(element, { heldBack: false });
    expect(captions(element)[1]).toBe('36% your guess');
    expect(allInside(element, '.arcs path')).not.toEqual([]);
  });

  it('mark what the model does not know', async () => {
    const element = await wordsOf({ unknown: [false, true, false, false] });
    expect(captions(element)).toEqual(['0', '36% unknown', '63% query', '1%']);
    const [cat] = allInside(element, '.unknown bdi');
    expect(getComputedStyle(cat!).textDecorationStyle).toBe('dotted');
  });

  it('fill a line where they are many, and stay together where they are few', async () => {
    const element = await wordsOf({ words: ['incomprehensible', 'because', 'internationally'] });
    const last = (): number => allInside(element, '.word').at(-1)!.getBoundingClientRect().right;
    const { right } = inside(element, '.words').getBoundingClientRect();
    expect(last()).toBeCloseTo(right, 0);
    await change(element, { words: ['the', 'cat'] });
    expect(last()).toBeLessThan(right / 2);
  });
});
