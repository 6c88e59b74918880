/** The definitions of the cheat sheet, as rows of tables. */

import type { Role } from '../../engine/index.ts';
import { shapeText } from '../../lib/numbers.ts';
import { embedDim, numHeads } from '../choices.ts';

export interface Table {
  /** Its name, for those who do not see it. */
  readonly label: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export const symbols: Table = {
  label: 'Symbols',
  columns: ['symbol', 'what it is', 'shape'],
  rows: [
    ['Q', 'queries: what each word looks for', '[n, d]'],
    ['K', 'keys: the label that each word holds up', '[n, d]'],
    ['V', 'values: what each word hands over', '[n, d]'],
    ['n', 'how many words there are', ''],
    ['d', 'head_dim: how long a query and a key are', ''],
    ['h', 'how many heads there are: d = embed_dim / h', ''],
  ],
};

export const types: Table = {
  label: 'Types of attention',
  columns: ['type', 'how it is computed', 'what that does'],
  rows: [
    ['dot-product', 'softmax(QKᵀ) V', 'scores spread with √d'],
    ['scaled', 'softmax(QKᵀ / √d) V', 'scores spread alike'],
    ['multi-head', 'h scaled ones, times w_o', 'several looks at once'],
    ['causal', 'softmax(QKᵀ / √d + mask) V', 'no word sees a later one'],
    ['self', 'Q, K and V of one sentence', 'words look at each other'],
    ['cross', 'Q of one, K and V of another', 'words look at other words'],
  ],
};

/** Of SimpleAttention; the last column is checked against the engine. */
export function shapes(n: number): Table {
  const d = embedDim / numHeads;
  return {
    label: 'Shapes',
    columns: ['what', 'shape', `of ${n} words`],
    rows: [
      ['x, output', '[n, embed_dim]', shapeText([n, embedDim])],
      ['w_q, w_k, w_v, w_o', '[embed_dim, embed_dim]', shapeText([embedDim, embedDim])],
      ['Q, K, V', '[h, n, d]', shapeText([numHeads, n, d])],
      ['scores, weights', '[h, n, n]', shapeText([numHeads, n, n])],
      ['mask', '[n, n]', shapeText([n, n])],
      ['heads joined', '[n, h · d]', shapeText([n, numHeads * d])],
    ],
  };
}

export const bertAndGpt: Table = {
  label: 'BERT and GPT',
  columns: ['', 'BERT', 'GPT'],
  rows: [
    ['mask', 'none', 'causal'],
    ['a word sees', 'every word', 'itself and what came before'],
    ['trained to guess', 'a hidden word', 'the next word'],
    ['good for', 'reading a text', 'writing a text'],
  ],
};

/** What a head of each role does. */
export const roleLooks: readonly { readonly role: Role; readonly looks: string }[] = [
  { role: 'subject', looks: 'at the subject of the verb' },
  { role: 'antecedent', looks: 'at the noun of the pronoun' },
  { role: 'previous', looks: 'at the word before' },
  { role: 'opener', looks: 'at an opening “yesterday”' },
];

/** To be kept in mind: each is what a claim comes to, and has its link. */
export const toRemember: readonly { readonly text: string; readonly claim: string }[] = [
  {
    text: 'Query, key, value: what a word looks for, the label it holds up, what it hands over.',
    claim: 'mix',
  },
  {
    text: 'Softmax makes shares of a row of scores: they sum to 1, or to 0 where nothing may be seen.',
    claim: 'rows-sum',
  },
  { text: 'Dividing by √d keeps the softmax from sticking to one word.', claim: 'variance' },
  {
    text: 'The mask says who may be seen: the attention of BERT and that of GPT differ in nothing else.',
    claim: 'same-operation',
  },
  { text: 'Heads look side by side, each with its own share of the width.', claim: 'split' },
  { text: 'A weight says where a head looks, not why.', claim: 'importance' },
];
