/** How large the file of a map's numbers will be. */

import { visibleCount, type MipMap } from '../../lib/mip_levels.ts';

/** Megabytes, roughly: a number in full takes some twelve letters, and each has a comma. */
export function tableMegabytes(map: MipMap): number {
  const { weights, levels } = map;
  // The coarsest level is one block of everything.
  const visible = visibleCount(map, levels.at(-1) ?? levels[0], 0, 0);
  return (12 * visible + weights.rows * weights.columns) / 1e6;
}
