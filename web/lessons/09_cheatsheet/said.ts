/** Text with numbers in it that are measured when the lesson opens: never typed by hand, never stale. */

import { html, type TemplateResult } from 'lit';
import type { Measured } from './measured.ts';

type NumberOf = (measured: Measured) => string;

/** Words and numbers in turn: one number less than there are words. */
export interface Said {
  readonly words: readonly string[];
  readonly numbers: readonly NumberOf[];
}

/** say`Their variance is ${({ scaling }) => twoDecimals(scaling.variance)}.` */
export function say(words: TemplateStringsArray, ...numbers: readonly NumberOf[]): Said {
  return { words, numbers };
}

export function saidText({ words, numbers }: Said, measured: Measured): string {
  return words.map((text, index) => text + (numbers[index]?.(measured) ?? '')).join('');
}

/** Until a number is there, "…" holds its place. */
export function renderSaid({ words, numbers }: Said, measured: Measured | undefined) {
  return words.map((text, index): TemplateResult => {
    const number = numbers[index];
    if (!number) return html`${text}`;
    return measured
      ? html`${text}<span class="number">${number(measured)}</span>`
      : html`${text}<span class="number" aria-busy="true">…</span>`;
  });
}
