/** Cells that one operation makes of a cell: division by √d, what is added, softmax, and what is taken as it is. */

import type { ArithmeticPart, ArithmeticTotal } from '../../components/arithmetic/lines.ts';
import { rowOf } from '../../lib/tensor.ts';
import { quoted } from '../../lib/words.ts';
import {
  noteOnRounding,
  numberIn,
  type ArithmeticParts,
  type AskedCell,
} from './arithmetic_parts.ts';
import type { MatrixName } from './matrices.ts';

export function scaled({ picture, row, column, result }: AskedCell): ArithmeticParts {
  const score = numberIn(picture.stages.matrices.scores, row, column);
  return fromCells(
    ['scores'],
    { row, column },
    {
      label: 'scaled',
      parts: [score, '÷', `√${picture.input.query.columns}`],
      result,
    },
  );
}

/** The scores, and the matrix that is added to them. */
export function addition(
  label: string,
  [before, added]: readonly [MatrixName, MatrixName],
  { picture, row, column, result }: AskedCell,
): ArithmeticParts {
  const { matrices } = picture.stages;
  const [a, b] = [numberIn(matrices[before], row, column), numberIn(matrices[added], row, column)];
  const parts = b < 0 && b !== -Infinity ? [a, '−', -b] : [a, '+', b];
  return fromCells([before, added], { row, column }, { label, parts, result });
}

function fromCells(
  matrices: readonly MatrixName[],
  place: { readonly row: number; readonly column: number },
  total: ArithmeticTotal & { readonly parts: readonly ArithmeticPart[] },
): ArithmeticParts {
  const numbers = total.parts.filter((part) => typeof part === 'number');
  return {
    lines: [],
    totals: [{ ...total, exact: true }],
    note: noteOnRounding(numbers),
    operands: matrices.map((matrix) => ({ matrix, ...place })),
  };
}

/** e to the power of each score, less the largest one; and this one's share of their sum. */
export function share({ picture, row, column, result }: AskedCell): ArithmeticParts {
  const { matrices, exponentials, sums } = picture.stages;
  const { queries, keys } = picture.input;
  const operands = [{ matrix: 'masked', row }] as const;
  const scores = matrices.masked ? rowOf(matrices.masked, row) : new Float32Array();
  const largest = Math.max(...scores);
  if (largest === -Infinity) {
    const note = `${quoted(queries[row])} sees nothing: the sum would be 0, and all its weights are set to 0.`;
    return { lines: [], totals: [{ label: 'weight', result: { weight: result } }], note, operands };
  }
  const terms = rowOf(exponentials, row);
  const isHidden = Array.from(scores, (score) => score === -Infinity);
  // Hidden words add nothing: one sentence says it for all, but the one that is asked for is written.
  const shown = Array.from(scores.keys()).filter((key) => !isHidden[key] || key === column);
  const sum = sums[row] ?? NaN;
  const less = largest < 0 ? ['+', -largest] : ['−', largest];
  return {
    lines: shown.map((key) => ({
      label: keys[key] ?? '',
      parts: [{ power: [scores[key] ?? NaN, ...less] }],
      result: terms[key] ?? NaN,
    })),
    totals: [
      { label: 'sum', result: { term: sum } },
      {
        label: keys[column] ?? '',
        parts: [terms[column] ?? NaN, '÷', sum],
        result: { weight: result },
        exact: true,
      },
    ],
    note: [
      'The largest score is taken off all of them: no share changes, and no number grows too large.',
      shown.length < scores.length ? 'Hidden words add 0.' : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
    operands,
  };
}

/** Of the joined heads: which head's number it is. */
export function takenOver({ picture, row, column, result }: AskedCell): ArithmeticParts {
  const { surroundings, query } = picture.input;
  const headDim = query.columns;
  const [head, number] = [Math.floor(column / headDim), column % headDim];
  const isOwn = head === surroundings?.head;
  return {
    lines: [],
    totals: [{ label: `head ${head + 1}, number ${number + 1}`, result, exact: true }],
    note: isOwn
      ? 'Nothing is computed: this head’s result takes its place beside the others.'
      : 'Nothing is computed here. Follow that head to see where it comes from.',
    operands: isOwn ? [{ matrix: 'result', row, column: number }] : [],
  };
}
