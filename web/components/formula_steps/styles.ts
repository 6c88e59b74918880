/** How the formula is set: serif and large, the number and name of each step below it. */

import { css } from 'lit';

/** For screen readers only. */
const unseen = css`
  block-size: 1px;
  clip-path: inset(50%);
  inline-size: 1px;
  overflow: hidden;
  position: absolute;
`;

export const formulaStyles = css`
  :host {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    font: var(--label);
    gap: 16px 32px;
    justify-content: space-between;
  }

  .formula {
    align-items: start;
    display: flex;
    flex-wrap: wrap;
    gap: 8px 4px;
    margin-inline-start: -12px; /* the first letter stands where the text begins */
    max-inline-size: 100%;
  }

  .part {
    background: none;
    border: 0;
    border-radius: var(--radius-button);
    color: var(--ink);
    cursor: pointer;
    font: inherit;
    padding: 0;
    position: relative;
    text-align: center;
  }

  .text,
  .sign {
    block-size: 3.5rem;
    display: block;
    font: 2.375rem/3.5rem var(--serif);
    white-space: nowrap;
  }

  .text {
    border-radius: var(--radius-button);
    min-inline-size: 2.75rem;
    padding-inline: 12px;
  }

  .sign {
    color: var(--ink-3);
    padding-inline: 6px;
  }

  .formula.long {
    column-gap: 1px;
    margin-inline-start: -6px;
  }

  .long .text {
    padding-inline: 7px;
  }

  .long .sign {
    padding-inline: 4px;
  }

  .long .text,
  .long .sign {
    font-size: 2rem;
  }

  .bracket {
    font-size: 3.25rem;
    font-weight: 400;
    line-height: 3.25rem;
  }

  .below {
    color: var(--ink-2);
    display: block;
    line-height: 1.5rem;
    padding-inline: 2px;
  }

  .long .bracket {
    font-size: 2.75rem;
  }

  .formula .outside .text,
  .formula .arrow {
    font-size: 1.5rem;
  }

  .outside .text {
    padding-inline: 8px;
  }

  .arrow {
    font-family: var(--sans);
  }

  .ahead .text,
  .ahead .below {
    color: var(--ink-3);
  }

  .part:hover .text {
    background: var(--stage);
  }

  .current .text,
  .current:hover .text {
    background: var(--accent-soft);
    color: var(--accent);
  }

  @media (forced-colors: active) {
    .current .text {
      outline: 2px solid;
      outline-offset: -2px;
    }
  }

  .current .below {
    color: var(--accent);
    font-weight: 600;
  }

  .control {
    align-items: center;
    display: flex;
    gap: 14px;
    margin-inline-start: auto;
    position: relative;
  }

  .where {
    color: var(--ink-2);
    white-space: nowrap;
  }

  .where b {
    color: var(--ink);
    font-weight: 600;
  }

  .button,
  .below .name {
    white-space: nowrap;
  }

  /* Each name stands below its part. */
  @media (width >= 720px) {
    .where .colon,
    .where .name {
      ${unseen}
    }
  }

  /* Only the current step's name has room, and stands between the buttons. */
  @media (width < 720px) {
    .formula,
    .formula.long {
      gap: 4px 0;
      margin-inline-start: 0;
    }

    .text,
    .sign {
      block-size: 2.75rem;
      line-height: 2.75rem;
    }

    .formula .text {
      padding-inline: 7px;
    }

    .sign {
      padding-inline: 3px;
    }

    .formula .text,
    .formula .sign {
      font-size: 1.625rem;
    }

    .formula .bracket {
      font-size: 2.25rem;
      line-height: 2.5rem;
      padding-inline: 5px;
    }

    .formula .outside .text,
    .formula .arrow {
      font-size: 1.25rem;
    }

    .below .name,
    .where .colon {
      ${unseen}
    }

    .control {
      flex-wrap: wrap; /* with large letters */
      gap: 8px;
      inline-size: 100%;
      justify-content: space-between;
      margin: 0;
    }

    .where {
      text-align: center;
    }

    .where .name {
      color: var(--ink);
      display: block;
      font-weight: 600;
    }
  }
`;
