/** Below the matrices: where their numbers come from, what their colours mean, and how large all is. */

import { html, type TemplateResult } from 'lit';
import { shapeText } from '../../lib/numbers.ts';
import type { View } from '../context.ts';
import { renderLearnedOrigin } from '../learned_origin.ts';
import { renderRandomOrigin } from '../random_attention.ts';
import { isReached, type StageName } from './matrices.ts';
import type { Picture } from './picture.ts';
import { scaleEndOf } from './scales.ts';
import { sizesOf } from './wording.ts';

export function renderFoot(picture: Picture, stage: StageName, view: View): TemplateResult {
  // All of an example for the blackboard is in sight, and weights have the colours that speak.
  const isBoard = picture.source === 'blackboard';
  const made = stage === 'projections' ? 'query' : stage;
  const matrix = isBoard && isReached('weights', stage) ? 'weights' : made;
  const isHidden = picture.stages.matrices.mask?.data.includes(-Infinity) ?? false;
  const isAfterMask = matrix === 'masked' || matrix === 'weights';
  return html`<div class="foot">
    ${renderOriginOf(picture)}
    <spotlight-legend
      .palette=${view.palette}
      .end=${matrix === 'weights' ? undefined : scaleEndOf(picture.stages, matrix)}
      .hatch=${isHidden && isAfterMask ? '−∞, so weight 0' : ''}
    ></spotlight-legend>
    <p class="shapes">${sizesText(picture)}</p>
  </div>`;
}

function renderOriginOf(picture: Picture): TemplateResult {
  const note = picture.edits.length > 0 ? ' · edited' : '';
  if (picture.source === 'learned') return renderLearnedOrigin(picture.card, note);
  if (picture.source === 'blackboard') {
    return html`<spotlight-origin kind="hand-made">hand-made${note}</spotlight-origin>`;
  }
  return renderRandomOrigin(picture.seed, note);
}

/** "x [12, 48] · 6 heads · head_dim 8 · scores [12, 12]" */
function sizesText(picture: Picture): string {
  const { queries, keys } = picture.input;
  const { embedDim, numHeads, headDim } = sizesOf(picture);
  return [
    ...(picture.input.surroundings ? [`x ${shapeText([queries.length, embedDim])}`] : []),
    numHeads === 1 ? '1 head' : `${numHeads} heads`,
    `head_dim ${headDim}`,
    `scores ${shapeText([queries.length, keys.length])}`,
  ].join(' · ');
}
