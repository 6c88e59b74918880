/** A whole number from 1 to some power of two, on a line where each doubling takes the same way. */

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { countText } from '../../lib/numbers.ts';
import { focusRing } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';

/** Dragged so near to a power of two, in doublings, that it is meant: those are the usual sizes. */
const snapDistance = 0.07;

/**
 * A native slider over log2 of the number. The arrow keys move the number by 1, Page Up and Page Down
 * double and halve it, Home and End go to the ends.
 * @fires spotlight-number-changed - detail: { value }, when another number is chosen.
 * @cssproperty --accent, --control, --ink, --ink-2, --ink-3, --page, --rule, --serif - see styles/tokens.css
 */
export class SpotlightSlider extends LitElement {
  static override properties = {
    label: {},
    value: { type: Number },
    doublings: { type: Number },
    markEvery: { attribute: false },
    fixedBecause: {},
  };

  static override styles = [
    focusRing,
    css`
      :host {
        align-items: start;
        color: var(--ink-2);
        display: grid;
        font: var(--lede);
        gap: 0 24px;
        grid-template-columns: auto minmax(0, 1fr) auto;
      }

      label {
        line-height: 44px;
      }

      input {
        --thumb: 26px;

        appearance: none;
        background: none;
        block-size: 44px;
        border-radius: var(--radius-button);
        cursor: pointer;
        display: block;
        inline-size: 100%;
        margin: 0;
      }

      input::-webkit-slider-runnable-track {
        background: linear-gradient(var(--accent), var(--accent)) 0 / var(--share) 100% no-repeat
          var(--rule);
        block-size: 4px;
        border-radius: 2px;
      }

      input::-moz-range-track {
        background: var(--rule);
        block-size: 4px;
        border-radius: 2px;
      }

      input::-moz-range-progress {
        background: var(--accent);
        block-size: 4px;
        border-radius: 2px;
      }

      input::-webkit-slider-thumb {
        appearance: none;
        background: var(--page);
        block-size: var(--thumb);
        border: 3px solid var(--accent);
        border-radius: 50%;
        inline-size: var(--thumb);
        margin-block-start: -11px;
      }

      input::-moz-range-thumb {
        background: var(--page);
        block-size: 20px;
        border: 3px solid var(--accent);
        border-radius: 50%;
        inline-size: 20px;
      }

      input:disabled {
        --accent: var(--control);

        cursor: default;
      }

      /* Under the middle of the thumb, which never leaves the line. */
      .marks {
        block-size: 1.4375rem;
        color: var(--ink-3);
        font: var(--label);
        margin-inline: 13px;
        position: relative;
      }

      .marks span {
        inset-inline-start: var(--at);
        position: absolute;
        transform: translateX(-50%);
      }

      .marks span:dir(rtl) {
        transform: translateX(50%);
      }

      .value {
        color: var(--ink);
        font: 400 2rem/44px var(--serif);
        min-inline-size: max(3.5rem, 0.5em * var(--digits)); /* the line keeps its length */
        text-align: end;
      }

      .reason {
        font: var(--label);
        grid-column: 2;
      }

      @media (width < 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr) auto;
        }

        .line,
        .reason {
          grid-column: 1 / -1;
          grid-row: 2;
        }

        .reason {
          grid-row: 3;
        }
      }

      @media (forced-colors: active) {
        input::-webkit-slider-runnable-track {
          background: CanvasText;
        }

        input::-moz-range-track {
          background: CanvasText;
        }
      }
    `,
  ];

  /** What is chosen: the visible name. */
  declare label: string;
  declare value: number;
  /** The largest number is 2 to the power of it. */
  declare doublings: number;
  /** From one number below the line to the next, in doublings. */
  declare markEvery: number;
  /** Why nothing can be chosen; empty if it can. */
  declare fixedBecause: string;

  constructor() {
    super();
    this.label = '';
    this.value = 1;
    this.doublings = 9;
    this.markEvery = 1;
    this.fixedBecause = '';
  }

  protected override render(): TemplateResult {
    const { label, value, doublings, markEvery, fixedBecause } = this;
    const place = Math.log2(value);
    const marks = Array.from(
      { length: Math.floor(doublings / markEvery) + 1 },
      (_, index) => index * markEvery,
    );
    return html`<label for="number">${label}</label>
      <div class="line">
        <input
          id="number"
          type="range"
          min="0"
          max=${doublings}
          step="any"
          aria-valuetext=${countText(value)}
          aria-describedby=${fixedBecause === '' ? nothing : 'reason'}
          ?disabled=${fixedBecause !== ''}
          .value=${String(place)}
          ${styleProperties({ '--share': shareOfTrack(place / doublings) })}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
        <div class="marks" aria-hidden="true">
          ${marks.map(
            (power) =>
              html`<span ${styleProperties({ '--at': `${(100 * power) / doublings}%` })}
                >${countText(2 ** power)}</span
              >`,
          )}
        </div>
      </div>
      <output
        class="value"
        for="number"
        ${styleProperties({ '--digits': String(countText(2 ** doublings).length) })}
        >${countText(value)}</output
      >
      ${
        fixedBecause === ''
          ? nothing
          : html`<span class="reason" id="reason">${fixedBecause}</span>`
      }`;
  }

  #onInput(event: Event): void {
    const place = Number((event.target as HTMLInputElement).value);
    const whole = Math.round(place);
    this.#choose(2 ** (Math.abs(place - whole) < snapDistance ? whole : place));
  }

  #onKeydown(event: KeyboardEvent): void {
    const { value } = this;
    const next = {
      ArrowLeft: value - 1,
      ArrowDown: value - 1,
      ArrowRight: value + 1,
      ArrowUp: value + 1,
      PageDown: value / 2,
      PageUp: value * 2,
      Home: 1,
      End: 2 ** this.doublings,
    }[event.key];
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#choose(next);
  }

  #choose(wanted: number): void {
    const value = Math.min(Math.max(Math.round(wanted), 1), 2 ** this.doublings);
    if (value === this.value) return;
    this.value = value;
    this.dispatchEvent(new CustomEvent('spotlight-number-changed', { detail: { value } }));
  }
}

/** The line is filled up to the middle of the thumb, which stays inside its ends. */
function shareOfTrack(share: number): string {
  return `calc(var(--thumb) / 2 + ${share} * (100% - var(--thumb)))`;
}
