/** How the way through the lessons is drawn: in one line where there is room, else as a button with a list. */

import { css } from 'lit';

export const lessonNavStyles = css`
  :host {
    border-block-end: 1px solid var(--rule);
    display: block;
    font: var(--body);
  }

  .room {
    container-type: inline-size;
    margin-inline: auto;
    max-inline-size: 1280px;
  }

  .bar {
    align-items: center;
    block-size: 60px;
    display: flex;
    gap: 22px;
    padding-inline: 52px 44px;
  }

  a {
    border-radius: var(--radius-link);
    color: var(--ink-2);
    text-decoration: none;
  }

  .brand {
    align-items: center;
    color: var(--ink);
    display: inline-flex;
    font: 1.375rem/2rem var(--serif);
    gap: 10px;
    padding-inline: 4px;
  }

  .lamp {
    background: var(--lamp);
    block-size: 13px;
    border-radius: 50%;
    box-shadow: 0 0 0 4px color-mix(in srgb, var(--lamp) 40%, transparent);
    flex: none;
    inline-size: 13px;
    margin-inline: 4px;
  }

  nav.wide {
    margin-inline-start: auto;
  }

  .single .tools {
    margin-inline-start: auto;
  }

  .links {
    display: flex;
    gap: 22px;
    list-style: none;
    margin: 0;
    padding: 0;
  }

  .links a {
    display: block;
    line-height: 60px;
    position: relative;
  }

  .links a:hover {
    color: var(--ink);
  }

  .links [aria-current] {
    color: var(--accent);
    font-weight: 600;
  }

  .links [aria-current]::after {
    background: var(--accent);
    block-size: 3px;
    border-radius: 2px 2px 0 0;
    content: '';
    inset: auto 0 -1px;
    position: absolute;
  }

  .narrow {
    display: none;
  }

  .menu-button {
    align-items: center;
    background: none;
    border: 0;
    border-radius: var(--radius-button);
    color: var(--ink);
    cursor: pointer;
    font: inherit;
    font-weight: 600;
    gap: 6px;
    min-block-size: 44px;
    min-inline-size: 0;
    padding: 0 8px 0 4px;
    white-space: nowrap;
  }

  /* Large type on a small phone: the name is cut, and the list has it whole. */
  .which {
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .menu-button .caret {
    flex: none;
  }

  .menu-button .of {
    color: var(--ink-2);
    font-weight: 400;
  }

  .caret {
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    block-size: 6px;
    inline-size: 6px;
    margin: 0 4px 4px;
    transform: rotate(45deg);
  }

  [aria-expanded='true'] .caret {
    margin-block: 4px 0;
    transform: rotate(225deg);
  }

  .arrow {
    align-items: center;
    block-size: 48px;
    color: var(--accent);
    font-size: 1.25rem;
    inline-size: 44px;
    justify-content: center;
  }

  .arrow:not([href]) {
    color: var(--ink-3);
  }

  .list {
    border-block-start: 1px solid var(--rule);
    list-style: none;
    margin: 0;
    padding: 6px 8px;
  }

  .list a {
    align-items: center;
    border-radius: var(--radius-button);
    color: var(--ink);
    display: flex;
    font-size: 1.1875rem;
    gap: 18px;
    min-block-size: 54px;
    padding-inline: 8px 10px;
  }

  .list a:hover {
    background: var(--stage);
  }

  .list [aria-current] {
    background: var(--accent-soft);
    color: var(--accent);
    font-weight: 600;
  }

  .progress {
    color: var(--ink-2);
    font: var(--label);
    margin: 0;
    padding: 0 16px 14px;
  }

  .tick {
    border: solid currentcolor;
    border-width: 0 2px 2px 0;
    block-size: 14px;
    inline-size: 7px;
    margin-inline: auto 8px;
    transform: rotate(45deg);
  }

  .number {
    color: var(--ink-3);
    font-family: var(--serif);
    font-weight: 400;
    inline-size: 1.1em;
  }

  /* Nine links fit from here on; the larger the text, the more room they need. */
  @container (width < 77.5rem) {
    .bar {
      gap: 4px;
      padding-inline: 20px;
    }

    .wide {
      display: none;
    }

    .narrow {
      display: inline-flex;
    }

    .menu-button {
      margin-inline-end: auto;
    }
  }

  @media (width < 720px) {
    .bar {
      block-size: 56px;
      padding-inline: 8px;
    }
  }

  @media (width < 480px) {
    .bar {
      gap: 0;
      padding-inline: 4px;
    }

    .of {
      display: none;
    }
  }

  @container (width >= 77.5rem) {
    .menu {
      display: none;
    }
  }
`;
