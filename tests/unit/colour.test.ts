/** Everything that is read can be read: contrasts computed from the token file and the colour map. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, mapNames, weightColours, weightRamp, type Theme } from '../../web/lib/colour.ts';
import { signedColours, signedRamp } from '../../web/lib/signed_colour.ts';

const css = readFileSync(new URL('../../web/styles/tokens.css', import.meta.url), 'utf8');

/** The colour tokens of a theme, as #rrggbb. */
function tokensOf(theme: Theme): (name: string) => string {
  const [, light = '', dark = ''] =
    /:root \{([^}]*)\}[^]*:root\[data-theme='dark'\] \{([^}]*)\}/.exec(css) ?? [];
  const block = theme === 'light' ? light : dark;
  return (name) => {
    const hex = new RegExp(`--${name}: #([0-9a-f]{3,6});`).exec(block)?.[1];
    if (hex === undefined) throw new Error(`no token --${name} in ${theme}`);
    return `#${hex.length === 3 ? hex.replace(/./g, '$&$&') : hex}`;
  };
}

const themes: readonly Theme[] = ['light', 'dark'];

describe.each(themes)('in the %s theme', (theme) => {
  const token = tokensOf(theme);

  it.each([
    ['ink', 'page'],
    ['ink-2', 'page'],
    ['ink-3', 'page'],
    ['ink', 'stage'],
    ['ink-3', 'stage'],
    ['accent', 'page'],
    ['accent', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['on-accent', 'accent'],
    ['error', 'page'],
    ['ink-2', 'hatch'],
    ['ink-3', 'hatch'],
  ])('%s can be read on %s', (text, background) => {
    expect(contrast(token(text), token(background))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['control', 'edge', 'accent', 'teal', 'purple'])(
    '%s can be told from the page',
    (line) => {
      expect(contrast(token(line), token('page'))).toBeGreaterThanOrEqual(3);
    },
  );

  it('numbers of both signs can be read on their colours, and a quiet zero too', () => {
    for (let step = -500; step <= 500; ++step) {
      const { rgb, text } = signedColours(step / 500, 1, theme);
      const hex = `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
      expect(contrast(text === '#000' ? '#000000' : '#ffffff', hex)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(token('ink-3'), signedRamp(theme)[3] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  describe.each(mapNames)('with the colour map %s', (map) => {
    const palette = { theme, map };

    it('numbers can be read on every colour', () => {
      for (let step = 0; step <= 1000; ++step) {
        const { background, text } = weightColours(step / 1000, palette);
        const rgb = background.match(/\d+/g) ?? [];
        const hex = `#${rgb.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
        const textHex = text === '#000' ? '#000000' : '#ffffff';
        expect(contrast(textHex, hex)).toBeGreaterThanOrEqual(4.5);
      }
    });

    it('more weight is always further from the page', () => {
      const distances = weightRamp(palette).map((stop) => contrast(stop, token('page')));
      expect(distances).toEqual([...distances].sort((a, b) => a - b));
    });
  });

  it.each(mapNames)('a zero, written quietly, can be read on the first colour of %s', (map) => {
    const first = weightRamp({ theme, map })[0] ?? '';
    expect(contrast(token('ink-3'), first)).toBeGreaterThanOrEqual(4.5);
  });
});

it('has the nine stops at equal steps, and clamps what lies outside', () => {
  const lamp = { theme: 'light', map: 'lamp' } as const;
  const [first, , third] = weightRamp(lamp);
  expect(weightColours(-1, lamp).background).toBe(weightColours(0, lamp).background);
  expect(weightColours(2, lamp).background).toBe(weightColours(1, lamp).background);
  expect([first, third]).toEqual(['#fcfaf1', '#ffe69b']);
  expect(weightColours(2 / 8, lamp).background).toBe('rgb(255, 230, 155)');
});

it('has the signed stops at equal steps from one end to the other; zero is in the middle', () => {
  expect(signedColours(-0.5, 0.5, 'light').background).toBe('rgb(123, 74, 158)');
  expect(signedColours(0, 0.5, 'light').background).toBe('rgb(246, 246, 245)');
  expect(signedColours(0.5 / 3, 0.5, 'light').background).toBe('rgb(191, 219, 208)');
  expect(signedColours(9, 0.5, 'light').background).toBe('rgb(23, 112, 95)');
  expect(signedColours(NaN, 0.5, 'light')).toEqual(signedColours(0, 0.5, 'light'));
});
