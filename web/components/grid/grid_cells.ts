/**
 * The elements of a grid. Up to 64 x 64 cells: they are made when the size grows, and afterwards only
 * what differs is written, since whatever is touched is styled, laid out and painted anew.
 */

import type { GridLayout } from '../../lib/grid_layout.ts';
import { shortLabel } from '../../lib/words.ts';
import type { Place } from './navigation.ts';

/** What a cell shows and says. */
export interface GridCell {
  /** Short text, shown where it fits. */
  readonly text: string;
  /** The accessible name: "it attends to mat: 0.61". */
  readonly name: string;
  /** More about it, for screen readers: "not read yet". */
  readonly description?: string;
  readonly background?: string;
  readonly colour?: string;
  /** Hatched: there is nothing here to be seen. */
  readonly hidden?: boolean;
  /** Written in a quieter colour: a zero. */
  readonly quiet?: boolean;
  /** The visitor has written this number. */
  readonly edited?: boolean;
  /** No cell of the matrix, but the sum of a row or a column: always written. */
  readonly sum?: boolean;
  /** A number that must not be: in the colour of errors. */
  readonly wrong?: boolean;
}

export interface GridLabels {
  /** Lines in the corner: what the rows are, what the columns are. */
  readonly corner: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

/** The row or the column of the chosen query; neither if there is none. */
export interface Selection {
  readonly row?: number | undefined;
  readonly column?: number | undefined;
}

interface Label {
  readonly element: HTMLElement;
  /** The element around the text: for a column the one that is turned. */
  readonly shown: HTMLElement;
  word: string | undefined;
}

interface Cell {
  readonly element: HTMLElement;
  readonly text: Text;
  written: GridCell;
}

interface Row {
  readonly element: HTMLElement;
  readonly label: Label;
  readonly cells: Cell[];
}

const emptyCell: GridCell = { text: '', name: '' };

export class GridCells {
  readonly #header = element('row', 'row');
  readonly #corner = element('columnheader', 'corner');
  readonly #body = element('rowgroup', 'body');
  readonly #selection = document.createElement('div');
  readonly #columnLabels: Label[] = [];
  readonly #rows: Row[] = [];
  readonly #places = new WeakMap<Element, Place>();
  #tabStop: Place = { row: 0, column: 0 };
  #selected: Selection = {};
  #cornerText = '';
  #columnLabelClass = '';

  constructor() {
    this.#header.append(this.#corner);
    this.#selection.className = 'selection';
    this.#selection.ariaHidden = 'true';
  }

  /** Makes or removes elements at the ends, if the size has changed: the focus stays where it can. */
  resize(grid: HTMLElement, rows: number, columns: number): void {
    if (!grid.firstChild) grid.append(this.#header, this.#body);
    const isSame = this.#rows.length === rows && this.#columnLabels.length === columns;
    if (isSame) return;
    const hadFocus = this.#focused();
    fit(this.#columnLabels, columns, () => {
      const label = columnLabel(this.#columnLabelClass);
      this.#header.append(label.element);
      return label;
    });
    fit(this.#rows, rows, () => {
      const row = emptyRow();
      this.#body.append(row.element);
      return row;
    });
    this.#rows.forEach((line, row) => {
      fit(line.cells, columns, (column) => {
        const cell = newCell();
        this.#places.set(cell.element, { row, column });
        line.element.append(cell.element);
        return cell;
      });
    });
    const { row, column } = this.#tabStop;
    this.moveTabStop({ row: Math.min(row, rows - 1), column: Math.min(column, columns - 1) });
    // The focus must not fall to the start of the page because a word was taken away. It is told to
    // others, and so moved only when all is drawn.
    if (hadFocus && !this.#focused()) {
      queueMicrotask(() => this.cellAt(this.#tabStop)?.focus());
    }
  }

  writeLabels({ corner, rows, columns }: GridLabels, { columnLabels }: GridLayout): void {
    const text = corner.join(', ');
    if (text !== this.#cornerText) {
      this.#cornerText = text;
      this.#corner.setAttribute('aria-label', text);
      this.#corner.replaceChildren(
        ...corner.flatMap((line, at) => (at === 0 ? [line] : [document.createElement('br'), line])),
      );
    }
    const className = `column-label ${columnLabels}`;
    const turned = className !== this.#columnLabelClass;
    this.#columnLabelClass = className;
    this.#columnLabels.forEach((label, column) => {
      if (turned) {
        const { element: labelElement } = label;
        const marks = ['pointed', 'selected'].filter((mark) =>
          labelElement.classList.contains(mark),
        );
        labelElement.className = [className, ...marks].join(' ');
      }
      writeLabel(label, columns[column] ?? '');
    });
    this.#rows.forEach(({ label }, row) => {
      writeLabel(label, rows[row] ?? '');
    });
  }

  writeCells(cellAt: (place: Place) => GridCell, showNumbers: boolean): void {
    this.#rows.forEach(({ cells }, row) => {
      cells.forEach((cell, column) => {
        const next = cellAt({ row, column });
        const isWritten = showNumbers || next.sum === true || next.text === '';
        writeCell(cell, isWritten ? next : { ...next, text: '' });
      });
    });
  }

  /** Marks one row or column: the query that was chosen. */
  select(selected: Selection): void {
    const { row, column } = selected;
    const before = this.#selected;
    const isSame = before.row === row && before.column === column && this.#selection.isConnected;
    if (!isSame) {
      this.#mark(before, false);
      this.#mark(selected, true);
      this.#selected = selected;
    }
    this.#rows.forEach(({ element: line }, index) => {
      const value = String(index === row);
      if (line.ariaSelected !== value) line.ariaSelected = value;
    });
  }

  /** The box around the row or column, and its label in the accent colour. */
  #mark({ row, column }: Selection, on: boolean): void {
    const line = this.#rows[row ?? -1];
    const label = line?.label ?? this.#columnLabels[column ?? -1];
    label?.element.classList.toggle('selected', on);
    this.outline(this.#selection, on ? { row, column } : {});
  }

  /** Puts a box around a row or a column; takes it away if there is no such one. */
  outline(box: HTMLElement, { row, column }: Selection): void {
    const line = this.#rows[row ?? -1];
    if (!line && !this.#columnLabels[column ?? -1]) {
      box.remove();
      return;
    }
    box.classList.toggle('of-row', line !== undefined);
    box.classList.toggle('of-column', line === undefined);
    box.style.setProperty('--at', String(column ?? 0));
    (line?.element ?? this.#body).append(box);
  }

  /** Marks a cell and both its labels: what is pointed at. */
  point(before: Place | undefined, place: Place | undefined): void {
    if (before?.row === place?.row && before?.column === place?.column) return;
    for (const [at, on] of [
      [before, false],
      [place, true],
    ] as const) {
      if (!at) continue;
      this.#rows[at.row]?.label.element.classList.toggle('pointed', on);
      this.#columnLabels[at.column]?.element.classList.toggle('pointed', on);
      this.cellAt(at)?.classList.toggle('pointed', on);
    }
  }

  /** The one cell that Tab leads to. */
  moveTabStop(place: Place): void {
    this.cellAt(this.#tabStop)?.setAttribute('tabindex', '-1');
    this.cellAt(place)?.setAttribute('tabindex', '0');
    this.#tabStop = place;
  }

  cellAt({ row, column }: Place): HTMLElement | undefined {
    return this.#rows[row]?.cells[column]?.element;
  }

  placeOf(target: EventTarget | null): Place | undefined {
    const cell = target instanceof Element ? target.closest('.cell') : null;
    return cell ? this.#places.get(cell) : undefined;
  }

  /** The row whose label this is, or lies in. */
  rowLabelled(target: EventTarget | null): number | undefined {
    const label = target instanceof Element ? target.closest('.row-label') : null;
    const row = this.#rows.findIndex(({ label: { element: own } }) => own === label);
    return row < 0 ? undefined : row;
  }

  #focused(): boolean {
    return this.#body.matches(':focus-within');
  }
}

function element(role: string, className: string): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = className;
  return made;
}

function columnLabel(className: string): Label {
  const made = element('columnheader', className);
  const shown = document.createElement('span');
  made.append(shown);
  return { element: made, shown, word: undefined };
}

function emptyRow(): Row {
  const made = element('row', 'row');
  const label = element('rowheader', 'row-label');
  made.append(label);
  return { element: made, label: { element: label, shown: label, word: undefined }, cells: [] };
}

function newCell(): Cell {
  const made = element('gridcell', 'cell');
  made.tabIndex = -1;
  const text = document.createTextNode('');
  made.append(text);
  return { element: made, text, written: emptyCell };
}

/** Makes a list as long as it should be: new elements come at its end, surplus ones leave the page. */
function fit<Item extends { readonly element: HTMLElement }>(
  items: Item[],
  count: number,
  make: (index: number) => Item,
): void {
  for (const { element: surplus } of items.splice(count)) surplus.remove();
  while (items.length < count) items.push(make(items.length));
}

function writeLabel(label: Label, word: string): void {
  if (label.word === word) return;
  label.word = word;
  const text = shortLabel(word);
  label.element.setAttribute('aria-label', word);
  label.element.title = text === word ? '' : word;
  label.shown.dir = 'auto';
  label.shown.textContent = text;
}

function writeCell(cell: Cell, next: GridCell): void {
  const { element: made, text, written } = cell;
  const { style, classList } = made;
  if (next.name !== written.name) made.setAttribute('aria-label', next.name);
  if (next.text !== written.text) text.data = next.text;
  if (next.background !== written.background) style.backgroundColor = next.background ?? '';
  if (next.colour !== written.colour) style.color = next.colour ?? '';
  if (next.hidden !== written.hidden) classList.toggle('hatched', next.hidden ?? false);
  if (next.quiet !== written.quiet) classList.toggle('quiet', next.quiet ?? false);
  if (next.edited !== written.edited) classList.toggle('edited', next.edited ?? false);
  if (next.sum !== written.sum) classList.toggle('sum', next.sum ?? false);
  if (next.wrong !== written.wrong) classList.toggle('wrong', next.wrong ?? false);
  if (next.description !== written.description) made.ariaDescription = next.description ?? null;
  cell.written = next;
}
