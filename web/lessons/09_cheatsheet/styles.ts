/** How the cheat sheet stands on a wide screen: marks in the left margin, text 680 wide, links on the right. */

import { css } from 'lit';

export const sheetStyles = css`
  :host {
    --margin: 6.5rem;
    --measure: 42.5rem;
    --gap: 24px;
  }

  .lede {
    max-inline-size: calc(var(--margin) + var(--gap) + var(--measure));
  }

  .lede strong,
  .answers strong {
    font-weight: 600;
  }

  .on-paper {
    display: none;
  }

  .asked {
    margin-block-start: 24px;
    max-inline-size: calc(var(--margin) + var(--gap) + var(--measure));
  }

  .answers {
    display: grid;
    gap: 8px;
    list-style: none;
    margin: 8px 0 0;
    padding: 0;
  }

  .contents {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 0 16px;
    margin-block-start: 16px;
  }

  .contents .button {
    margin-inline-start: auto;
  }

  .contents .link-button {
    min-block-size: 44px;
  }

  section.ruled {
    padding-inline-start: calc(var(--margin) + var(--gap));
  }

  section > :not(.claims) {
    max-inline-size: var(--measure);
  }

  section:focus {
    outline: none;
  }

  section > p,
  dd,
  .claim {
    color: var(--ink);
    font: var(--body);
  }

  section > .formula {
    font: 400 2.375rem/3rem var(--serif);
    white-space: nowrap;
  }

  section > .one-line {
    font: 400 1.5rem/2.125rem var(--serif);
  }

  .root {
    border-block-start: 2px solid currentcolor;
    display: inline-block;
    line-height: 0.95em;
    padding-inline-end: 2px;
  }

  .scroll,
  pre {
    border-radius: var(--radius-link);
    overflow: auto;
  }

  table {
    border-collapse: collapse;
    font: var(--label);
  }

  th,
  td {
    padding: 4px 24px 4px 0;
    text-align: start;
    vertical-align: baseline;
  }

  thead th {
    color: var(--ink-2);
    font-weight: 400;
  }

  tbody th {
    font-weight: 600;
    white-space: nowrap;
  }

  tbody tr {
    border-block-start: 1px solid var(--rule);
  }

  td {
    color: var(--ink-2);
  }

  .mask {
    inline-size: max-content;
  }

  .mask tr {
    border: 0;
  }

  .mask th {
    color: var(--ink-2);
    font-weight: 400;
    padding: 4px 12px 4px 0;
    text-align: end;
  }

  .mask thead th {
    padding-inline: 8px;
    text-align: center;
  }

  .mask td {
    border: 1px solid var(--page);
    padding: 4px 8px;
    text-align: center;
  }

  .mask tbody td {
    min-inline-size: 3.5rem;
  }

  .mask tbody td:not(.hatched) {
    background: var(--stage);
  }

  pre {
    background: var(--stage);
    box-sizing: border-box;
    font:
      0.9375rem/1.4375rem ui-monospace,
      'DejaVu Sans Mono',
      Menlo,
      Consolas,
      monospace;
    margin: 0;
    padding: 12px 16px;
  }

  .claims {
    display: grid;
    gap: 16px;
    list-style: none;
    margin: 8px 0 0;
    padding: 0;
  }

  /* The mark hangs into the margin of the section, and the link stands beside the text. */
  .claim {
    display: grid;
    gap: 0 var(--gap);
    grid-template-columns: var(--margin) var(--measure) minmax(0, 1fr);
    margin-inline-start: calc(-1 * (var(--margin) + var(--gap)));
  }

  .mark {
    color: var(--ink-2);
    font: var(--body);
    text-align: end;
  }

  .mark.corrected {
    color: var(--ink);
    font-weight: 600;
  }

  .claim h3 {
    font: 400 1.1875rem/1.5625rem var(--serif);
  }

  .claim strong {
    font-weight: 600;
  }

  .number {
    white-space: nowrap;
  }

  .see {
    font: var(--label);
  }

  .see a {
    border-radius: var(--radius-link);
    color: var(--accent);
    font-weight: 500;
    text-decoration: none;
  }

  .see a:hover {
    text-decoration: underline;
  }

  dl {
    border: 0;
    display: grid;
    gap: 8px;
    grid-template-columns: minmax(0, 1fr);
    padding: 0;
  }

  dl div {
    display: grid;
    gap: 0 var(--gap);
    grid-template-columns: 11rem minmax(0, 1fr);
  }

  dt {
    text-align: start;
  }
`;
