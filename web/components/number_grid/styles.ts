/** How a matrix of numbers is drawn, beyond what all grids have: title, frame, operands, editing. */

import { css } from 'lit';

export const numberGridStyles = css`
  :host {
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: top;
  }

  .matrix {
    inline-size: fit-content;
    max-inline-size: 100%;
  }

  .title {
    color: var(--ink-3);
    font: var(--label);
    margin-block-end: 2px;
    margin-left: calc(var(--row-label-width) + 1px);
    position: relative;
    white-space: nowrap;
  }

  @media (width < 720px) {
    .title {
      white-space: normal;
    }
  }

  .title .name {
    color: var(--ink);
    font-weight: 600;
    margin-inline-end: 6px;
  }

  /* For screen readers: what the row labels' column is. */
  .corner {
    clip-path: inset(50%);
    line-height: 1rem;
  }

  /* They stay where they are while a wide matrix is scrolled; the outline of a row begins beside them. */
  .row-label {
    align-content: center;
    align-self: stretch;
    background: var(--page);
    clip-path: inset(-2px 4px -2px 0);
    cursor: pointer;
    left: -4px; /* over the room that the frame leaves for outlines */
    margin-left: -4px;
    padding-left: 4px;
    position: sticky;
    z-index: 2;
  }

  .frame {
    scroll-padding-left: var(--row-label-width);
  }

  .row-label:hover {
    color: var(--ink);
  }

  .unlabelled .row-label,
  .unlabelled .corner {
    overflow: hidden;
    padding: 0;
    text-overflow: clip;
  }

  .cell {
    position: relative;
    touch-action: manipulation; /* a second tap is not a zoom */
  }

  .cell.opened {
    border-radius: var(--radius-cell);
    box-shadow: inset 0 0 0 1.5px var(--page);
    font-weight: 600;
    outline: 3px solid var(--accent);
    outline-offset: -1px;
    z-index: 2;
  }

  .cell.edited::after {
    border: 4px solid var(--accent);
    border-block-end-color: transparent;
    border-inline-start-color: transparent;
    content: '';
    position: absolute;
    right: 2px;
    top: 2px;
  }

  .cell.editing {
    overflow: visible;
    z-index: 3;
  }

  .editor {
    background: var(--page);
    border: 2px solid var(--accent);
    border-radius: var(--radius-cell);
    color: var(--ink);
    font: inherit;
    font-weight: 400;
    inset: -3px;
    min-inline-size: 0;
    padding: 0 4px;
    position: absolute;
    text-align: center;
    inline-size: calc(100% + 6px);
  }

  .editor:focus-visible {
    outline-offset: 0;
  }

  .editor[aria-invalid='true'] {
    border-color: var(--error);
  }

  /* Over what stands below: a mistake must not move the page. */
  #refusal {
    background: var(--page);
    border: 1px solid var(--error);
    border-radius: var(--radius-link);
    color: var(--error);
    font: var(--label);
    inline-size: max-content;
    left: calc(var(--row-label-width) + 1px);
    margin: 6px 0 0;
    max-inline-size: min(18rem, 100vw - 32px - var(--row-label-width));
    padding: 4px 10px;
    position: absolute;
    z-index: 3;
  }

  #refusal:empty {
    block-size: 0;
    border: 0;
    padding: 0;
  }

  .operand.of-column {
    border-style: dashed;
    box-shadow: none;
  }

  .inner {
    display: flex;
  }

  .unfold {
    background: var(--stage);
    border: 0;
    border-radius: var(--radius-cell);
    color: var(--ink-2);
    cursor: pointer;
    font: inherit;
    font-size: 1.25rem;
    inline-size: 2.75rem;
    margin-block: calc(var(--header-height) + 1px) 1px;
    padding: 0;
  }

  .unfold:hover {
    background: var(--accent-soft);
    color: var(--accent);
  }

  /* A step that is not reached: the room that its numbers will take. */
  .waiting .cell {
    background-color: transparent;
  }

  .waiting .body::after {
    border: 1px solid var(--rule);
    border-radius: var(--radius-cell);
    content: '';
    inset: 0 var(--overhang) 1px calc(var(--row-label-width) + 1px);
    position: absolute;
  }

  .waiting .row-label,
  .waiting .column-label,
  .waiting .title .name {
    color: var(--ink-3);
  }

  .row::after {
    background: var(--page);
    content: '';
    inset: 0 calc(var(--overhang) - 1px) 0 calc(var(--row-label-width) + 1px);
    opacity: 0;
    pointer-events: none;
    position: absolute;
    z-index: 2;
  }

  .filling .body > .row::after {
    animation: uncover var(--swift) ease-out calc(4 * var(--swift) * var(--fill-at)) backwards;
  }

  @keyframes uncover {
    from {
      opacity: 1;
    }
  }
`;
