/** What the component tests share: put an element into the page, look into it, press keys, ask axe. */

import axe from 'axe-core';
import type { LitElement } from 'lit';
import { userEvent } from 'vitest/browser';

import { defaultPalette, type Palette, type Theme } from '../../web/lib/colour.ts';
import type { Matrix } from '../../web/lib/tensor.ts';

/** A new element with these properties, in the page and rendered. */
export async function mount<Element extends LitElement>(
  Component: new () => Element,
  properties: Partial<Element> = {},
  content = '',
): Promise<Element> {
  const element = Object.assign(new Component(), properties);
  element.append(content);
  document.body.append(element);
  await element.updateComplete;
  return element;
}

/** Changes properties, and waits until they are shown. */
export async function change<Element extends LitElement>(
  element: Element,
  properties: Partial<Element>,
): Promise<void> {
  Object.assign(element, properties);
  await element.updateComplete;
}

/** What axe finds wrong with the element, in both themes; empty if nothing. */
export async function axeViolations(element: LitElement): Promise<string[]> {
  const found: string[] = [];
  for (const theme of ['light', 'dark'] satisfies Theme[]) {
    document.documentElement.dataset.theme = theme;
    if ('palette' in element) {
      await change(element as LitElement & { palette: Palette }, {
        palette: { ...defaultPalette, theme },
      });
    }
    // In the middle of a transition, colours belong to neither theme.
    for (const animation of element.shadowRoot?.getAnimations() ?? []) animation.finish();
    const { violations } = await axe.run(element, { resultTypes: ['violations'] });
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${theme}: ${id}: ${node.failureSummary ?? node.html}`);
    }
  }
  return found;
}

/** "Enter", "ArrowDown", " ", or with a held key: "Control+Home". */
export async function press(key: string): Promise<void> {
  const keys = key.split('+');
  const last = keys.pop() ?? '';
  const down = keys.map((held) => `{${held}>}`).join('');
  const up = keys.map((held) => `{/${held}}`).join('');
  await userEvent.keyboard(`${down}{${last}}${up}`);
}

export function allInside(element: LitElement, selector: string): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

export function inside(element: LitElement, selector: string): HTMLElement {
  const [found] = allInside(element, selector);
  if (!found) throw new Error(`no ${selector} in ${element.localName}`);
  return found;
}

/** The element inside that has the focus. */
export function focusedIn(element: LitElement): Element | null | undefined {
  return element.shadowRoot?.activeElement;
}

/** The text as a reader sees it: white space collapsed. */
export function textOf(element: Element): string {
  return element.textContent.replaceAll(/\s+/gu, ' ').trim();
}

/** Collects the details of an event, from now on. */
export function detailsOf(element: EventTarget, type: string): unknown[] {
  const details: unknown[] = [];
  element.addEventListener(type, (event) => {
    details.push((event as CustomEvent<unknown>).detail);
  });
  return details;
}

/** Where the element's canvas has exactly the colour of a token, in pixels of the canvas. */
export function pixelsOf(element: LitElement, token: string): { column: number; row: number }[] {
  const canvas = inside(element, 'canvas') as HTMLCanvasElement;
  if (canvas.width === 0) return [];
  const probe = document.createElement('canvas').getContext('2d')!;
  probe.fillStyle = getComputedStyle(element).getPropertyValue(token);
  probe.fillRect(0, 0, 1, 1);
  const [red, green, blue] = probe.getImageData(0, 0, 1, 1).data;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  const pixels: { column: number; row: number }[] = [];
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] === red && data[at + 1] === green && data[at + 2] === blue && data[at + 3] === 255)
      pixels.push({ column: (at / 4) % canvas.width, row: Math.floor(at / 4 / canvas.width) });
  }
  return pixels;
}

/** The columns that hold such a pixel, from left to right. */
export function columnsOf(element: LitElement, token: string): number[] {
  const columns = new Set(pixelsOf(element, token).map(({ column }) => column));
  return [...columns].sort((a, b) => a - b);
}

export function matrix(rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}

/** Every word attends to every word alike. */
export function evenWeights(words: number): Matrix {
  return matrix(Array.from({ length: words }, () => Array<number>(words).fill(1 / words)));
}

export const hostileWord = '<img src=x onerror="window.wasRun=true">';
