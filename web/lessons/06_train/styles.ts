/** How the parts of lesson 6 stand on the page. */

import { css } from 'lit';

export const trainStyles = css`
  .row {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 16px 32px;
    margin-block-start: 16px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }

  spotlight-progress-line {
    flex: 1 1 24rem;
  }

  strong {
    color: var(--ink);
    font-weight: 600;
  }

  h2 span {
    color: var(--ink-2);
    font-weight: 400;
    margin-inline-start: 8px;
  }

  .note {
    color: var(--ink-2);
    margin-block-start: 8px;
  }

  spotlight-predict-first {
    margin-block-start: 16px;
  }

  .charts {
    display: grid;
    gap: 24px 64px;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    margin-block-start: 24px;
  }

  .charts section {
    gap: 8px;
  }

  .pictures {
    display: grid;
    gap: 32px;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    margin-block-start: 24px;
  }

  .pictures h2 span {
    display: block;
    margin: 0;
  }

  .learned {
    gap: 8px;
  }

  .learned p {
    max-inline-size: 45rem;
  }

  @media (width < 1200px) {
    .pictures {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }

    .one-row {
      grid-column: 1 / -1;
    }
  }

  @media (width < 960px) {
    .charts {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (width < 720px) {
    .pictures {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
