/** How the game stands on the page: the picture beside the choices, then the broken beside the right one. */

import { css } from 'lit';

export const gameStyles = css`
  :host {
    display: block;
    min-block-size: 50rem; /* also before its picture is there: a link leads to it */
    scroll-margin-block-start: 16px;
  }

  h2:focus {
    outline: none;
  }

  .task {
    font: var(--body);
    max-inline-size: 42rem;
  }

  .table {
    display: grid;
    gap: 24px 32px;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
  }

  /* So near that twelve columns have room for numbers. */
  .table.answered {
    column-gap: 24px;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
  }

  spotlight-predict-first {
    --option-basis: 100%;

    align-self: start;
  }

  .answered spotlight-predict-first {
    grid-column: 1 / -1;
  }

  .row-note {
    color: var(--ink-2);
    font: var(--label);
    overflow-wrap: anywhere;
  }

  .see {
    display: block;
    margin-block-start: 8px;
  }

  .see a {
    color: var(--accent);
    font-weight: 500;
  }

  .foot {
    align-items: center;
    color: var(--ink-2);
    display: flex;
    flex-wrap: wrap;
    font: var(--body);
    gap: 8px 24px;
  }

  @media (width < 1200px) {
    .table,
    .table.answered {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
