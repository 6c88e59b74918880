/** The numbers of a chart, opened on demand below it: a table that scrolls inside its own frame. */

import { css, html, type TemplateResult } from 'lit';

/** `label` is the chart's name; `head` and `rows` are rows of a table. */
export function renderNumbersTable(
  label: string,
  head: TemplateResult,
  rows: readonly TemplateResult[],
): TemplateResult {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}, numbers">
    <table>
      <thead>
        ${head}
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}

export const numbersTable = css`
  summary {
    border-radius: var(--radius-link);
    color: var(--accent);
    cursor: pointer;
    inline-size: max-content;
  }

  .scroll {
    border-radius: var(--radius-link);
    margin-block-start: 8px;
    max-block-size: 16rem;
    overflow: auto;
  }

  table {
    border-spacing: 0;
  }

  th,
  td {
    padding: 2px 16px 2px 0;
    text-align: end;
    white-space: nowrap;
  }

  thead th {
    background: var(--page);
    font-weight: 600;
    inset-block-start: 0;
    position: sticky;
  }

  tbody th {
    color: var(--ink-2);
    font-weight: 400;
  }
`;
