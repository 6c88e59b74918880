/** The formula of attention as the control of its steps: each part is the button of the step it stands for. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { mathStyles, mathText } from '../math_text.ts';
import { button, focusRing } from '../shared_styles.ts';
import { formulaStyles } from './styles.ts';

export interface FormulaPart {
  readonly stage: string;
  /** As it stands in the formula: "Q Kᵀ", "√d". */
  readonly text: string;
  /** Of the step, from 1. The parts are given as they are read, which is another order. */
  readonly number: number;
  /** What the step gives: "scores". */
  readonly name: string;
  readonly state: 'done' | 'current' | 'ahead';
  /** Before or after the formula: it has no sign in it. */
  readonly outside?: boolean;
}

/** Formulas of more steps than this are set smaller, so that they stay in one line. */
const mostLarge = 7;

/**
 * Parts as they are read, and the signs between them as text: "softmax" "(" "Q Kᵀ" "/" "√d" ")" "V".
 * One stop for Tab leads to the formula, at the current step; arrow keys, Home and End go through the steps.
 * @fires spotlight-stage-chosen - detail: { stage }, when another step is chosen.
 * @cssproperty --accent, --accent-soft, --control, --ink, --ink-2, --ink-3, --stage - see styles/tokens.css
 */
export class SpotlightFormulaSteps extends LitElement {
  static override properties = {
    parts: { attribute: false },
  };

  static override styles = [focusRing, button, mathStyles, formulaStyles];

  declare parts: readonly (FormulaPart | string)[];

  /** The focus goes along with the current step, once it is drawn. */
  #follows = false;

  constructor() {
    super();
    this.parts = [];
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.setAttribute('role', 'group');
    this.setAttribute('aria-label', 'Steps');
    this.addEventListener('keydown', this.#onKeydown);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
  }

  protected override render(): TemplateResult {
    const steps = this.#steps();
    const at = steps.findIndex(({ state }) => state === 'current');
    const isLast = at === steps.length - 1;
    const classes = { formula: true, long: steps.length > mostLarge };
    return html`<div class=${classMap(classes)} role="group" aria-label="Formula: choose a step">
        ${this.parts.map((part, index) =>
          typeof part === 'string' ? renderSign(part) : this.#renderPart(part, index),
        )}
      </div>
      <div class="control">
        <button
          class="button"
          aria-disabled=${at <= 0}
          @click=${() => {
            this.#go(at - 1);
          }}
        >
          <span aria-hidden="true">←</span> Back
        </button>
        <span class="where" aria-live="polite"
          >Step <b>${at + 1}</b> of ${steps.length}<span class="colon">: </span
          ><span class="name">${steps[at]?.name ?? ''}</span></span
        >
        <button
          class="button"
          @click=${() => {
            this.#go(isLast ? 0 : at + 1);
          }}
        >
          ${isLast ? 'Start again' : html`Next <span aria-hidden="true">→</span>`}
        </button>
      </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    if (!this.#follows) return;
    this.#follows = false;
    this.renderRoot.querySelector<HTMLElement>('[aria-current]')?.focus();
  }

  #renderPart(part: FormulaPart, index: number): TemplateResult {
    const { stage, text, number, name, state, outside = false } = part;
    const isCurrent = state === 'current';
    const before = this.parts[index - 1];
    const next = this.parts[index + 1];
    // An arrow leads from what stands before the formula, and to what stands after it.
    const isFirst = !this.parts.slice(0, index).some((other) => !isOutside(other));
    const arrow = html`<span class="sign arrow" aria-hidden="true">→</span>`;
    return html`${outside && !isFirst && before !== undefined ? arrow : nothing}<button
        class=${classMap({ part: true, [state]: true, outside })}
        aria-current=${isCurrent ? 'step' : nothing}
        tabindex=${isCurrent ? 0 : -1}
        @click=${() => {
          this.#choose(stage);
        }}
      >
        <span class="text">${mathText(text)}</span>
        <span class="below">${number} <span class="name">${name}</span></span></button
      >${outside && isFirst && next !== undefined ? arrow : nothing}`;
  }

  /** In the order in which they are taken. */
  #steps(): readonly FormulaPart[] {
    return this.parts
      .filter((part) => typeof part !== 'string')
      .sort((a, b) => a.number - b.number);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const steps = this.#steps();
    const at = steps.findIndex(({ state }) => state === 'current');
    const next = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: steps.length - 1 }[
      event.key
    ];
    if (next === undefined) return;
    event.preventDefault();
    this.#follows = this.renderRoot.querySelector('.formula :focus') !== null;
    this.#go(next);
  };

  #go(to: number): void {
    const part = this.#steps()[to];
    if (part) this.#choose(part.stage);
  }

  #choose(stage: string): void {
    const part = this.#steps().find((other) => other.stage === stage);
    if (part?.state === 'current') return;
    this.dispatchEvent(new CustomEvent('spotlight-stage-chosen', { detail: { stage } }));
  }
}

function isOutside(part: FormulaPart | string): boolean {
  return typeof part !== 'string' && (part.outside ?? false);
}

function renderSign(sign: string): TemplateResult {
  const isBracket = sign === '(' || sign === ')';
  return html`<span class=${isBracket ? 'sign bracket' : 'sign'} aria-hidden="true">${sign}</span>`;
}
