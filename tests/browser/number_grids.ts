/** The grid that the tests of number grids look at. */

import { SpotlightNumberGrid } from '../../web/components/number_grid/number_grid.ts';
import { allInside, matrix, mount } from './helpers.ts';

export const words = ['the', 'cat', 'was'];
export const scores = matrix([
  [0, 2, -1],
  [1.1547, -0.577, 0],
  [1234.5, -0.001, 4],
]);

export async function gridOf(
  properties: Partial<SpotlightNumberGrid> = {},
): Promise<SpotlightNumberGrid> {
  return await mount(SpotlightNumberGrid, {
    label: 'scores',
    title: 'Kᵀ',
    shape: '[3, 3]',
    rows: words,
    columns: words,
    matrix: scores,
    scaleEnd: 5,
    ...properties,
  });
}

export function cellAt(grid: SpotlightNumberGrid, row: number, column: number): HTMLElement {
  const line = allInside(grid, '.body > .row')[row];
  const cell = line?.querySelectorAll<HTMLElement>('.cell')[column];
  if (!cell) throw new Error(`no cell ${row}, ${column}`);
  return cell;
}
