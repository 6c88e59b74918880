/** How the parts of lesson 4 stand on the page. */

import { css } from 'lit';

export const causalStyles = css`
  .rules {
    display: grid;
    gap: 32px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin-block-start: 24px;
  }

  .group-foot {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    grid-column: 1 / -1;
    justify-content: space-between;
    margin-block-start: -16px;
  }

  .one-model {
    grid-column: 1 / -1;
    margin-block-start: -16px;
  }

  .generation {
    margin-block-start: 8px;
  }

  .row-note {
    color: var(--ink-2);
    font: var(--label);
  }

  [tabindex='-1']:focus {
    outline: none;
  }

  .scroll {
    border-radius: var(--radius-link);
    overflow: auto;
  }

  table {
    border-spacing: 6px;
    font: var(--body);
    margin-inline-start: -6px;
  }

  caption {
    color: var(--ink-2);
    font: var(--label);
    padding-inline-start: 6px;
    text-align: start;
  }

  thead th {
    font: 400 1.375rem/2rem var(--serif);
    padding-inline: 8px;
    white-space: nowrap;
  }

  .changed {
    color: var(--accent);
  }

  .changed s {
    color: var(--ink-3);
  }

  tbody th {
    font-weight: 600;
    padding-inline-end: 12px;
    text-align: start;
  }

  .held,
  .moved,
  .same {
    border: 1px solid var(--rule);
    border-radius: var(--radius-button);
    color: var(--ink-2);
    padding: 8px 9px;
    text-align: center;
    white-space: nowrap;
  }

  .moved {
    background: var(--stage);
    border-color: var(--stage);
    color: var(--ink);
    font-weight: 600;
  }

  .held {
    background: var(--stage);
    border-color: var(--stage);
    color: var(--ink-3);
  }

  .comparison td {
    padding: 6px 16px 6px 0;
  }

  .comparison button {
    text-align: start;
  }

  .comparison thead th {
    font: 600 1.0625rem/1.5625rem var(--sans);
    padding-inline: 0 16px;
    text-align: start;
  }

  @media (width < 1200px) {
    .rules {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  /* On a phone each line of the comparison has its own name above it. */
  @media (width < 720px) {
    .comparison tr {
      display: grid;
      gap: 0 16px;
      grid-template-columns: 1fr 1fr;
      padding-block: 8px;
    }

    .comparison tbody th,
    .comparison td:last-child {
      grid-column: 1 / -1;
      padding: 0;
    }

    .comparison td {
      padding: 0;
    }

    .comparison thead td,
    .comparison thead th:last-child {
      display: none;
    }
  }
`;
