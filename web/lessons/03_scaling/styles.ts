/** How the parts of lesson 3 stand on the page. */

import { css } from 'lit';

export const scalingStyles = css`
  spotlight-slider {
    margin-block: 16px 24px;
  }

  spotlight-predict-first {
    align-self: start;
  }

  h2 span,
  h3 span {
    color: var(--ink-2);
    font-weight: 400;
  }

  .sides {
    display: grid;
    gap: 24px 72px;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }

  .sides + .measures,
  .measures + .sides,
  .meanings + .sides {
    margin-block-start: 24px;
  }

  .sides section {
    gap: 4px;
  }

  .title {
    align-items: baseline;
    display: flex;
    gap: 16px;
    justify-content: space-between;
  }

  .formula {
    color: var(--ink-2);
    font: 400 1.25rem/1.75rem var(--serif);
    white-space: nowrap;
  }

  sup {
    font-size: 0.65em;
    line-height: 1;
  }

  .root span {
    border-block-start: 2px solid;
    display: inline-block;
    line-height: 1;
  }

  .theory {
    color: var(--ink-2);
    font: var(--label);
    min-block-size: 1.4375rem;
    text-align: end;
  }

  .measures {
    border-collapse: collapse;
    inline-size: 100%;
    margin-block-start: 24px;
    table-layout: fixed;
  }

  .measures th,
  .measures td {
    border-block-end: 1px solid var(--rule);
    padding: 4px 0 4px 16px;
    text-align: end;
    vertical-align: baseline;
  }

  .measures tr > :first-child {
    color: var(--ink-2);
    font-weight: 400;
    inline-size: 34%;
    padding-inline-start: 0;
    text-align: start;
  }

  .measures span {
    color: var(--ink-2);
  }

  /* The numbers stand below each other, and beside them what they are to be compared with. */
  .measures div {
    display: grid;
    gap: 0 8px;
    grid-template-columns: minmax(0, 1fr) 9rem;
  }

  .measures td span {
    text-align: start;
  }

  strong {
    color: var(--ink);
    font-weight: 600;
  }

  .meanings {
    font: var(--label);
    margin-block-start: 8px;
  }

  .meanings p {
    color: var(--ink-2);
    margin-block-start: 8px;
    max-inline-size: 45rem;
  }

  summary {
    border-radius: var(--radius-link);
    color: var(--accent);
    cursor: pointer;
    inline-size: max-content;
  }

  .weights {
    margin-block-start: 8px;
  }

  .claims {
    display: grid;
    gap: 24px 48px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .claims p {
    overflow-wrap: anywhere;
  }

  .said {
    font: 400 1.375rem/1.75rem var(--serif);
    margin-block-end: 8px;
  }

  spotlight-origin {
    margin-block-start: 12px;
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

  .end:empty {
    margin-block-start: -16px;
  }

  .legend {
    align-items: center;
    display: flex;
    gap: 8px;
  }

  .line {
    border-block-start: 3px solid var(--ink);
    inline-size: 24px;
  }

  .line.unscaled {
    border-block-start: 3px dashed var(--teal);
    margin-inline-start: 16px;
  }

  .unscaled-name {
    color: var(--teal);
  }

  .charts {
    display: grid;
    gap: 24px 32px;
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }

  .charts section {
    gap: 4px;
  }

  @media (width < 1200px) {
    .charts {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }

  @media (width < 960px) {
    .measures div {
      grid-template-columns: minmax(0, 1fr);
    }

    .measures td span {
      text-align: end;
    }

    .claims {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (width < 720px) {
    .sides,
    .charts {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
