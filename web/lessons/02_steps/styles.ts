/** How the matrices of a step stand on the page: in lines, wrapped where they do not fit. */

import { css } from 'lit';

export const stepsStyles = css`
  spotlight-formula-steps {
    margin-block-start: 20px;
  }

  .told {
    display: grid;
    font: var(--lede);
    gap: 8px 48px;
    grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
    margin-block-start: 16px;
  }

  .look-for {
    color: var(--ink-2);
  }

  .look-for strong {
    color: var(--ink);
    font-weight: 600;
  }

  .matrices {
    display: grid;
    gap: 24px;
    grid-template-columns: minmax(0, 1fr);
    margin-block-start: 24px;
  }

  /* One below the other: what is done to them stands in a column of its own. */
  .line {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }

  .panel {
    align-items: center;
    display: flex;
    gap: 8px;
    min-inline-size: 0;
  }

  .panel > spotlight-number-grid {
    min-inline-size: 0;
  }

  .sign {
    box-sizing: border-box;
    color: var(--ink-2);
    flex: none;
    font: var(--label);
    inline-size: 4.75rem;
    padding-block-start: 2.5rem; /* as high as the title of the matrix */
    text-align: end;
  }

  .sign.short {
    font: 400 1.375rem/1.75rem var(--serif);
  }

  .board .line,
  .line.beside {
    display: flex;
    flex-wrap: wrap;
    gap: 20px 6px;
  }

  .line.beside {
    align-items: flex-start;
    column-gap: 4px;
  }

  /* Names of columns may be turned: rows of the same words stand at the same height nonetheless. */
  .line.beside.level {
    align-items: flex-end;
  }

  .board .panel {
    gap: 4px;
  }

  /* A dozen words fit: three columns of K and all the scores. */
  .beside .panel {
    gap: 2px;
  }

  .board .sign,
  .beside .sign {
    inline-size: min-content;
    min-inline-size: 1.25rem;
    text-align: center;
  }

  .board .sign.none,
  .beside .sign.none {
    display: none;
  }

  .beside .panel.alone {
    inline-size: 100%;
  }

  .beside .panel.alone .sign {
    display: block;
  }

  .board .panel {
    align-items: stretch;
  }

  .board .sign {
    align-self: center;
  }

  .other {
    display: flex;
    flex-wrap: wrap;
    font: var(--lede);
    gap: 4px 12px;
    align-items: center;
    margin-block-start: 8px;
  }

  .other input {
    background: var(--page);
    border: 1px solid var(--control);
    border-radius: var(--radius-button);
    box-sizing: border-box;
    color: var(--ink);
    flex: 1 1 16rem;
    font: inherit;
    max-inline-size: 34rem;
    min-block-size: 44px;
    min-inline-size: 0;
    padding: 8px 13px;
  }

  .edits {
    align-items: center;
    color: var(--ink-2);
    display: flex;
    flex-wrap: wrap;
    gap: 8px 24px;
    margin-block: 24px;
  }

  .edits .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .foot {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 12px 40px;
    justify-content: space-between;
    margin-block-start: 24px;
  }

  /* On a phone one step at a time, also of an example that would fit a blackboard. */
  @media (width < 720px) {
    .told {
      grid-template-columns: minmax(0, 1fr);
    }

    .board .panel:not(.now) {
      display: none;
    }

    .line,
    .board .line {
      display: grid;
    }

    .panel {
      align-items: start;
      flex-direction: column;
    }

    .sign,
    .board .sign,
    .beside .sign {
      align-self: flex-start;
      inline-size: auto;
      padding: 0;
      text-align: start;
    }

    .panel.first > .sign {
      display: none;
    }
  }
`;
