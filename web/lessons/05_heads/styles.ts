/** How the parts of lesson 5 stand on the page. */

import { css } from 'lit';

export const headsStyles = css`
  .under {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    justify-content: space-between;
  }

  spotlight-words {
    margin-block: 16px 8px;
  }

  .parts {
    display: grid;
    gap: 32px 40px;
    grid-template-columns: minmax(0, 742px) minmax(22rem, 1fr);
    margin-block-start: 24px;
  }

  .parts.long {
    grid-template-columns: minmax(0, 1fr);
  }

  .overview {
    align-content: start;
    container-type: inline-size;
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }

  /* A layer in each line; where that does not fit, half a layer, or a third. */
  .heads {
    --columns: 2;
    --picture-size: min(7rem, (100cqi - 14px * (var(--columns) - 1)) / var(--columns));

    display: grid;
    gap: 14px;
    grid-template-columns: repeat(var(--columns), var(--picture-size));
  }

  @container (inline-size >= 19.5rem) {
    .heads {
      --columns: 3;
    }
  }

  @container (inline-size >= 41rem) {
    .heads {
      --columns: 6;
    }
  }

  /* The outline of the chosen one stands around its picture. */
  .heads spotlight-small-multiple {
    margin: -8.5px;
  }

  .switch {
    align-items: center;
    color: var(--ink-2);
    cursor: pointer;
    display: flex;
    font: var(--label);
    gap: 8px;
    margin-block-start: 8.5px;
    min-block-size: 1.75rem;
  }

  .switch input {
    accent-color: var(--accent);
    block-size: 1.125rem;
    flex: none;
    inline-size: 1.125rem;
    margin: 0;
  }

  .keys {
    color: var(--ink-2);
    display: flex;
    flex-wrap: wrap;
    font: var(--label);
    gap: 4px 20px;
  }

  .keys > span {
    align-items: center;
    display: inline-flex;
    gap: 10px;
  }

  .key-track {
    inline-size: 56px;
    margin-inline-end: 5px;
  }

  .key-tick {
    background: var(--teal);
    block-size: 8px;
    inline-size: 3px;
  }

  .key-tick.tall {
    block-size: 16px;
  }

  .key {
    block-size: 14px;
    border: 2px solid var(--teal);
    border-radius: var(--radius-cell);
    box-sizing: border-box;
    forced-color-adjust: none;
    inline-size: 14px;
  }

  .all-on {
    background: var(--ink);
    border-color: var(--ink);
  }

  .role-off {
    background: var(--accent);
    border-color: var(--accent);
  }

  .headed {
    align-items: baseline;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    justify-content: space-between;
  }

  .headed strong {
    font-weight: 600;
  }

  .row-note,
  .note,
  .limit {
    color: var(--ink-2);
    font: var(--label);
  }

  .row-note strong {
    color: var(--ink);
  }

  .measured,
  .lists {
    display: grid;
    gap: 24px 48px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  .lists {
    grid-template-columns: repeat(2, minmax(0, 1fr));
    margin-block-start: 12px;
  }

  .count {
    color: var(--ink-2);
    font-weight: 400;
  }

  .measured spotlight-bars {
    margin-block: 6px 12px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .buttons [aria-pressed='true'] {
    background: var(--accent-soft);
    border-color: var(--accent);
    color: var(--accent);
  }

  .live {
    border-block-start: 1px solid var(--rule);
    padding-block-start: 16px;
  }

  .state {
    color: var(--ink-2);
    display: flex;
    flex-wrap: wrap;
    font: var(--label);
    gap: 4px 16px;
  }

  .two {
    display: grid;
    gap: 32px 64px;
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .sum {
    font: 1.75rem/2.25rem var(--serif);
  }

  .sum strong {
    font-weight: 400;
    color: var(--accent);
  }

  .refused {
    border-inline-start: 3px solid var(--error);
    padding-inline-start: 18px;
  }

  .message {
    color: var(--ink-2);
    overflow-wrap: anywhere;
  }

  .pair {
    color: var(--ink-3);
    font: 1.75rem/2.25rem var(--serif);
    letter-spacing: -0.012em;
  }

  .pair strong {
    color: var(--ink);
    font-weight: 400;
    text-decoration: underline var(--accent) 2px;
    text-underline-offset: 0.2em;
  }

  .or {
    font: var(--label);
  }

  .pair-pictures {
    display: grid;
    gap: 24px 32px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  @media (pointer: coarse) {
    .switch {
      min-block-size: 44px;
    }
  }

  @media (width < 1200px) {
    .parts,
    .pair-pictures,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }

    /* Before all heads, the one that is chosen. */
    .chosen {
      order: -1;
    }
  }

  @media (width < 720px) {
    .measured,
    .lists {
      grid-template-columns: minmax(0, 1fr);
    }

    .pair {
      font-size: 1.5rem;
      line-height: 2rem;
    }
  }
`;
