/** How the large map stands on the page: beside its controls where there is room, above them elsewhere. */

import { css } from 'lit';

export const weightMapStyles = css`
  :host {
    container-type: inline-size;
    display: block;
    font: var(--body);
  }

  .layout {
    --gutter: 4rem;

    display: grid;
    gap: 16px 48px;
    grid-template-columns: minmax(0, 1fr);
  }

  /* The map of 640 pixels, and its labels above and left of it. */
  .stage {
    aspect-ratio: 1;
    inline-size: min(100%, 640px + var(--gutter));
    position: relative;
  }

  .stage canvas {
    block-size: 100%;
    display: block;
    inline-size: 100%;
    position: absolute;
  }

  .frame {
    box-shadow: 0 0 0 1px var(--rule);
    inset: var(--gutter) 0 0 var(--gutter);
    position: absolute;
    touch-action: pan-y pinch-zoom;
    user-select: none;
  }

  .frame.ready {
    cursor: crosshair;
    touch-action: pan-y;
  }

  .frame.zoomed {
    cursor: grab;
    touch-action: none;
  }

  .frame.zoomed:active {
    cursor: grabbing;
  }

  .side {
    align-content: start;
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }

  p {
    margin: 0;
  }

  /* Room for what is said, so that nothing below jumps with every cell. */
  .reading {
    font-weight: 500;
    min-block-size: 3.125rem;
    overflow-wrap: anywhere;
  }

  .hint {
    color: var(--ink-2);
    font: var(--label);
  }

  .note {
    min-block-size: 4.6875rem;
  }

  .moves {
    align-items: start;
    display: grid;
    gap: 16px;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .overview {
    block-size: 120px;
    contain: strict;
    cursor: pointer;
    inline-size: 120px;
    outline: 1px solid var(--rule);
    position: relative;
    touch-action: none;
  }

  .overview canvas {
    block-size: 100%;
    display: block;
    inline-size: 100%;
  }

  .in-view {
    border: 2px solid var(--accent);
    box-shadow:
      0 0 0 1px var(--page),
      inset 0 0 0 1px var(--page);
    box-sizing: border-box;
    inset: 0 auto auto 0;
    pointer-events: none;
    position: absolute;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .button {
    padding-inline: 14px;
  }

  .download {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }

  .size {
    color: var(--ink-2);
    font: var(--label);
  }

  spotlight-progress-line {
    flex: 1 1 12rem;
  }

  @container (width >= 62rem) {
    .layout {
      --gutter: 4.5rem;

      grid-template-columns: auto minmax(0, 1fr);
    }

    .stage {
      inline-size: calc(640px + var(--gutter));
    }

    .side {
      padding-block-start: var(--gutter);
    }
  }

  @media (forced-colors: active) {
    .overview,
    .in-view {
      forced-color-adjust: none;
    }
  }
`;
