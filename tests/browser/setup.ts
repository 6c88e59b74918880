/** Before every test file: the page's styles, the elements' names, and an empty, quiet document. */
/// <reference types="vite/client" />

import './quiet_lit.ts';
import '../../web/styles/page.css';

import { afterEach, beforeEach, expect, vi } from 'vitest';
import { registerComponents } from '../../web/components/register.ts';
import { registerMoreComponents } from '../../web/components/register_more.ts';

registerComponents();
registerMoreComponents();

let noise: unknown[][] = [];

beforeEach(() => {
  noise = [];
  for (const method of ['warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...said: unknown[]) => noise.push(said));
  }
});

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  expect(noise, 'the console stays quiet').toEqual([]);
});
