/** Other ways to move about in a large map: the small picture of the whole, and buttons for what wheel and fingers do. */

import { html, type TemplateResult } from 'lit';
import type { ZoomStep } from './keys.ts';

export interface MapMoves {
  /** There are weights to be looked at. */
  readonly isReady: boolean;
  readonly isWhole: boolean;
  readonly isLargest: boolean;
  readonly onZoom: (step: ZoomStep) => void;
  readonly onGoToLargest: () => void;
  /** The small picture is pressed, or the pointer moves over it. */
  readonly onOverview: (event: PointerEvent) => void;
}

export function renderMoves({
  isReady,
  isWhole,
  isLargest,
  onZoom,
  onGoToLargest,
  onOverview,
}: MapMoves): TemplateResult {
  // Not disabled, which would take the focus from whoever zooms with them.
  const button = (text: string, isOff: boolean, press: () => void): TemplateResult =>
    html`<button
      class="button"
      aria-disabled=${!isReady || isOff}
      @click=${() => {
        if (isReady && !isOff) press();
      }}
    >
      ${text}
    </button>`;
  const zoom = (step: ZoomStep) => () => {
    onZoom(step);
  };
  return html`<div class="moves">
    <div class="overview" aria-hidden="true" @pointerdown=${onOverview} @pointermove=${onOverview}>
      <canvas></canvas>
      <div class="in-view" hidden></div>
    </div>
    <div class="buttons">
      ${button('Zoom in', isLargest, zoom('in'))} ${button('Zoom out', isWhole, zoom('out'))}
      ${button('Whole map', isWhole, zoom('whole'))}
      ${button('Go to the largest weight', false, onGoToLargest)}
    </div>
  </div>`;
}
