/** Everything that is read can be read: contrasts computed from the token file and the colour map. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrast, weightColours, weightRamp, type Theme } from '../../web/lib/colour.ts';

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
    ['teal', 'page'],
    ['error', 'page'],
    ['ink-2', 'hatch'],
    ['ink-3', 'hatch'],
  ])('%s can be read on %s', (text, background) => {
    expect(contrast(token(text), token(background))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['control', 'edge', 'accent'])('%s can be told from the page', (line) => {
    expect(contrast(token(line), token('page'))).toBeGreaterThanOrEqual(3);
  });

  it('numbers can be read on every colour of the map', () => {
    for (let step = 0; step <= 1000; ++step) {
      const { background, text } = weightColours(step / 1000, theme);
      const rgb = background.match(/\d+/g) ?? [];
      const hex = `#${rgb.map((part) => Number(part).toString(16).padStart(2, '0')).join('')}`;
      const textHex = text === '#000' ? '#000000' : '#ffffff';
      expect(contrast(textHex, hex)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('a zero, written quietly, can be read on the first colour of the map', () => {
    expect(contrast(token('ink-3'), weightRamp(theme)[0] ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it('more weight is always further from the page', () => {
    const distances = weightRamp(theme).map((stop) => contrast(stop, token('page')));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });
});

it('has the nine stops at equal steps, and clamps what lies outside', () => {
  const [first, , third] = weightRamp('light');
  expect(weightColours(-1, 'light').background).toBe(weightColours(0, 'light').background);
  expect(weightColours(2, 'light').background).toBe(weightColours(1, 'light').background);
  expect([first, third]).toEqual(['#fcfaf1', '#ffe69b']);
  expect(weightColours(2 / 8, 'light').background).toBe('rgb(255, 230, 155)');
});
