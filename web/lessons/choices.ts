/** Everything that a visitor can choose in this lesson, and how it is written in the address. */

import {
  choiceField,
  textField,
  wholeNumberField,
  type FieldTable,
} from '../../state/url_state.ts';
import { presets } from '../presets.ts';

const readings = ['both', 'causal'] as const;
export type Reading = (typeof readings)[number];

const attentionKinds = ['multi-head', 'scaled', 'dot-product'] as const;
export type AttentionKind = (typeof attentionKinds)[number];

export const largestSeed = 2 ** 32 - 1;
export const embedDim = 64;
export const numHeads = 4;

export interface Choices {
  readonly sentence: string;
  /** The place of the word to look from, from 0. Beyond the sentence it stands for the last word. */
  readonly query: number;
  readonly reading: Reading;
  readonly kind: AttentionKind;
  /** From 1, as people count. */
  readonly head: number;
  readonly seed: number;
}

export const choiceFields: FieldTable<Choices> = {
  sentence: textField(presets[0]),
  query: wholeNumberField(7, 0, 10_000),
  reading: choiceField('both', readings),
  kind: choiceField('multi-head', attentionKinds),
  head: wholeNumberField(1, 1, numHeads),
  seed: wholeNumberField(42, 0, largestSeed),
};
