/** What each matrix and each step is called on the page, and how a cell is named. */

import type { HeadInput } from './head_input.ts';
import { hasKeyColumns, hasKeyRows, type MatrixName, type StageName } from './matrices.ts';

const titles: Readonly<Record<MatrixName, string>> = {
  input: 'x',
  other: 'x of the second sentence',
  query: 'Q',
  key: 'K',
  value: 'V',
  scores: 'scores',
  scaled: 'scaled',
  bias: 'position bias',
  biased: 'with bias',
  mask: 'mask',
  masked: 'masked',
  weights: 'weights',
  result: 'result',
  joined: 'joined',
  output: 'output',
};

export function titleOf(matrix: MatrixName, turned = false): string {
  return turned ? `${titles[matrix]}ᵀ` : titles[matrix];
}

/** As the steps are called in the formula: after what they make. */
export function stageTitle(stage: StageName): string {
  return stage === 'projections' ? 'Q, K, V' : titles[stage];
}

/** What a number of the matrix is, for its cell: before the word of its row. */
const cellNouns: Readonly<Record<MatrixName, string>> = {
  input: 'x',
  other: 'x',
  query: 'query',
  key: 'key',
  value: 'value',
  scores: 'score',
  scaled: 'scaled score',
  bias: 'position bias',
  biased: 'score with bias',
  mask: 'mask',
  masked: 'masked score',
  weights: 'weight',
  result: 'result',
  joined: 'joined result',
  output: 'output',
};

export function nounOf(matrix: MatrixName): string {
  return cellNouns[matrix];
}

/** "score of it for cat", "query of it, number 3" */
export function cellTitle(
  { queries, keys }: Pick<HeadInput, 'queries' | 'keys'>,
  matrix: MatrixName,
  row: number,
  column: number,
): string {
  const rowWord = (hasKeyRows(matrix) ? keys : queries)[row] ?? '';
  const place = hasKeyColumns(matrix) ? ` for ${keys[column] ?? ''}` : `, number ${column + 1}`;
  return `${cellNouns[matrix]} of ${rowWord}${place}`;
}
