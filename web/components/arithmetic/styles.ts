/** How arithmetic is drawn: a panel with a caret beside its cell, on phones a sheet at the bottom. */

import { css } from 'lit';

export const arithmeticStyles = css`
  :host {
    block-size: 0;
    display: block;
    font: var(--label);
    position: relative;
  }

  .panel {
    background: var(--page);
    border: 1px solid var(--control);
    border-radius: 12px;
    box-shadow: var(--shadow);
    color: var(--ink);
    inline-size: max-content;
    left: var(--left);
    max-inline-size: min(22rem, 100vw - 16px);
    min-inline-size: 14.125rem;
    position: absolute;
    top: var(--top);
    z-index: 10;
  }

  /* Until it knows its place. */
  .panel:not([data-side]) {
    visibility: hidden;
  }

  .scroll {
    border-radius: 11px;
    box-sizing: border-box;
    max-block-size: calc(100vh - 16px);
    overflow: auto;
    padding: 4px 15px 12px;
    position: relative;
  }

  .panel::before {
    background: var(--page);
    block-size: 13px;
    border: 1px solid var(--control);
    border-block-end: 0;
    border-inline-end: 0;
    content: '';
    inline-size: 13px;
    position: absolute;
  }

  [data-side='right']::before {
    left: -7px;
    top: calc(var(--caret) - 7px);
    transform: rotate(-45deg);
  }

  [data-side='left']::before {
    right: -7px;
    top: calc(var(--caret) - 7px);
    transform: rotate(135deg);
  }

  [data-side='below']::before {
    left: calc(var(--caret) - 7px);
    top: -7px;
    transform: rotate(45deg);
  }

  [data-side='above']::before {
    bottom: -7px;
    left: calc(var(--caret) - 7px);
    transform: rotate(225deg);
  }

  .top {
    align-items: center;
    background: var(--page);
    display: flex;
    gap: 12px;
    inset-block-start: -4px;
    justify-content: space-between;
    position: sticky;
  }

  .heading {
    color: var(--ink-2);
    font-weight: 600;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .close {
    background: none;
    block-size: 44px;
    border: 0;
    border-radius: var(--radius-button);
    color: var(--ink-2);
    cursor: pointer;
    flex: none;
    inline-size: 44px;
    margin-inline-end: -14px;
    padding: 0;
    position: relative;
  }

  .close:hover {
    color: var(--ink);
  }

  .close:focus-visible {
    outline-offset: -6px;
  }

  .close::before,
  .close::after {
    background: currentcolor;
    block-size: 1.75px;
    content: '';
    inline-size: 14px;
    left: 15px;
    position: absolute;
    top: 21px;
    transform: rotate(45deg);
  }

  .close::after {
    transform: rotate(-45deg);
  }

  table {
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
    inline-size: 100%;
  }

  th,
  td {
    block-size: 2rem;
    font-weight: 400;
    padding: 0 0 0 8px;
    text-align: right;
    white-space: nowrap;
  }

  th {
    padding-left: 0;
    text-align: start;
  }

  .labelled th {
    min-inline-size: 2.75rem;
    padding-right: 4px;
  }

  .sign {
    color: var(--ink-2);
    text-align: center;
  }

  .power {
    text-align: start;
  }

  .power sup {
    font-size: 0.875em;
    vertical-align: 0.34em;
  }

  .result {
    min-inline-size: 3.5rem;
    padding-left: 16px;
  }

  .weight {
    border-radius: var(--radius-cell);
    display: inline-block;
    forced-color-adjust: none;
    line-height: 1.625rem;
    min-inline-size: 2.5625rem;
    padding-inline: 6px;
    text-align: center;
  }

  .others,
  .exact td {
    color: var(--ink-3);
  }

  .others {
    padding-left: 0;
    text-align: start;
  }

  .alone,
  .totals .result {
    font-weight: 600;
  }

  .totals .term .result {
    font-weight: 400;
  }

  tbody:has(tr) + .totals tr:first-child > * {
    border-block-start: 1px solid var(--ink);
  }

  .exact td {
    block-size: 1.5rem;
    padding-block-start: 0;
  }

  .note {
    color: var(--ink-2);
    inline-size: 0; /* as wide as the table, not wider */
    margin: 6px 0 0;
    min-inline-size: 100%;
  }

  ::slotted(*) {
    margin-block-start: 8px;
  }

  /* Its room in the page: so the last cells, too, can be scrolled above the sheet. */
  @media (width < 720px) {
    :host {
      block-size: var(--sheet, 0);
    }

    .panel {
      border-radius: 12px 12px 0 0;
      border-width: 1px 0 0;
      inline-size: auto;
      inset: auto 0 0;
      max-inline-size: none;
      position: fixed;
    }

    .panel::before {
      display: none;
    }

    .scroll {
      max-block-size: 50vh;
      padding-block-end: 16px;
      padding-inline: 16px;
    }

    table {
      max-inline-size: 22rem;
    }
  }
`;
