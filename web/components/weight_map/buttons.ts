/** What the buttons beside a large map do: all that the wheel and the fingers can. */

import { html, type TemplateResult } from 'lit';
import type { ZoomStep } from './keys.ts';

export interface MapButtons {
  /** There are weights to be looked at. */
  readonly isReady: boolean;
  readonly isWhole: boolean;
  readonly isLargest: boolean;
  readonly onZoom: (step: ZoomStep) => void;
  readonly onGoToLargest: () => void;
}

export function renderMapButtons({
  isReady,
  isWhole,
  isLargest,
  onZoom,
  onGoToLargest,
}: MapButtons): TemplateResult {
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
  return html`<div class="buttons">
    ${button('Zoom in', isLargest, zoom('in'))} ${button('Zoom out', isWhole, zoom('out'))}
    ${button('Whole map', isWhole, zoom('whole'))}
    ${button('Go to the largest weight', false, onGoToLargest)}
  </div>`;
}
