/** What is measured: attention of so many words, over the whole matrix of weights or streaming, with a mask or without. */

import { countText } from '../../lib/quantities.ts';

export interface CostCase {
  readonly words: number;
  /** whole: all n² weights are stored and given back. streaming: only the output is. */
  readonly path: 'whole' | 'streaming';
  /** Left to right: about half of the pairs. */
  readonly causal: boolean;
}

export interface Measured extends CostCase {
  /** Of one call of one head. */
  readonly milliseconds: number;
  /** Of the engine's memory, queries, keys, values and output included. */
  readonly bytes: number;
}

/** The kinds that are compared, in the order in which they are drawn. */
export const kinds: readonly (Omit<CostCase, 'words'> & { readonly name: string })[] = [
  { path: 'whole', causal: false, name: 'whole matrix' },
  { path: 'streaming', causal: false, name: 'streaming' },
  { path: 'whole', causal: true, name: 'whole, causal' },
  { path: 'streaming', causal: true, name: 'streaming, causal' },
];

/** As GPT-2 has it, and many others. */
export const headDim = 64;

const shortest = 64;
const longest = 8192;
/** The whole matrix is measured beyond it only where there is room. */
export const surelyWhole = 4096;

/** The engine's memory never grows beyond it: engine.memory().limit. */
export const mostMemory = 2 ** 31;

/** 64, 128, ... 8192: all kinds of a length before the next, first those that memory cannot end. */
export function plannedCases(): CostCase[] {
  const lengths: number[] = [];
  for (let words = shortest; words <= longest; words *= 2) lengths.push(words);
  return lengths.flatMap((words) =>
    (['streaming', 'whole'] as const).flatMap((path) =>
      [false, true].map((causal) => ({ words, path, causal })),
    ),
  );
}

export const xRange = [shortest, longest] as const;

/** All the weights of one head, in float32. */
export function wholeBytes(words: number): number {
  return 4 * words ** 2;
}

/** What stands at a case while it is measured. */
export function caseText({ words, path, causal }: CostCase): string {
  const { name } = kinds.find((kind) => kind.path === path && kind.causal === causal) ?? {};
  return `n = ${countText(words)}, ${name ?? ''}`;
}
