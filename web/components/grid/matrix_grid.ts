/**
 * A matrix as an accessible grid: queries against keys, the origin top left. Base of the heatmap and of
 * the mask, which say what stands in a cell.
 */

import { html, type PropertyValues, type TemplateResult } from 'lit';
import { layoutGrid } from '../../lib/grid_layout.ts';
import { shortLabel } from '../../lib/words.ts';
import { textWidth } from '../text_width.ts';
import { CellGrid } from './cell_grid.ts';
import type { GridCell } from './grid_cells.ts';
import type { Place } from './navigation.ts';

/** One cell by what it means, whichever way the matrix is drawn. */
export interface Pair {
  readonly query: number;
  readonly key: number;
}

/**
 * @fires spotlight-query-chosen - detail: { query }, when a cell is clicked, or Enter or Space pressed in it.
 * @fires spotlight-pair-pointed - detail: { query, key } or undefined, when the mouse or the focus comes to another cell, or leaves.
 * @cssproperty --accent, --ink, --ink-2, --ink-3, --page, --stage, --hatch - see styles/tokens.css
 */
export abstract class MatrixGrid extends CellGrid {
  static override properties = {
    label: {},
    queries: { attribute: false },
    keys: { attribute: false },
    query: { attribute: false },
    pointed: { attribute: false },
    transposed: { type: Boolean },
    numbers: { attribute: false },
  };

  /** The accessible name of the whole grid. */
  declare label: string;
  /** The words that look, from top to bottom. */
  declare queries: readonly string[];
  /** The words that are looked at, from left to right. */
  declare keys: readonly string[];
  /** The query that is chosen; -1: none. */
  declare query: number;
  /** The cell that is pointed at, here or in a picture beside this one. */
  declare pointed: Pair | undefined;
  /** Queries from left to right instead. */
  declare transposed: boolean;
  /** Numbers in the cells, where they fit. */
  declare numbers: boolean;

  constructor() {
    super();
    this.label = '';
    this.queries = [];
    this.keys = [];
    this.query = -1;
    this.pointed = undefined;
    this.transposed = false;
    this.numbers = true;
  }

  /** How wide a cell must be for its text: .36 needs more room than −∞. */
  protected readonly cellForText: number = 36;

  /** What is kept free right of cells that are too narrow for their text, in pixels. */
  protected readonly roomBeside: number = 0;

  /** Of the lines of cells: the words that look, and what a kind of matrix adds to them. */
  protected queryLabels(): readonly string[] {
    return this.queries;
  }

  protected keyLabels(): readonly string[] {
    return this.keys;
  }

  protected abstract cellFor(pair: Pair): GridCell;

  /** The exact value, on demand: "it → mat 0.61 (0.6093)"; nothing while there is none. */
  protected abstract tipFor(pair: Pair): string | undefined;

  protected override size(): { rows: number; columns: number } {
    const [rows, columns] = this.#labels();
    return { rows: rows.length, columns: columns.length };
  }

  protected override render(): TemplateResult {
    return html`${this.renderGrid(this.label, { onScroll: this.#placeTip })}
      <div class="tip" aria-hidden="true" hidden></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    // Pointing comes with every move of the mouse: it must not touch all cells.
    const onlyPointed = changed.size === 1 && changed.has('pointed');
    if (!onlyPointed) this.#redraw();
    if (changed.has('pointed')) this.#point();
  }

  #redraw(): void {
    const inner = this.grid?.parentElement;
    if (!inner) return;
    const [rows, columns] = this.#labels();
    const corner = this.transposed ? ['to ↓', 'from →'] : ['from ↓', 'to →'];
    const { width, font } = this.room;
    const widthOf = (label: string): number => textWidth(shortLabel(label), font);
    const labels = {
      rowLabelWidths: [...corner.map((text) => textWidth(text, font)), ...rows.map(widthOf)],
      columnLabelWidths: columns.map(widthOf),
      cellForText: this.cellForText,
    };
    let layout = layoutGrid({ available: width, ...labels });
    if (!layout.showsNumbers && this.roomBeside > 0) {
      layout = layoutGrid({ available: width - this.roomBeside, ...labels });
    }
    this.arrange(inner, layout);
    this.cells.writeLabels({ corner, rows, columns }, layout);
    this.cells.writeCells(
      (place) => this.cellFor(this.#pairAt(place)),
      this.numbers && layout.showsNumbers,
    );
    const chosen = this.query < 0 ? undefined : this.query;
    this.cells.select(this.transposed ? { column: chosen } : { row: chosen });
    this.#point();
  }

  /** Of the rows and of the columns, as they are drawn. */
  #labels(): readonly [rows: readonly string[], columns: readonly string[]] {
    const [queries, keys] = [this.queryLabels(), this.keyLabels()];
    return this.transposed ? [keys, queries] : [queries, keys];
  }

  /** After turning round, what is marked is another place than the pair's. */
  #point(): void {
    this.mark(this.pointed && this.#placeOf(this.pointed));
    this.#placeTip();
  }

  /** The tip stands above the cell, also after it has been scrolled. */
  readonly #placeTip = (): void => {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    const cell = this.marked && this.cells.cellAt(this.marked);
    // Only where the mouse or the focus is: other pictures of the same pair just mark it.
    const here = cell?.matches(':hover, :focus') ?? false;
    const text = here && this.pointed ? this.tipFor(this.pointed) : undefined;
    if (!tip) return;
    tip.hidden = text === undefined;
    if (!cell || text === undefined) return;
    tip.textContent = text;
    const [box, host] = [cell.getBoundingClientRect(), this.getBoundingClientRect()];
    const centred = box.left - host.left + box.width / 2 - tip.offsetWidth / 2;
    tip.style.left = `${Math.min(Math.max(centred, 0), Math.max(host.width - tip.offsetWidth, 0))}px`;
    tip.style.top = `${box.top - host.top - tip.offsetHeight - 6}px`;
  };

  protected override onChosen(place: Place): void {
    const { query } = this.#pairAt(place);
    if (query >= this.queries.length) return; // what a kind of matrix adds is no query
    this.dispatchEvent(new CustomEvent('spotlight-query-chosen', { detail: { query } }));
  }

  protected override onPointed(place: Place | undefined): void {
    const next = place && this.#pairAt(place);
    if (next?.query === this.pointed?.query && next?.key === this.pointed?.key) return;
    this.pointed = next;
    this.dispatchEvent(new CustomEvent('spotlight-pair-pointed', { detail: next }));
  }

  #pairAt({ row, column }: Place): Pair {
    return this.transposed ? { query: column, key: row } : { query: row, key: column };
  }

  #placeOf({ query, key }: Pair): Place {
    return this.transposed ? { row: key, column: query } : { row: query, column: key };
  }
}
