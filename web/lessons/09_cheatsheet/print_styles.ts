/** The cheat sheet on paper: two pages of two columns, A4 or Letter, black on white, the hatch kept. */

import { css } from 'lit';

export const printStyles = css`
  @media print {
    :host {
      --body: 7.8pt/8.9pt var(--sans);
      --label: 7.8pt/8.9pt var(--sans);

      column-gap: 6mm;
      columns: 2;
    }

    /* What is pressed, typed into or said to a visitor. */
    .place,
    .lede,
    .asked,
    .contents,
    .claim .on-screen,
    spotlight-sentence-box,
    spotlight-notice {
      display: none;
    }

    .on-paper {
      display: inline;
    }

    .heading {
      column-span: all;
      display: block;
    }

    h1 {
      font: 400 16pt/18pt var(--serif);
      margin: 0;
    }

    h2 {
      font: 600 9pt/12pt var(--sans);
    }

    h3 {
      font: 600 7.8pt/8.9pt var(--sans);
    }

    section,
    section.ruled,
    dl,
    dl div,
    .claims,
    .claim {
      display: block;
    }

    section.ruled {
      border-block-start: 0.5pt solid;
      margin-block: 5pt 0;
      padding: 2pt 0 0;
    }

    section:first-of-type {
      margin-block-start: 0;
    }

    section > * + * {
      margin-block-start: 3pt;
    }

    section > .one-line {
      font: 400 10pt/12.5pt var(--serif);
    }

    section > .formula {
      font: 400 14pt/17pt var(--serif);
    }

    .scroll,
    pre,
    .mask,
    .claim,
    dl div {
      break-inside: avoid;
    }

    .scroll,
    pre {
      overflow: visible;
    }

    .scroll table {
      inline-size: 100%;
    }

    th,
    td {
      padding: 0.4pt 4pt 0.4pt 0;
    }

    tbody tr {
      border-color: currentcolor;
      border-block-start-width: 0.25pt;
    }

    .mask th,
    .mask thead th {
      padding: 0 6pt 0 0;
    }

    .mask tbody td {
      border: 0.25pt solid;
      min-inline-size: 28pt;
      padding: 0 4pt;
    }

    .mask tbody td:not(.hatched),
    pre {
      background: none;
    }

    pre {
      border-inline-start: 0.5pt solid;
      font-size: 6.8pt;
      line-height: 7.8pt;
      padding: 0 0 0 6pt;
    }

    .claims {
      margin: 3pt 0 0;
    }

    .claim {
      margin: 0;
    }

    .claim + .claim,
    dl div + div {
      margin-block-start: 2.5pt;
    }

    pre code {
      white-space: pre-wrap;
    }

    .claim div,
    .claim p,
    .claim h3,
    dt,
    dd {
      display: inline;
    }

    .claim h3 {
      font: 600 7.8pt/8.9pt var(--sans);
    }

    spotlight-origin {
      break-before: avoid;
      gap: 2.5pt;
    }

    .see spotlight-origin {
      display: inline-flex;
      margin-inline-start: 4pt;
      white-space: nowrap;
    }

    .mark {
      font-weight: 600;
      margin-inline-end: 1pt;
    }

    .mark::before {
      content: '[';
    }

    .mark::after {
      content: ']';
    }

    .see a {
      color: inherit;
      font-weight: 400;
    }

    .see a::before {
      content: '→ ';
    }

    dt::after {
      content: ':';
    }
  }
`;
