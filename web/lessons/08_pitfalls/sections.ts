/** Which pitfall is drawn by what. */

import { renderAfterSoftmax } from './after_softmax.ts';
import { renderAllMasked } from './all_masked.ts';
import { renderMeanOfHeads } from './mean_of_heads.ts';
import { renderMinusBillion } from './minus_billion.ts';
import { renderNoMax } from './no_max.ts';
import { renderNoPositions } from './no_positions.ts';
import { renderNoScaling } from './no_scaling.ts';
import { renderNotImportance } from './not_importance.ts';
import type { PitfallPart, Sides } from './part.ts';
import type { PitfallId } from './pitfalls.ts';
import { renderWrongAxis } from './wrong_axis.ts';

export const sidesOf: Readonly<Record<PitfallId, (part: PitfallPart) => Sides>> = {
  'after-softmax': renderAfterSoftmax,
  'minus-1e9': renderMinusBillion,
  'no-max': renderNoMax,
  'all-masked': renderAllMasked,
  'no-positions': renderNoPositions,
  'no-scaling': renderNoScaling,
  'wrong-axis': renderWrongAxis,
  'mean-of-heads': renderMeanOfHeads,
  'weight-not-importance': renderNotImportance,
};
