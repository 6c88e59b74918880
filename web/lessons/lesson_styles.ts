/** How the parts of a lesson stand on the page. */

import { css } from 'lit';

export const lessonStyles = css`
  :host {
    display: block;
  }

  /* Where a link leads to a part of the lesson. */
  [id] {
    scroll-margin-block-start: 16px;
  }

  h1 {
    font: 400 2.5rem/2.875rem var(--serif);
    letter-spacing: -0.015em;
    margin: 0 0 6px;
    overflow-wrap: anywhere;
  }

  .heading {
    align-items: baseline;
    column-gap: 32px;
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
  }

  .place {
    color: var(--ink-3);
    font: var(--label);
    white-space: nowrap;
  }

  h2 {
    font: 600 1.0625rem/1.5rem var(--sans);
    margin: 0;
    overflow-wrap: anywhere;
  }

  h3 {
    font: 600 1rem/1.4375rem var(--sans);
    margin: 0;
  }

  p {
    margin: 0;
  }

  .lede,
  .controls {
    color: var(--ink-2);
    font: var(--lede);
    line-height: 2.25rem;
  }

  .lede {
    line-height: 1.6875rem;
  }

  spotlight-sentence-box {
    font: var(--lede);
    margin-block-start: 4px;
  }

  spotlight-notice {
    margin-block-start: 24px;
  }

  spotlight-words {
    margin-block: 24px 4px;
  }

  .columns {
    display: grid;
    gap: 32px 64px;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    margin-block-start: 32px;
  }

  .columns.uneven {
    gap: 32px;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }

  .columns.wide {
    grid-template-columns: minmax(0, 1fr);
  }

  section {
    align-content: start;
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
  }

  .answer {
    border-inline-start: 3px solid var(--accent);
    min-block-size: 1.5625rem;
    padding-inline-start: 18px;
  }

  .shapes {
    color: var(--ink-3);
    font: var(--label);
  }

  dl {
    border-block-start: 1px solid var(--rule);
    display: grid;
    font: var(--label);
    gap: 4px 14px;
    grid-template-columns: auto minmax(0, 1fr);
    margin: 0;
    padding-block-start: 14px;
  }

  dt {
    font-weight: 600;
    text-align: end;
  }

  dd {
    color: var(--ink-2);
    margin: 0;
    overflow-wrap: anywhere;
  }

  .together {
    white-space: nowrap;
  }

  .smalls {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin-inline: -8px;
  }

  .ruled {
    border-block-start: 1px solid var(--rule);
    margin-block-start: 32px;
    padding-block-start: 24px;
  }

  @media (width < 1200px) {
    .columns,
    .columns.uneven {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (width < 720px) {
    h1 {
      font-size: 2rem;
      line-height: 2.375rem;
    }

    /* The line of lessons says it. */
    .place {
      display: none;
    }

    /* On a phone the answer comes before the whole matrix. */
    .one-row {
      order: -1;
    }
  }

  @media print {
    h2,
    h3 {
      break-after: avoid;
    }

    /* No page ends in the middle of a picture. */
    spotlight-causal-mask,
    spotlight-heatmap,
    spotlight-line-chart,
    spotlight-row-chart,
    spotlight-small-multiple {
      break-inside: avoid;
    }
  }
`;
