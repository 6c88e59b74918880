/** How the words of a sentence look: unlit, lit, chosen, guessed, not read yet, unknown. */

import { css } from 'lit';

export const wordStyles = css`
  :host {
    display: block;
    position: relative;
  }

  .words {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 2px;
    margin-inline: -10px;
  }

  /* Enough words for a line fill it; few ones stay together. */
  .words.spread {
    justify-content: space-between;
  }

  .word {
    align-items: center;
    display: flex;
    flex-direction: column;
    max-inline-size: 100%;
  }

  button {
    background: none;
    border: 2.5px solid transparent;
    border-radius: var(--radius-word);
    color: var(--ink-3);
    cursor: pointer;
    font: 2.75rem/3.25rem var(--serif);
    letter-spacing: -0.012em;
    max-inline-size: 100%;
    overflow: hidden;
    padding: 0 9px 3px;
    text-overflow: ellipsis;
    transition: background-color var(--swift) ease-out;
    white-space: nowrap;
  }

  .long button {
    font-size: 1.75rem;
    line-height: 2.25rem;
  }

  .compact {
    gap: 4px 1px;
  }

  .compact button {
    font-size: 1.75rem;
    line-height: 2.125rem;
    padding: 0 6px 2px;
  }

  .arcs {
    block-size: 52px;
    display: block;
    inline-size: 100%;
    overflow: visible;
    pointer-events: none;
  }

  .arcs.wrapped {
    display: none;
  }

  .pointed:not(.selected) button {
    border-color: var(--control);
  }

  button:hover {
    background-color: var(--stage);
  }

  .selected button {
    border-color: var(--accent);
    color: var(--accent);
  }

  /* The outline needs room beside it. */
  .guessed {
    margin-inline: 4px;
  }

  .guessed button {
    outline: 2px dashed var(--ink-2);
    outline-offset: 3px;
  }

  .guessed button:focus-visible {
    outline: var(--focus-ring);
    outline-offset: 2px;
  }

  .unknown bdi {
    text-decoration: underline dotted 2px;
    text-underline-offset: 0.2em;
  }

  @media (forced-colors: active) {
    button {
      forced-color-adjust: none;
    }
  }

  .caption {
    color: var(--ink-2);
    font: 500 1rem/1.4375rem var(--sans);
    min-block-size: 1.4375rem;
    padding: 4px 4px 0;
  }

  .compact .caption {
    min-block-size: 0;
    padding-block-start: 0;
  }

  /* The outline of a guess reaches into it. */
  .compact .guessed .caption {
    padding-block-start: 6px;
  }

  .zero {
    color: var(--ink-3);
    font-weight: 400;
  }

  /* Room for the weight of the chosen word: when it comes, no word has to move to the next line. */
  .awaited::before {
    content: '99% ';
    visibility: hidden;
  }

  .selected .caption {
    color: var(--accent);
  }

  @media (width < 720px) {
    button {
      font-size: 2rem;
      line-height: 2.5rem;
      padding-inline: 5px;
    }

    .words {
      margin-inline: -7px;
    }

    .compact button {
      font-size: 1.75rem;
      line-height: 2.125rem;
    }

    .zero {
      visibility: hidden;
    }
  }
`;
