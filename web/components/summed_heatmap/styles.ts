/** How sums stand beside and below the cells of a grid. */

import { css } from 'lit';

export const summedStyles = css`
  .row {
    grid-auto-columns: var(--sum-width);
    grid-auto-flow: column;
  }

  /* The row that is chosen ends before its sum. */
  .selection.of-row {
    inset-inline-end: calc(var(--overhang) + var(--sum-width) - 2px);
  }

  .sum {
    align-self: center;
    color: var(--ink-2);
    text-align: right;
    white-space: nowrap;
  }

  .sum.head {
    align-self: end;
    line-height: 1.75rem;
  }

  .sums {
    margin-block-start: 6px;
  }

  .sums .sum {
    text-align: center;
  }

  .turned .sum {
    justify-self: center;
    text-align: end;
    writing-mode: vertical-rl;
  }

  .sum.wrong {
    color: var(--error);
    font-weight: 600;
  }

  .cell.broken {
    background: repeating-linear-gradient(
      135deg,
      color-mix(in srgb, var(--error) 50%, var(--page)) 0 1px,
      transparent 1px 6px
    );
    color: var(--ink);
  }
`;
