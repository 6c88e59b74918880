/** How the page around the lessons stands, on screens and on paper. */

import { css } from 'lit';

export const frameStyles = css`
  :host {
    display: block;
  }

  .tools {
    display: flex;
    margin-inline-start: 8px;
  }

  main {
    display: block;
    margin: 0 auto;
    max-inline-size: 1280px;
    padding: 24px 56px 48px;
  }

  h2 {
    font: 600 1.0625rem/1.5rem var(--sans);
    margin: 8px 0;
  }

  ul {
    margin: 0 0 12px;
    padding-inline-start: 20px;
  }

  .tools p {
    margin: 0 0 12px;
  }

  a {
    color: var(--accent);
  }

  .way {
    border-block-start: 1px solid var(--rule);
    display: flex;
    margin-block-start: 32px;
    padding-block-start: 16px;
  }

  .way a {
    border-radius: var(--radius-link);
    font-weight: 500;
    text-decoration: none;
  }

  .way a:hover {
    text-decoration: underline;
  }

  .way a:focus-visible {
    outline: var(--focus-ring);
    outline-offset: 2px;
  }

  .next {
    margin-inline-start: auto;
  }

  @media (width < 1200px) {
    main {
      padding-inline: 32px;
    }
  }

  @media (width < 720px) {
    main {
      padding-inline: 16px;
    }
  }

  /* On paper there is nowhere to go. */
  @media print {
    header,
    .way {
      display: none;
    }

    main {
      max-inline-size: none;
      padding: 0;
    }
  }
`;
