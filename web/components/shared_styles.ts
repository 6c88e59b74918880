/** Styles that several components share. */

import { css } from 'lit';

/** For screen readers only. */
export const visuallyHidden = css`
  .visually-hidden {
    block-size: 1px;
    clip-path: inset(50%);
    inline-size: 1px;
    overflow: hidden;
    position: absolute;
    white-space: nowrap;
  }
`;

export const focusRing = css`
  :focus-visible {
    outline: var(--focus-ring);
    outline-offset: 2px;
  }
`;

export const linkButton = css`
  .link-button {
    background: none;
    border: 0;
    border-radius: var(--radius-link);
    color: var(--accent);
    cursor: pointer;
    font: inherit;
    font-weight: 500;
    padding: 0;
  }

  .link-button:hover {
    text-decoration: underline;
  }
`;

export const button = css`
  .button {
    background: var(--page);
    border: 1px solid var(--control);
    border-radius: var(--radius-button);
    color: var(--ink);
    cursor: pointer;
    font: inherit;
    font-weight: 500;
    min-block-size: 44px;
    padding: 8px 18px;
  }

  .button:hover {
    background: var(--stage);
  }

  .primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
  }

  .primary:hover {
    background: color-mix(in srgb, var(--accent), var(--ink) 15%);
  }

  .button[aria-disabled='true'] {
    background: var(--page);
    border-color: var(--rule);
    color: var(--ink-3);
    cursor: default;
  }
`;

/** What may not be seen is hatched: never a colour of the map, never a number. */
export const hatched = css`
  .hatched {
    background: repeating-linear-gradient(135deg, var(--hatch) 0 1px, transparent 1px 6px);
    forced-color-adjust: none;
  }
`;
