/** The arithmetic of any cell, written from the engine's numbers: what is multiplied, added, divided. */

import { valueAt } from '../../lib/tensor.ts';
import type { ArithmeticParts, AskedCell } from './arithmetic_parts.ts';
import type { Cell } from './cell.ts';
import { isEditable } from './edits.ts';
import { editedByHand, given } from './given_numbers.ts';
import type { MatrixName } from './matrices.ts';
import type { Picture } from './picture.ts';
import { addition, scaled, share, takenOver } from './single_operations.ts';
import { dotProduct, mixed, projected, weightedValues } from './sums_of_products.ts';
import { cellTitle } from './titles.ts';

export interface Arithmetic extends ArithmeticParts {
  readonly heading: string;
}

/** Nothing for a cell that the picture does not have. */
export function arithmeticOf(picture: Picture, cell: Cell): Arithmetic | undefined {
  const { matrix: name, row, column } = cell;
  const matrix = picture.stages.matrices[name];
  if (!matrix || row >= matrix.rows || column >= matrix.columns) return undefined;
  const asked = { picture, row, column, result: valueAt(matrix, row, column) };
  const parts =
    (isEditable(name) ? editedByHand(name, asked) : undefined) ??
    computed(name, asked) ??
    given(name, asked);
  return { heading: cellTitle(picture.input, name, row, column), ...parts };
}

/** Nothing for numbers that no step computed. */
function computed(name: MatrixName, asked: AskedCell): ArithmeticParts | undefined {
  switch (name) {
    case 'query':
    case 'key':
    case 'value':
      return projected(name, asked);
    case 'scores':
      return dotProduct(asked);
    case 'scaled':
      return scaled(asked);
    case 'biased':
      return addition('with bias', ['scaled', 'bias'], asked);
    case 'masked':
      return addition(
        'masked',
        [asked.picture.stages.matrices.biased ? 'biased' : 'scaled', 'mask'],
        asked,
      );
    case 'weights':
      return share(asked);
    case 'result':
      return weightedValues(asked);
    case 'joined':
      return takenOver(asked);
    case 'output':
      return mixed(asked);
    case 'input':
    case 'other':
    case 'bias':
    case 'mask':
      return undefined;
  }
}
