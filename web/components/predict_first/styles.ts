/** How the box stands that asks before it shows. */

import { css } from 'lit';

export const predictFirstStyles = css`
  :host {
    border-inline-start: 3px solid var(--accent);
    display: block;
    font: var(--lede);
    overflow-wrap: anywhere;
    padding-inline-start: 18px;
  }

  p {
    margin: 0;
  }

  strong {
    font-weight: 600;
  }

  [tabindex='-1']:focus-visible {
    border-radius: var(--radius-link);
  }

  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 0 24px;
  }

  .options label {
    align-items: center;
    cursor: pointer;
    display: flex;
    flex-basis: var(--option-basis, auto);
    gap: 10px;
    min-block-size: 44px;
  }

  .options input {
    accent-color: var(--accent);
    block-size: 1.125rem;
    flex: none;
    inline-size: 1.125rem;
    margin: 0;
  }

  .guess,
  .reason {
    margin-block-start: 8px;
  }

  .field {
    font: var(--body);
    margin-block-start: 8px;
  }

  .field label {
    display: block;
    margin-block-end: 4px;
  }

  .field input {
    background: var(--page);
    border: 1px solid var(--control);
    border-radius: var(--radius-button);
    box-sizing: border-box;
    color: var(--ink);
    font: inherit;
    inline-size: 100%;
    max-inline-size: 34rem;
    min-block-size: 44px;
    padding: 8px 13px;
  }

  .controls {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font: var(--body);
    gap: 0 24px;
    margin-block-start: 12px;
  }

  .controls .link-button {
    min-block-size: 44px;
  }

  .after {
    margin-block-start: 0;
  }
`;
