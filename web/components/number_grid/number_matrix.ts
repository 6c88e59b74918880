/** What a matrix of numbers is given, and how that is drawn. */

import type { PropertyDeclarations } from 'lit';
import { defaultPalette, type Palette } from '../../lib/colour.ts';
import { hides, valueAt, type Matrix } from '../../lib/tensor.ts';
import { CellGrid } from '../grid/cell_grid.ts';
import type { GridCell } from '../grid/grid_cells.ts';
import type { Place } from '../grid/navigation.ts';
import { numberCell, spokenNumber, type NumberKind } from './number_cell.ts';
import { layoutNumbers } from './number_layout.ts';
import { OpenedCell } from './opened_cell.ts';

const noLabels: readonly string[] = [];

export abstract class NumberMatrix extends CellGrid {
  static override properties: PropertyDeclarations = {
    label: {},
    title: { attribute: false },
    shape: {},
    rows: { attribute: false },
    columns: { attribute: false },
    rowLabels: { attribute: false },
    alignedWith: { attribute: false },
    matrix: { attribute: false },
    kind: {},
    scaleEnd: { attribute: false },
    mask: { attribute: false },
    palette: { attribute: false },
    numbers: { attribute: false },
    dense: { type: Boolean },
    selectedRow: { attribute: false },
    operandRow: { attribute: false },
    operandColumn: { attribute: false },
    opened: { attribute: false },
    pointed: { attribute: false },
    editable: { type: Boolean },
    editedCells: { attribute: false },
    nameFor: { attribute: false },
    foldedColumns: { attribute: false },
    firstColumn: { attribute: false },
  };

  /** The accessible name: "scores". */
  declare label: string;
  /** Above the cells: "Kᵀ". */
  declare title: string;
  /** Beside the title: "[4, 4]". */
  declare shape: string;
  declare rows: readonly string[];
  declare columns: readonly string[];
  /** False where the rows are those of the matrix beside it: then their labels are for screen readers. */
  declare rowLabels: boolean;
  /** Row labels of matrices above or below, whose columns are to stand in line with these. */
  declare alignedWith: readonly string[];
  /** [rows, columns]; absent for a step that is not reached: then an empty frame of this size. */
  declare matrix: Matrix | undefined;
  declare kind: NumberKind;
  /** The colours of signed numbers run from −scaleEnd to scaleEnd. */
  declare scaleEnd: number;
  /** [rows, columns], -Infinity where a number is hidden; absent where none is. */
  declare mask: Matrix | undefined;
  declare palette: Palette;
  /** Numbers in the cells. */
  declare numbers: boolean;
  /** Lower cells, for matrices of many rows. */
  declare dense: boolean;
  /** The row that is followed through all matrices; -1: none. */
  declare selectedRow: number;
  /** The row that an open arithmetic takes its numbers from; -1: none. */
  declare operandRow: number;
  declare operandColumn: number;
  /** The cell whose arithmetic is open. */
  declare opened: Place | undefined;
  /** The cell that is pointed at, here or in a picture beside this one. */
  declare pointed: Place | undefined;
  declare editable: boolean;
  /** "row.column" of each number that the visitor has written. */
  declare editedCells: ReadonlySet<string>;
  /** The accessible name of a cell. */
  declare nameFor: ((row: number, column: number, valueText: string) => string) | undefined;
  /** So many columns are shown, and "…" for the others; absent: all. */
  declare foldedColumns: number | undefined;
  /** So many columns of the whole matrix come before these, and are shown once it is unfolded. */
  declare firstColumn: number;

  readonly #operandBoxes = { row: outline(), column: outline() };
  readonly #openedCell = new OpenedCell();

  constructor() {
    super();
    this.label = '';
    this.title = '';
    this.shape = '';
    this.rows = [];
    this.columns = [];
    this.rowLabels = true;
    this.alignedWith = noLabels;
    this.matrix = undefined;
    this.kind = 'signed';
    this.scaleEnd = 1;
    this.mask = undefined;
    this.palette = defaultPalette;
    this.numbers = true;
    this.dense = false;
    this.selectedRow = -1;
    this.operandRow = -1;
    this.operandColumn = -1;
    this.opened = undefined;
    this.pointed = undefined;
    this.editable = false;
    this.editedCells = new Set();
    this.nameFor = undefined;
    this.foldedColumns = undefined;
    this.firstColumn = 0;
  }

  protected override size(): { rows: number; columns: number } {
    return { rows: this.rows.length, columns: this.shownColumns().length };
  }

  /** All of it; what has not changed is not written. */
  protected redraw(): void {
    const sizes = this.renderRoot.querySelector<HTMLElement>('.matrix');
    if (!sizes || !this.#frame) return;
    this.#frame.inert = !this.matrix;
    const { rows, rowLabels, alignedWith, matrix, kind, dense, room } = this;
    const columns = this.shownColumns();
    const layout = layoutNumbers({
      rows,
      columns,
      rowLabels,
      alignedWith,
      matrix,
      kind,
      dense,
      ...room,
    });
    this.arrange(sizes, layout);
    this.cells.writeLabels({ corner: ['row'], rows, columns }, layout);
    this.cells.writeCells((place) => this.#cellAt(place), this.numbers);
  }

  #cellAt({ row, column }: Place): GridCell {
    const { matrix, mask, kind, scaleEnd, palette } = this;
    const name = this.nameOf({ row, column });
    if (!matrix) return { text: '', name };
    const value = valueAt(matrix, row, column);
    const hidden = hides(mask, row, column);
    const edited = this.editedCells.has(`${row}.${column}`);
    return { ...numberCell({ value, kind, hidden, scaleEnd, palette }), name, edited };
  }

  protected nameOf({ row, column }: Place): string {
    const { matrix, kind } = this;
    const said = matrix ? spokenNumber(valueAt(matrix, row, column), kind) : 'not reached yet';
    const name =
      this.nameFor?.(row, column, said) ??
      `${this.rows[row] ?? ''}, ${this.columns[column] ?? ''}: ${said}`;
    return this.editedCells.has(`${row}.${column}`) ? `${name}, edited` : name;
  }

  /** What is chosen, opened and pointed at: few elements. */
  protected markAll(): void {
    const { matrix, selectedRow, operandRow, operandColumn } = this;
    this.cells.select(matrix && selectedRow >= 0 ? { row: selectedRow } : {});
    // One line around a row is enough.
    const row = matrix && operandRow !== selectedRow ? operandRow : -1;
    this.cells.outline(this.#operandBoxes.row, { row });
    this.cells.outline(this.#operandBoxes.column, { column: matrix ? operandColumn : -1 });
    this.mark(this.pointed);
    this.markOpened();
  }

  /** Also when another panel has come into the slot. */
  protected markOpened(): void {
    const cell = this.opened && this.cells.cellAt(this.opened);
    const slot = this.renderRoot.querySelector('slot');
    if (this.#frame) this.#openedCell.mark(cell, this.#frame, slot?.assignedElements());
  }

  get #frame(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('.frame');
  }

  protected isFolded(): boolean {
    // A "…" in the place of one column would hide it for nothing.
    return this.foldedColumns !== undefined && this.columns.length > this.foldedColumns + 1;
  }

  protected shownColumns(): readonly string[] {
    return this.isFolded() ? this.columns.slice(0, this.foldedColumns) : this.columns;
  }
}

function outline(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'selection operand';
  box.ariaHidden = 'true';
  return box;
}
