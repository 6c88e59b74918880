/** How the parts of lesson 8 stand on the page. */

import { css } from 'lit';

export const pitfallsStyles = css`
  .look-for {
    margin-block-start: 16px;
    max-inline-size: 45rem;
  }

  .headed {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 32px;
    justify-content: space-between;
  }

  .sides {
    display: grid;
    gap: 24px;
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }

  .side {
    align-content: start;
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
  }

  .above {
    display: grid;
    gap: 12px;
    max-inline-size: 36rem;
  }

  .unbroken {
    border-inline-start: 3px solid var(--rule);
    color: var(--ink-2);
    padding-inline-start: 18px;
  }

  .why {
    border-inline-start: 3px solid var(--error);
    display: grid;
    gap: 12px;
    grid-template-columns: minmax(0, 1fr);
    padding-inline-start: 18px;
  }

  .above p,
  .side p,
  .why p,
  h3 {
    overflow-wrap: anywhere;
  }

  .why p {
    max-inline-size: 45rem;
  }

  .wrong {
    color: var(--error);
    font-weight: 600;
  }

  .precisions {
    border-collapse: collapse;
    inline-size: fit-content;
  }

  .precisions caption {
    color: var(--ink-2);
    font: var(--label);
    text-align: start;
  }

  .precisions th,
  .precisions td {
    border-block-end: 1px solid var(--rule);
    padding: 6px 32px 6px 0;
    text-align: start;
  }

  .precisions tbody th {
    font-weight: 400;
  }

  .above .link-button {
    min-block-size: 44px;
  }

  strong {
    font-weight: 600;
  }

  [tabindex='-1']:focus {
    outline: none;
  }

  @media (width < 1200px) {
    .sides {
      grid-template-columns: minmax(0, 1fr);
    }
  }

  @media (width < 720px) {
    .precisions th,
    .precisions td {
      padding-inline-end: 8px;
    }
  }
`;
