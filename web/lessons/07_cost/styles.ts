/** How the parts of lesson 7 stand on the page. */

import { css } from 'lit';

export const costStyles = css`
  spotlight-slider {
    margin-block: 16px 8px;
  }

  .law {
    font: 400 2rem/2.5rem var(--serif);
    letter-spacing: -0.012em;
    margin-block: 16px;
  }

  .squares {
    block-size: 3.25rem;
    fill: var(--stage);
    inline-size: auto;
    margin-inline-start: 16px;
    stroke: var(--control);
    vertical-align: middle;
  }

  spotlight-predict-first {
    margin-block-start: 16px;
  }

  .costs {
    border-collapse: collapse;
    inline-size: 100%;
  }

  .costs th,
  .costs td {
    border-block-end: 1px solid var(--rule);
    font-variant-numeric: tabular-nums;
    padding: 6px 0 6px 16px;
    text-align: end;
    vertical-align: baseline;
  }

  .costs tr > :first-child {
    padding-inline-start: 0;
    text-align: start;
  }

  .costs tbody th {
    color: var(--ink-2);
    font-weight: 400;
  }

  .costs thead th {
    font-weight: 600;
  }

  .costs td {
    white-space: nowrap;
  }

  .costs span,
  h3 span {
    color: var(--ink-2);
    font-weight: 400;
  }

  .scroll {
    border-radius: var(--radius-link);
    overflow-x: auto;
  }

  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
  }

  .row .button {
    min-inline-size: 8.5rem;
  }

  spotlight-progress-line {
    flex: 1 1 18rem;
  }

  spotlight-log-chart {
    --chart-height: 20rem;
  }

  .charts {
    display: grid;
    gap: 24px;
  }

  .charts section {
    gap: 4px;
  }

  .findings {
    display: grid;
    gap: 8px;
    margin: 0;
    padding-inline-start: 20px;
  }

  .memory-end {
    display: grid;
    gap: 8px;
    justify-items: start;
  }

  p,
  .findings {
    max-inline-size: 45rem;
  }

  .lede,
  .controls,
  .law {
    max-inline-size: none;
  }

  @media (width < 720px) {
    .law {
      font-size: 1.75rem;
      line-height: 2.125rem;
    }

    .costs th,
    .costs td {
      padding-inline-start: 8px;
    }
  }
`;
