/** Light or dark, as the visitor's system asks for. */

import type { Theme } from '../lib/colour.ts';
import { createValue, type Value } from './value.ts';

/** Follows the system, and writes the theme on the root element, where the design tokens look for it. */
export function createTheme(root: HTMLElement): Value<Theme> {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const theme = createValue<Theme>(dark.matches ? 'dark' : 'light');
  const apply = (): void => {
    root.dataset.theme = theme.get();
  };
  theme.subscribe(apply);
  apply();
  dark.addEventListener('change', () => {
    theme.set(dark.matches ? 'dark' : 'light');
  });
  return theme;
}
