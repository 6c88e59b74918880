/** Where the number in a cell comes from, written out beside it: each term, and what they add up to. */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { defaultPalette, weightColours, type Palette } from '../../lib/colour.ts';
import { decimalNumber } from '../../lib/numbers.ts';
import { shortLabel } from '../../lib/words.ts';
import { mathStyles, mathText } from '../math_text.ts';
import type { Anchor } from '../number_grid/opened_cell.ts';
import { focusRing, visuallyHidden } from '../shared_styles.ts';
import { styleProperties } from '../style_properties.ts';
import {
  exactText,
  foldLines,
  partNumber,
  partWeight,
  powerText,
  resultDecimals,
  spokenArithmetic,
  totalText,
  type ArithmeticLine,
  type ArithmeticPart,
  type ArithmeticTotal,
} from './lines.ts';
import { PanelPlace } from './panel_place.ts';
import { arithmeticStyles } from './styles.ts';

/** Walking through cells passes many by: only one that is stayed at is read out. */
const announceAfter = 400;

/**
 * A group, and no dialog: the focus stays in the cell, from where the arrow keys go on. Inside a
 * spotlight-number-grid it stands beside the opened cell, and Tab leads from the cells into it. Its content
 * comes below the arithmetic: a button to change the number, for one.
 * @fires spotlight-arithmetic-closed - detail: undefined, by its button, or Escape in it or in its grid.
 * @cssproperty --accent, --control, --ink, --ink-2, --ink-3, --page, --shadow, --stage - see styles/tokens.css
 */
export class SpotlightArithmetic extends LitElement {
  static override properties = {
    heading: {},
    lines: { attribute: false },
    totals: { attribute: false },
    note: {},
    decimals: { attribute: false },
    palette: { attribute: false },
    anchor: { attribute: false },
  };

  static override styles = [focusRing, visuallyHidden, mathStyles, arithmeticStyles];

  /** "score of it for cat" */
  declare heading: string;
  /** The terms, one to a line. Of more than twelve the six largest are shown. */
  declare lines: readonly ArithmeticLine[];
  /** Below the rule: what the lines come to. A single line needs none. */
  declare totals: readonly ArithmeticTotal[];
  /** A sentence below: what is not told by numbers. */
  declare note: string;
  /** Of all numbers that are not whole. */
  declare decimals: number;
  declare palette: Palette;
  /** The cell; a spotlight-number-grid around it sets it. */
  declare anchor: Anchor | undefined;

  readonly #place = new PanelPlace();
  /** The one that is listened to. */
  #cell: Element | undefined;
  #announcing: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.heading = '';
    this.lines = [];
    this.totals = [];
    this.note = '';
    this.decimals = 2;
    this.palette = defaultPalette;
    this.anchor = undefined;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#onKeydown);
    this.requestUpdate(); // put back in, it listens and looks for its place anew
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#onKeydown);
    this.#listenAround(undefined);
    this.#place.stop();
    clearTimeout(this.#announcing);
  }

  protected override render(): TemplateResult {
    const { lines, others } = foldLines(this.lines);
    const places = resultDecimals(this.lines, this.decimals);
    const widest = Math.max(
      0,
      ...[...lines, ...this.totals].map(({ parts }) => parts?.length ?? 0),
    );
    const alone = lines.length === 1 && this.totals.length === 0;
    return html`<div class="panel" role="group" aria-label=${this.heading}>
        <div class="scroll">
          <div class="top">
            <span class="heading" dir="auto">${this.heading}</span>
            <button class="close" aria-label="Close" title="Close" @click=${this.#close}></button>
          </div>
          <table class=${this.lines.some(({ label }) => label !== '') ? 'labelled' : ''}>
            <tbody>
              ${lines.map((line) => this.#renderLine(line, widest, places, alone))}
              ${
                others &&
                html`<tr>
                  <td class="others" colspan=${widest + 1}>and ${others.count} more</td>
                  <td class="result">${decimalNumber(others.sum, places)}</td>
                </tr>`
              }
            </tbody>
            <tbody class="totals">
              ${this.totals.map((total) => this.#renderTotal(total, widest))}
            </tbody>
          </table>
          ${this.note === '' ? nothing : html`<p class="note" dir="auto">${mathText(this.note)}</p>`}
          <slot></slot>
        </div>
      </div>
      <div class="visually-hidden" aria-live="polite"></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    if (panel && this.anchor) this.#place.keep(panel, this.anchor);
    this.#listenAround(this.anchor?.cell);
    if (['heading', 'lines', 'totals'].some((name) => changed.has(name))) this.#announce();
  }

  #renderLine(
    { label, parts, result }: ArithmeticLine,
    widest: number,
    places: number,
    alone: boolean,
  ): TemplateResult {
    const last = parts.length - 1;
    return html`<tr>
      <th scope="row" dir="auto" title=${label}>${shortLabel(label)}</th>
      ${parts.map((part, index) => this.#renderPart(part, index === last ? widest - last : 1))}
      ${alone ? html`<td class="sign">=</td>` : nothing}
      <td class=${alone ? 'result alone' : 'result'}>${decimalNumber(result, places)}</td>
    </tr>`;
  }

  #renderTotal(total: ArithmeticTotal, widest: number): TemplateResult {
    const { label, parts = [], result } = total;
    const exact = exactText(total);
    const written = totalText(total, this.decimals);
    const isTerm = typeof result === 'object' && 'term' in result;
    return html`<tr class=${isTerm ? 'term' : ''}>
        <th scope="row" colspan=${1 + widest - parts.length}>${mathText(label)}</th>
        ${parts.map((part) => this.#renderPart(part))}
        <td class="result">
          ${
            typeof result === 'object' && 'weight' in result
              ? this.#renderWeight(result.weight, written)
              : written
          }
        </td>
      </tr>
      ${
        exact === undefined
          ? nothing
          : html`<tr class="exact">
              <td colspan=${widest + 2}>in full ${exact}</td>
            </tr>`
      }`;
  }

  #renderPart(part: ArithmeticPart, columns = 1): TemplateResult {
    if (typeof part === 'string') {
      return html`<td class="sign" colspan=${columns}>${mathText(part)}</td>`;
    }
    if (typeof part === 'number') {
      return html`<td colspan=${columns}>${partNumber(part, this.decimals)}</td>`;
    }
    if ('weight' in part) {
      const { weight } = part;
      return html`<td colspan=${columns}>
        ${this.#renderWeight(weight, partWeight(weight, this.decimals))}
      </td>`;
    }
    return html`<td class="power" colspan=${columns}>e<sup>${powerText(part.power)}</sup></td>`;
  }

  #renderWeight(weight: number, written: string): TemplateResult {
    const { background, text } = weightColours(weight, this.palette);
    return html`<span
      class="weight"
      ${styleProperties({ 'background-color': background, color: text })}
      >${written}</span
    >`;
  }

  /** Once it has stood for a while: one sentence. */
  #announce(): void {
    clearTimeout(this.#announcing);
    this.#announcing = setTimeout(() => {
      const said = this.renderRoot.querySelector('[aria-live]');
      if (said) said.textContent = spokenArithmetic(this);
    }, announceAfter);
  }

  /** Escape also closes it from the cell, where the focus is. */
  #listenAround(cell: Element | undefined): void {
    if (cell === this.#cell) return;
    this.#cell?.removeEventListener('keydown', this.#onKeydown);
    this.#cell = cell;
    cell?.addEventListener('keydown', this.#onKeydown);
  }

  readonly #onKeydown = (event: Event): void => {
    if ((event as KeyboardEvent).key !== 'Escape') return;
    event.stopPropagation();
    this.#close();
  };

  #close(): void {
    // The focus must not fall to the start of the page with the panel.
    if (this.matches(':focus-within')) this.anchor?.cell.focus();
    this.dispatchEvent(new CustomEvent('spotlight-arithmetic-closed'));
  }
}
