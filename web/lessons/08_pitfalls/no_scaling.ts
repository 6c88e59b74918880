/** Pitfall 6: scores that are not divided by the root of d spread wider, and softmax decides too soon. */

import { html } from 'lit';
import type { Engine } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { decidedFrom } from '../../lib/statistics.ts';
import { added, asTensor } from '../../lib/tensor.ts';
import { measureSides, type Sides as ScaledSides } from '../scaled_scores.ts';
import type { HeadNumbers } from './head_numbers.ts';
import { onPurpose, type PitfallPart, type Sides } from './part.ts';
import { renderSummedGrid } from './summed_grid.ts';

/** What distance adds is added after scaling, on both sides alike. */
export function noScaling(
  engine: Engine,
  { query, key, bias, mask }: HeadNumbers,
): Promise<ScaledSides> {
  return measureSides(engine, { query, key, mask: asTensor(added(bias, mask)) });
}

export function renderNoScaling(part: PitfallPart): Sides {
  const { noScaling: numbers, head } = part.picture;
  const { headDim, scaled, unscaled } = numbers;
  const { mask } = head;
  return {
    right: renderSummedGrid(part, {
      label: `Scores times 1/√${headDim}`,
      weights: scaled.weights,
      mask,
      origin: part.origin(),
    }),
    broken: () =>
      renderSummedGrid(part, {
        label: 'Scores as they are',
        weights: unscaled.weights,
        mask,
        origin: part.origin(onPurpose),
      }),
    legend: 'not read yet',
    why: () => html`<p>${scalingText(numbers)}</p>`,
  };
}

export function scalingText({ headDim, scaled, unscaled }: ScaledSides): string {
  const { rows } = scaled.sharpness;
  if (rows === 0)
    return 'With one word there is nothing to choose from: its weight is 1 on both sides.';
  const largest = ({ sharpness }: typeof scaled): string => twoDecimals(sharpness.largestWeight);
  // Larger scores alone make rows sharper: where they get flatter, something did not grow with them.
  const flatter =
    Number(largest(unscaled)) < Number(largest(scaled))
      ? ' Rows get flatter here: what this head adds for distance is not multiplied, and counts less now.'
      : '';
  const decided = ({ sharpness }: typeof scaled): number => Math.round(sharpness.decided * rows);
  return `Without 1/√${headDim}, query times key counts ${twoDecimals(Math.sqrt(headDim))} times as much. The largest weight of a row, on average, goes from ${largest(scaled)} to ${largest(unscaled)}, and ${decided(unscaled)} of ${rows} rows have one weight above ${decidedFrom} instead of ${decided(scaled)}.${flatter} Every row still sums to 1: no sum tells.`;
}
