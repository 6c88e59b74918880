/** Which matrices stand on the page at each step, in reading order, and what is done to them in between. */

import type { MatrixName, SourceName, StageName } from './matrices.ts';

export interface Panel {
  readonly matrix: MatrixName;
  /** Between it and the matrix before: "×", "="; empty for the first. */
  readonly sign: string;
  /** Of what is known from the step before, the row that is followed says enough. */
  readonly extent: 'whole' | 'row';
  /** Written as the transposed matrix: Kᵀ. */
  readonly turned: boolean;
  /** Its rows are those of the matrix on its left, where there is one. */
  readonly sharesRows: boolean;
}

function panel(matrix: MatrixName, sign = '', extent: Panel['extent'] = 'whole'): Panel {
  return { matrix, sign, extent, turned: false, sharesRows: false };
}

function beside(matrix: MatrixName, sign = ''): Panel {
  return { ...panel(matrix, sign), sharesRows: true };
}

/** "√8" */
function rootOf(headDim: number): string {
  return `√${headDim}`;
}

/** The operands of one step, and its result last. */
export function panelsOf(source: SourceName, stage: StageName, headDim: number): Panel[] {
  const row = 'row';
  const isCross = source === 'cross';
  switch (stage) {
    case 'input':
      return [panel('input'), ...(isCross ? [panel('other')] : [])];
    case 'projections':
      return [
        panel('input', '', row),
        ...(isCross ? [panel('other', '', row)] : []),
        panel('query', '→'),
        isCross ? panel('key') : beside('key'),
        beside('value'),
      ];
    case 'scores':
      return [panel('query', '', row), panel('key', '×'), panel('scores', '=')];
    case 'scaled':
      return [panel('scores', '', row), panel('scaled', `÷ ${rootOf(headDim)} =`)];
    case 'biased':
      return [panel('scaled', '', row), panel('bias', '+', row), panel('biased', '=')];
    case 'masked':
      return [
        panel(source === 'learned' ? 'biased' : 'scaled', '', row),
        panel('mask', '+'),
        panel('masked', '='),
      ];
    case 'weights':
      return [panel('masked', '', row), panel('weights', 'softmax →')];
    case 'result':
      return [panel('weights', '', row), panel('value', '×'), panel('result', '=')];
    case 'joined':
      return [panel('result', '', row), panel('joined', '→')];
    case 'output':
      return [panel('joined', '', row), panel('output', '× W_O =')];
  }
}

/** Where the page is wide enough, these stand right of another matrix of their step, so that both are seen at once. */
export const besideAnother: Readonly<Partial<Record<StageName, readonly MatrixName[]>>> = {
  projections: ['key', 'value'],
  scores: ['scores'],
  result: ['result'],
};

/** The whole way of an example that fits a blackboard, in two lines. */
export function blackboardLines(headDim: number): readonly (readonly Panel[])[] {
  return [
    [
      panel('query'),
      { ...beside('key', '×'), turned: true },
      beside('scores', '='),
      beside('scaled', `÷\u00a0${rootOf(headDim)}`),
      beside('mask', '+'),
    ],
    [
      panel('masked', '='),
      beside('weights', 'softmax →'),
      beside('value', '×'),
      beside('result', '='),
    ],
  ];
}
