/** A score between 0 and 1 as a dot on a line, with ticks where the scores to compare it with lie. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { twoDecimals } from '../../lib/numbers.ts';
import { styleProperties } from '../style_properties.ts';

/** A score to compare with. */
export interface ScoreMark {
  readonly name: string;
  readonly score: number;
}

/**
 * The ticks differ in height, the first being the shortest: they can be told apart without colours.
 * @cssproperty --ink, --rule, --teal - see styles/tokens.css
 */
export class SpotlightScoreTrack extends LitElement {
  static override properties = {
    score: { attribute: false },
    marks: { attribute: false },
  };

  static override styles = css`
    :host {
      display: block;
    }

    .track {
      block-size: 18px;
      display: block;
      position: relative;
    }

    .track > * {
      position: absolute;
    }

    .track > .all,
    .line {
      block-size: 1px;
      inset-block-start: 8.5px;
      inset-inline: 0;
      background: var(--rule);
    }

    .track > .line {
      background: var(--ink);
      block-size: 2.5px;
      inset-block-start: 8px;
      inset-inline: 0 auto;
    }

    .dot {
      background: var(--ink);
      block-size: 10px;
      border-radius: 50%;
      inline-size: 10px;
      inset-block-start: 4px;
      margin-inline-start: -5px;
    }

    .tick {
      background: var(--teal);
      block-size: 8px;
      box-shadow: 0 0 0 1px var(--page);
      inline-size: 3px;
      inset-block-start: 5px;
      margin-inline-start: -1.5px;
    }

    .tick + .tick {
      block-size: 16px;
      inset-block-start: 1px;
    }

    @media (forced-colors: active) {
      .track {
        forced-color-adjust: none;
      }
    }
  `;

  /** From 0 to 1; absent where nothing was measured. */
  declare score: number | undefined;
  declare marks: readonly ScoreMark[];

  constructor() {
    super();
    this.score = undefined;
    this.marks = [];
  }

  protected override render(): TemplateResult {
    const { score, marks } = this;
    const at = (value: number): string => `${100 * Math.min(Math.max(value, 0), 1)}%`;
    return html`<span class="track" role="img" aria-label=${this.#spoken()}>
      <span class="all"></span>
      ${
        score === undefined
          ? nothing
          : html`<span class="line" ${styleProperties({ 'inline-size': at(score) })}></span>`
      }
      ${marks.map(
        (mark) =>
          html`<span
            class="tick"
            ${styleProperties({ 'inset-inline-start': at(mark.score) })}
          ></span>`,
      )}
      ${
        score === undefined
          ? nothing
          : html`<span class="dot" ${styleProperties({ 'inset-inline-start': at(score) })}></span>`
      }
    </span>`;
  }

  #spoken(): string {
    const compared = this.marks.map(({ name, score }) => `${name} ${twoDecimals(score)}`);
    return [
      this.score === undefined ? 'no score' : `score ${twoDecimals(this.score)}`,
      ...compared,
    ].join(', ');
  }
}
