/** The cheat sheet on narrower screens: links under the text, and on a phone marks above it. Paper, which is as narrow, has its own styles. */

import { css } from 'lit';

export const narrowStyles = css`
  @media screen and (width < 1200px) {
    .claim {
      grid-template-columns: var(--margin) minmax(0, var(--measure));
    }

    .see {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--gap);
      grid-column: 2;
    }
  }

  @media screen and (width < 720px) {
    section.ruled {
      padding-inline-start: 0;
    }

    .claim {
      grid-template-columns: minmax(0, 1fr);
      margin-inline-start: 0;
    }

    .mark {
      text-align: start;
    }

    .see {
      align-items: center;
      grid-column: 1;
    }

    .see a {
      padding-block: 11px;
    }

    .contents .button {
      margin-inline-start: 0;
    }

    section > .formula {
      font-size: 1.75rem;
      white-space: normal;
    }

    table {
      overflow-wrap: anywhere;
    }

    pre code {
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }

    th,
    td {
      padding-inline-end: 12px;
    }

    /* Each row of a wide table is a few lines, with the names of its columns. */
    .wide thead {
      display: none;
    }

    .wide tr,
    .wide th,
    .wide td:first-of-type {
      display: block;
      padding: 0;
    }

    .wide td {
      display: inline-block;
      padding: 0 12px 0 0;
    }

    .wide tr {
      padding-block: 6px;
    }

    .wide td::before {
      color: var(--ink-3);
      content: attr(data-column) ' ';
    }

    .mask {
      inline-size: auto;
    }

    .mask thead th {
      padding-inline: 4px;
    }

    .mask tbody td {
      min-inline-size: 0;
    }

    dl div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
