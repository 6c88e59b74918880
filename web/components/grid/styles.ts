/** How a matrix is drawn: labels, cells, the chosen row or column, the exact value on demand. */

import { css } from 'lit';

export const gridStyles = css`
  :host {
    display: block;
    font: 1rem/1rem var(--sans);
    min-inline-size: 0;
    position: relative;
  }

  .frame {
    direction: ltr;
    overflow: auto hidden;
    padding: 4px;
    margin: -4px;
  }

  .row {
    display: grid;
    gap: 1px;
    grid-template-columns: var(--row-label-width) repeat(var(--columns), var(--cell-width));
    margin-block-end: 1px;
    padding-inline-end: var(--overhang);
    position: relative;
    inline-size: max-content;
  }

  .corner,
  .row-label {
    color: var(--ink-2);
    padding-right: 10px;
    text-align: right; /* also for labels that read right to left */
    white-space: nowrap;
  }

  .corner {
    align-self: end;
    line-height: 1.375rem;
    overflow: hidden;
  }

  .row-label {
    align-self: center;
    overflow: hidden;
    padding-block: 4px;
    text-overflow: ellipsis;
  }

  .column-label {
    block-size: var(--header-height);
    color: var(--ink-2);
    position: relative;
    text-align: center;
    white-space: nowrap;
  }

  /* Physical sides from here: a label's own direction must not move it. */
  .column-label > span {
    bottom: 6px;
    position: absolute;
  }

  .flat > span {
    left: 0;
    right: 0;
  }

  .slanted > span {
    left: 50%;
    transform: rotate(-42deg);
    transform-origin: 0 100%;
  }

  .upright > span {
    bottom: 4px;
    left: calc(50% - 8px);
    transform: rotate(180deg);
    writing-mode: vertical-rl;
  }

  .cell {
    align-items: center;
    background-color: var(--stage);
    border-radius: 1px;
    cursor: pointer;
    display: flex;
    justify-content: center;
    min-block-size: var(--cell-height); /* and as high as the label of its row */
    overflow: hidden;
  }

  .cell.hatched {
    background-color: transparent;
    color: var(--ink-2);
  }

  .cell.quiet {
    color: var(--ink-3) !important;
  }

  .cell:focus-visible {
    outline-offset: -1px;
    overflow: visible;
    z-index: 2;
  }

  .row-label.pointed,
  .pointed > span {
    color: var(--ink);
    font-weight: 600;
  }

  .row-label.selected,
  .selected > span {
    color: var(--accent);
    font-weight: 600;
  }

  .cell.pointed {
    box-shadow: inset 0 0 0 2px var(--ink);
  }

  .inner {
    inline-size: max-content;
    position: relative;
  }

  .body {
    position: relative;
  }

  .selection {
    border: 2.5px solid var(--accent);
    border-radius: var(--radius-cell);
    box-shadow: inset 0 0 0 1.5px var(--page);
    box-sizing: border-box;
    pointer-events: none;
    position: absolute;
    z-index: 1;
  }

  /* Around the cells of a row, whose label can make it taller than they are. */
  .selection.of-row {
    inset: -3px calc(var(--overhang) - 3px) -3px calc(var(--row-label-width) - 2px);
  }

  .selection.of-column {
    inset-block: -3px -2px;
    left: calc(var(--row-label-width) - 2px + var(--at) * (var(--cell-width) + 1px));
    width: calc(var(--cell-width) + 6px);
  }

  .tip {
    background: var(--ink);
    border-radius: var(--radius-link);
    color: var(--page);
    inline-size: max-content;
    line-height: 1.25rem;
    max-inline-size: 20rem;
    overflow: hidden;
    padding: 4px 8px;
    pointer-events: none;
    position: absolute;
    text-overflow: ellipsis;
    white-space: nowrap;
    z-index: 3;
  }

  @media (forced-colors: active) {
    .cell {
      forced-color-adjust: none;
    }
  }
`;
