/** Before every test file: the page's styles, the elements' names, and an empty, quiet document. */
/// <reference types="vite/client" />

import './quiet_lit.ts';
import '../../web/styles/page.css';

import { afterEach, beforeEach, expect, vi } from 'vitest';
import { defineElements } from '../../web/components/define_elements.ts';

/** Every component's file is named as its folder, and its element after it. */
const modules = import.meta.glob<Record<string, CustomElementConstructor>>(
  '../../web/components/*/*.ts',
  { eager: true },
);
for (const [path, exports] of Object.entries(modules)) {
  const [folder = '', file] = path.split('/').slice(-2);
  const element = Object.entries(exports).find(([name]) => name.startsWith('Spotlight'))?.[1];
  if (`${folder}.ts` !== file || !element) continue;
  defineElements({ [`spotlight-${folder.replaceAll('_', '-')}`]: element });
}

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
