/** How heads of the learned model are written in the address, from 1: "2.4", "average", "1.2 2.4". */

import type { HeadPlace } from '../engine/index.ts';
import { isSameHead } from './head_roles.ts';

/** What is looked through: one head, the average of a layer, or that of all. */
export type Through =
  | ({ readonly kind: 'head' } & HeadPlace)
  | { readonly kind: 'layer'; readonly layer: number }
  | { readonly kind: 'all' };

function headText({ layer, head }: HeadPlace): string {
  return `${layer + 1}.${head + 1}`;
}

export function throughText(through: Through): string {
  if (through.kind === 'head') return headText(through);
  return through.kind === 'layer' ? `average${through.layer + 1}` : 'average';
}

/** What the text names; `fallback` if these heads have nothing like that. */
export function throughFrom(
  text: string,
  heads: readonly HeadPlace[],
  fallback: HeadPlace,
): Through {
  if (text === 'average') return { kind: 'all' };
  const layer = heads.find((place) => text === `average${place.layer + 1}`)?.layer;
  if (layer !== undefined) return { kind: 'layer', layer };
  const head = heads.find((place) => headText(place) === text) ?? fallback;
  return { kind: 'head', ...head };
}

/** The heads that the text lists, as far as they exist; each once, in their order. */
export function headsFrom(text: string, heads: readonly HeadPlace[]): HeadPlace[] {
  const named = text.split(' ');
  return heads.filter((place) => named.includes(headText(place)));
}

export function headsText(heads: readonly HeadPlace[]): string {
  return heads.map(headText).join(' ');
}

/** The same heads, whatever their order. */
export function areSameHeads(a: readonly HeadPlace[], b: readonly HeadPlace[]): boolean {
  return a.length === b.length && a.every((place) => b.some((other) => isSameHead(place, other)));
}
