/**
 * A matrix of any numbers as an accessible grid: every step of attention is one. Its numbers can be opened,
 * to see where they come from, and where they are the visitor's to change, changed.
 */

import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { classMap } from 'lit/directives/class-map.js';
import { exactNumber } from '../../lib/numbers.ts';
import { valueAt } from '../../lib/tensor.ts';
import { readTypedNumber } from '../../lib/typed_number.ts';
import type { Place } from '../grid/navigation.ts';
import { mathStyles, mathText } from '../math_text.ts';
import { visuallyHidden } from '../shared_styles.ts';
import { CellEditor } from './cell_editor.ts';
import { fillRows } from './fill_rows.ts';
import { NumberMatrix } from './number_matrix.ts';
import { numberGridStyles } from './styles.ts';

/**
 * Keys in a cell: arrows, Home, End, Page Up and Page Down move; Enter or Space opens it; Shift and Space
 * chooses its row; where numbers may be changed, F2 or a digit, minus or point begins to.
 * @fires spotlight-cell-opened - detail: { row, column }, when a cell is clicked, or Enter or Space pressed in it, or a key leads to it from the opened one.
 * @fires spotlight-row-chosen - detail: { row }, when the label of a row is clicked, or Shift and Space pressed in it.
 * @fires spotlight-pair-pointed - detail: { row, column } or undefined, when the mouse or the focus comes to another cell, or leaves.
 * @fires spotlight-number-edited - detail: { row, column, value }, when another number was typed.
 * @fires spotlight-columns-unfolded - detail: undefined, when the folded columns are asked for.
 * @slot - what belongs to the opened cell, next for Tab after the cells; its property `anchor` is set to that cell.
 * @cssproperty --accent, --ink, --ink-2, --ink-3, --page, --stage, --rule, --hatch, --error - see styles/tokens.css
 */
export class SpotlightNumberGrid extends NumberMatrix {
  static override properties = {
    ...NumberMatrix.properties,
    fills: { type: Boolean },
    refusal: { state: true },
  };

  static override styles = [...NumberMatrix.styles, visuallyHidden, mathStyles, numberGridStyles];

  /** Its rows fill in also when it is new: the result of a step. */
  declare fills: boolean;
  /** Why a typed number was not taken; empty if it was. */
  declare refusal: string;

  #drawn = false;
  #edited: Place | undefined;
  /** The "…" was pressed: the focus goes to the first column that it stood for. */
  #unfolding: Pick<Place, 'column'> | undefined;
  readonly #editor = new CellEditor({
    read: (text) => readTypedNumber(text, { mask: this.kind === 'mask' }),
    accepted: (value) => {
      this.#accept(value);
    },
    said: (message) => {
      this.refusal = message;
    },
    messageId: 'refusal',
  });

  constructor() {
    super();
    this.fills = false;
    this.refusal = '';
  }

  /** Begins to change a number, as a double click does. */
  edit({ row, column }: Place, typed?: string): void {
    const cell = this.cells.cellAt({ row, column });
    if (!this.editable || !this.matrix || !cell) return;
    this.#edited = { row, column };
    this.#editor.open({
      cell,
      name: `new value of ${this.nameOf({ row, column })}`,
      text: typed ?? exactNumber(valueAt(this.matrix, row, column)),
      selected: typed === undefined,
    });
  }

  protected override render(): TemplateResult {
    const classes = { matrix: true, waiting: !this.matrix, unlabelled: !this.rowLabels };
    return html`<div
        class=${classMap(classes)}
        @click=${this.#onRowLabel}
        @dblclick=${this.#onDouble}
      >
        <div class="title">
          <span class="name">${mathText(this.title)}</span> <span id="shape">${this.shape}</span>
          ${this.matrix ? nothing : html`<span class="visually-hidden">not reached yet</span>`}
        </div>
        ${this.renderGrid(this.label, { beside: this.#renderFold() })}
        <p id="refusal" role="status">${this.refusal}</p>
      </div>
      <slot
        @slotchange=${() => {
          this.markOpened();
        }}
      ></slot>`;
  }

  #renderFold(): TemplateResult | undefined {
    if (!this.isFolded()) return undefined;
    const all = this.firstColumn + this.columns.length;
    const label = `show all ${all} columns of ${this.label}`;
    return html`<button class="unfold" aria-label=${label} title=${label} @click=${this.#unfold}>
      …
    </button>`;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    // The same labels may come as other arrays while somebody types.
    const isOther = (['rows', 'columns'] as const).some((name) => {
      const before = changed.get(name);
      return before !== undefined && before.join(' ') !== this[name].join(' ');
    });
    if (!this.matrix || !this.editable || isOther) this.#editor.close();
  }

  protected override updated(changed: PropertyValues): void {
    // Pointing and opening come with every move: they must not touch all cells.
    const onlyMarks = changed.size > 0 && [...changed.keys()].every((name) => marks.has(name));
    if (!onlyMarks) this.redraw();
    this.markAll();
    if ((this.#drawn || this.fills) && this.grid && this.matrix && changed.has('matrix')) {
      const wasEmpty = changed.get('matrix') === undefined;
      if (wasEmpty) fillRows(this.grid);
    }
    this.#drawn = true;
    this.#focusUnfolded();
  }

  protected override onChosen(place: Place): void {
    this.#tell('spotlight-cell-opened', place);
  }

  /** What is open goes along. */
  protected override onWalked(place: Place): void {
    const { opened } = this;
    if (!opened || (opened.row === place.row && opened.column === place.column)) return;
    this.#tell('spotlight-cell-opened', place);
  }

  protected override onPointed(place: Place | undefined): void {
    if (place?.row === this.pointed?.row && place?.column === this.pointed?.column) return;
    this.pointed = place;
    this.#tell('spotlight-pair-pointed', place);
  }

  protected override onKey(event: KeyboardEvent, place: Place): boolean {
    if (event.key === ' ' && event.shiftKey) {
      this.#tell('spotlight-row-chosen', { row: place.row });
      return true;
    }
    const { key, ctrlKey, altKey, metaKey } = event;
    const types = /^[\d.+−-]$/u.test(key) && !ctrlKey && !altKey && !metaKey;
    if (!this.editable || !(types || key === 'F2')) return super.onKey(event, place);
    this.edit(place, types ? key : undefined);
    return true;
  }

  #unfold(): void {
    this.#unfolding = { column: this.firstColumn + this.shownColumns().length };
    this.#tell('spotlight-columns-unfolded', undefined);
  }

  /** It is told to others, and so moved only when all is drawn. */
  #focusUnfolded(): void {
    if (!this.#unfolding || this.isFolded()) return;
    const cell = this.cells.cellAt({ row: 0, column: this.#unfolding.column });
    this.#unfolding = undefined;
    queueMicrotask(() => cell?.focus());
  }

  #onRowLabel(event: MouseEvent): void {
    const row = this.cells.rowLabelled(event.target);
    if (row !== undefined) this.#tell('spotlight-row-chosen', { row });
  }

  #onDouble(event: MouseEvent): void {
    const place = this.cells.placeOf(event.target);
    if (place) this.edit(place);
  }

  #accept(value: number): void {
    const { matrix } = this;
    if (!this.#edited || !matrix) return;
    const { row, column } = this.#edited;
    if (valueAt(matrix, row, column) === value) return;
    this.#tell('spotlight-number-edited', { row, column, value });
  }

  #tell(type: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** Changes of these touch a few elements only. */
const marks = new Set<PropertyKey>([
  'selectedRow',
  'operandRow',
  'operandColumn',
  'opened',
  'pointed',
  'refusal',
]);
