/**
 * A matrix as an accessible grid: rows are queries, columns keys, the origin top left. Base of the
 * heatmap and of the mask, which say what stands in a cell.
 */

import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { layoutGrid, type GridLayout } from '../../lib/grid_layout.ts';
import { shortLabel } from '../../lib/words.ts';
import { focusRing, hatched } from '../shared_styles.ts';
import { nextPlace, type Place } from './navigation.ts';

/** What a cell shows and says. */
export interface GridCell {
  /** Short text, shown where it fits. */
  readonly text: string;
  /** The accessible name: "it attends to mat: 0.61". */
  readonly name: string;
  /** More about it, for screen readers: "not read yet". */
  readonly description?: string;
  /** For the mouse: "it → mat 0.61 (0.6093)". */
  readonly title?: string;
  readonly background?: string;
  readonly colour?: string;
  /** Hatched: there is nothing here to be seen. */
  readonly hidden?: boolean;
  /** Written in a quieter colour: a zero. */
  readonly quiet?: boolean;
}

/** Width of a text in the grid's font. */
type Measure = (text: string) => number;

/**
 * @fires spotlight-row-chosen - detail: { row }, when a row is clicked, or Enter or Space pressed in it.
 * @cssproperty --accent, --ink, --ink-2, --ink-3, --stage, --hatch - see styles/tokens.css
 */
export abstract class MatrixGrid extends LitElement {
  static override properties = {
    label: {},
    rowLabels: { attribute: false },
    columnLabels: { attribute: false },
    selectedRow: { attribute: false },
  };

  static override styles = [
    focusRing,
    hatched,
    css`
      :host {
        display: block;
        font: 1rem/1rem var(--sans);
        min-inline-size: 0;
      }

      .frame {
        direction: ltr;
        overflow: auto hidden;
        padding: 4px;
        margin: -4px;
      }

      .row {
        display: grid;
        gap: 1px;
        grid-template-columns: var(--row-label-width) repeat(var(--columns), var(--cell-width));
        margin-block-end: 1px;
        padding-inline-end: var(--overhang);
        position: relative;
        inline-size: max-content;
      }

      .corner,
      .row-label {
        color: var(--ink-2);
        padding-right: 10px;
        text-align: right; /* also for labels that read right to left */
        white-space: nowrap;
      }

      .corner {
        align-self: end;
        line-height: 1.375rem;
        overflow: hidden;
      }

      .row-label {
        align-self: center;
        overflow: hidden;
        padding-block: 4px;
        text-overflow: ellipsis;
      }

      .column-label {
        block-size: var(--header-height);
        color: var(--ink-2);
        position: relative;
        text-align: center;
        white-space: nowrap;
      }

      /* Physical sides from here: a label's own direction must not move it. */
      .column-label > span {
        bottom: 6px;
        position: absolute;
      }

      .flat > span {
        left: 0;
        right: 0;
      }

      .slanted > span {
        left: 50%;
        transform: rotate(-42deg);
        transform-origin: 0 100%;
      }

      .upright > span {
        bottom: 4px;
        left: calc(50% - 8px);
        transform: rotate(180deg);
        writing-mode: vertical-rl;
      }

      .cell {
        align-items: center;
        background-color: var(--stage);
        block-size: var(--cell-height);
        border-radius: 1px;
        cursor: pointer;
        display: flex;
        justify-content: center;
        overflow: hidden;
      }

      .cell.hatched {
        background-color: transparent;
        color: var(--ink-2);
      }

      .cell.quiet {
        color: var(--ink-3) !important;
      }

      .cell:hover {
        box-shadow: inset 0 0 0 2px var(--ink);
      }

      .cell:focus-visible {
        outline-offset: -1px;
        overflow: visible;
        z-index: 2;
      }

      .selected > .row-label {
        color: var(--accent);
        font-weight: 600;
      }

      .selected::after {
        border: 2.5px solid var(--accent);
        border-radius: var(--radius-cell);
        content: '';
        inset-block: -2px;
        inset-inline: calc(var(--row-label-width) - 2px) calc(var(--overhang) - 3px);
        pointer-events: none;
        position: absolute;
        z-index: 1;
      }

      @media (forced-colors: active) {
        .cell {
          forced-color-adjust: none;
        }
      }
    `,
  ];

  /** The accessible name of the whole grid. */
  declare label: string;
  declare rowLabels: readonly string[];
  declare columnLabels: readonly string[];
  /** -1: none. */
  declare selectedRow: number;

  #rows: HTMLElement[] = [];
  #cells: HTMLElement[][] = [];
  #active: Place = { row: 0, column: 0 };
  #layout: GridLayout | undefined;
  #resizes: ResizeObserver | undefined;

  constructor() {
    super();
    this.label = '';
    this.rowLabels = [];
    this.columnLabels = [];
    this.selectedRow = -1;
  }

  protected abstract cellAt(row: number, column: number): GridCell;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(() => {
      // In the next frame: a new layout has a new height, and would be a loop in this one.
      requestAnimationFrame(() => {
        this.requestUpdate();
      });
    });
    this.#resizes.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
  }

  protected override render(): TemplateResult {
    return html`<div class="frame">
      <div
        role="grid"
        aria-label=${this.label}
        @keydown=${this.#onKeydown}
        @click=${this.#onClick}
        @focusin=${this.#onFocusin}
      ></div>
    </div>`;
  }

  protected override updated(_changed: PropertyValues): void {
    const grid = this.renderRoot.querySelector<HTMLElement>('[role=grid]');
    if (!grid) return;
    this.#layOut(grid);
    this.#ensureCells(grid);
    this.#fill();
  }

  #layOut(grid: HTMLElement): void {
    const measure = measureIn(getComputedStyle(this).fontFamily);
    const widths = (labels: readonly string[]): number[] =>
      labels.map((label) => measure(shortLabel(label)));
    const corner = Math.max(measure('from ↓'), measure('to →'));
    this.#layout = layoutGrid({
      available: this.clientWidth,
      rowLabelWidths: [corner, ...widths(this.rowLabels)],
      columnLabelWidths: widths(this.columnLabels),
    });
    const { cellWidth, cellHeight, rowLabelWidth, headerHeight, overhang } = this.#layout;
    const set = (name: string, value: string): void => {
      grid.style.setProperty(name, value);
    };
    set('--columns', String(this.columnLabels.length));
    set('--cell-width', `${cellWidth}px`);
    set('--cell-height', `${cellHeight}px`);
    set('--row-label-width', `${rowLabelWidth}px`);
    set('--header-height', `${headerHeight}px`);
    set('--overhang', `${overhang}px`);
  }

  /** Up to 64 x 64 cells: they are made when the size changes, and afterwards only rewritten. */
  #ensureCells(grid: HTMLElement): void {
    const rows = this.rowLabels.length;
    const columns = this.columnLabels.length;
    if (this.#cells.length === rows && (this.#cells[0]?.length ?? 0) === columns) return;

    const header = element('row', 'row');
    const corner = element('columnheader', 'corner');
    corner.setAttribute('aria-label', 'from (rows) to (columns)');
    corner.append('from ↓', document.createElement('br'), 'to →');
    header.append(corner);
    for (let column = 0; column < columns; ++column) {
      const label = element('columnheader', 'column-label');
      label.append(document.createElement('span'));
      header.append(label);
    }
    this.#cells = [];
    this.#rows = Array.from({ length: rows }, () => {
      const row = element('row', 'row');
      const label = element('rowheader', 'row-label');
      const cells = Array.from({ length: columns }, () => element('gridcell', 'cell'));
      for (const cell of cells) cell.tabIndex = -1;
      row.append(label, ...cells);
      this.#cells.push(cells);
      return row;
    });
    grid.replaceChildren(header, ...this.#rows);
    this.#active = { row: 0, column: 0 };
    const first = this.#cells[0]?.[0];
    if (first) first.tabIndex = 0;
  }

  #fill(): void {
    const layout = this.#layout;
    const header = this.#rows[0]?.parentElement?.firstElementChild;
    if (!layout || !header) return;
    this.columnLabels.forEach((word, column) => {
      const label = header.children[column + 1];
      if (!label) return;
      label.className = `column-label ${layout.columnLabels}`;
      writeLabel(label.firstElementChild as HTMLElement, word);
      label.setAttribute('aria-label', word);
    });
    this.#rows.forEach((row, index) => {
      const selected = index === this.selectedRow;
      row.classList.toggle('selected', selected);
      row.setAttribute('aria-selected', String(selected));
      const label = row.firstElementChild as HTMLElement;
      label.setAttribute('aria-label', this.rowLabels[index] ?? '');
      writeLabel(label, this.rowLabels[index] ?? '');
    });
    this.#cells.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        writeCell(cell, this.cellAt(row, column), layout.showsNumbers);
      });
    });
  }

  #placeOf(target: EventTarget | null): Place | undefined {
    const cell = target instanceof Element ? target.closest<HTMLElement>('.cell') : null;
    if (!cell) return undefined;
    const row = this.#cells.findIndex((cells) => cells.includes(cell));
    return { row, column: this.#cells[row]?.indexOf(cell) ?? -1 };
  }

  #onFocusin(event: FocusEvent): void {
    const place = this.#placeOf(event.target);
    if (!place) return;
    this.#cellAtPlace(this.#active)?.setAttribute('tabindex', '-1');
    this.#cellAtPlace(place)?.setAttribute('tabindex', '0');
    this.#active = place;
  }

  #onClick(event: MouseEvent): void {
    const place = this.#placeOf(event.target);
    if (place) this.#choose(place.row);
  }

  #onKeydown(event: KeyboardEvent): void {
    const place = this.#placeOf(event.target);
    if (!place) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(place.row);
      return;
    }
    const next = nextPlace(event, place, this.rowLabels.length, this.columnLabels.length);
    if (!next) return;
    event.preventDefault();
    this.#cellAtPlace(next)?.focus();
  }

  #choose(row: number): void {
    this.dispatchEvent(new CustomEvent('spotlight-row-chosen', { detail: { row } }));
  }

  #cellAtPlace({ row, column }: Place): HTMLElement | undefined {
    return this.#cells[row]?.[column];
  }
}

function element(role: string, className: string): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = className;
  return made;
}

function writeLabel(label: HTMLElement, word: string): void {
  const text = shortLabel(word);
  label.dir = 'auto';
  label.textContent = text;
  label.title = text === word ? '' : word;
}

function writeCell(element: HTMLElement, cell: GridCell, showsNumbers: boolean): void {
  element.classList.toggle('hatched', cell.hidden ?? false);
  element.classList.toggle('quiet', cell.quiet ?? false);
  element.style.backgroundColor = cell.background ?? '';
  element.style.color = cell.colour ?? '';
  element.setAttribute('aria-label', cell.name);
  if (cell.description === undefined) element.removeAttribute('aria-description');
  else element.setAttribute('aria-description', cell.description);
  element.title = cell.title ?? '';
  const text = showsNumbers ? cell.text : '';
  if (element.textContent !== text) element.textContent = text;
}

const canvas = document.createElement('canvas');

function measureIn(fontFamily: string): Measure {
  const context = canvas.getContext('2d');
  if (!context) return (text) => text.length * 9;
  context.font = `600 16px ${fontFamily}`;
  return (text) => context.measureText(text).width;
}
