/**
 * The elements of a grid. Up to 64 x 64 cells: they are made when the size changes, and afterwards only
 * what differs is written.
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
  /** The exact value, on demand: "it → mat 0.61 (0.6093)". */
  readonly tip?: string;
  readonly background?: string;
  readonly colour?: string;
  /** Hatched: there is nothing here to be seen. */
  readonly hidden?: boolean;
  /** Written in a quieter colour: a zero. */
  readonly quiet?: boolean;
}

export interface GridLabels {
  readonly corner: readonly [left: string, top: string];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
}

export class GridCells {
  #header: HTMLElement[] = [];
  #rowLabels: HTMLElement[] = [];
  #rows: HTMLElement[] = [];
  #cells: HTMLElement[][] = [];
  #written: (GridCell | undefined)[][] = [];
  #showedNumbers = false;
  readonly #places = new WeakMap<Element, Place>();
  #tabStop: Place = { row: 0, column: 0 };

  /** Makes the elements anew if the size has changed. */
  resize(grid: HTMLElement, rows: number, columns: number): void {
    if (this.#cells.length === rows && this.#header.length === columns) return;
    const header = element('row', 'row');
    this.#header = Array.from({ length: columns }, () => {
      const label = element('columnheader', 'column-label');
      label.append(document.createElement('span'));
      return label;
    });
    header.append(element('columnheader', 'corner'), ...this.#header);
    this.#rowLabels = Array.from({ length: rows }, () => element('rowheader', 'row-label'));
    this.#cells = this.#rowLabels.map((_, row) =>
      Array.from({ length: columns }, (__, column) => {
        const cell = element('gridcell', 'cell');
        cell.tabIndex = -1;
        this.#places.set(cell, { row, column });
        return cell;
      }),
    );
    this.#written = this.#cells.map((cells) => cells.map(() => undefined));
    this.#rows = this.#rowLabels.map((label, row) => {
      const made = element('row', 'row');
      made.append(label, ...(this.#cells[row] ?? []));
      return made;
    });
    grid.replaceChildren(header, ...this.#rows);
    this.moveTabStop({
      row: Math.min(this.#tabStop.row, rows - 1),
      column: Math.min(this.#tabStop.column, columns - 1),
    });
  }

  writeLabels({ corner, rows, columns }: GridLabels, { columnLabels }: GridLayout): void {
    const cornerCell = this.#header[0]?.previousElementSibling;
    cornerCell?.setAttribute('aria-label', corner.join(', '));
    cornerCell?.replaceChildren(corner[0], document.createElement('br'), corner[1]);
    this.#header.forEach((label, column) => {
      label.className = `column-label ${columnLabels}`;
      writeLabel(label, label.firstElementChild as HTMLElement, columns[column] ?? '');
    });
    this.#rowLabels.forEach((label, row) => {
      writeLabel(label, label, rows[row] ?? '');
    });
  }

  writeCells(cellAt: (place: Place) => GridCell, showNumbers: boolean): void {
    const all = showNumbers !== this.#showedNumbers;
    this.#showedNumbers = showNumbers;
    this.#cells.forEach((cells, row) => {
      const written = this.#written[row] ?? [];
      cells.forEach((cell, column) => {
        const next = cellAt({ row, column });
        if (!all && sameCell(written[column], next)) return;
        writeCell(cell, next, showNumbers);
        written[column] = next;
      });
    });
  }

  /** Marks the labels of one row or column: the query that was chosen. */
  select(row: number | undefined, column: number | undefined): void {
    this.#rows.forEach((element, index) => {
      element.setAttribute('aria-selected', String(index === row));
    });
    this.#rowLabels.forEach((label, index) => label.classList.toggle('selected', index === row));
    this.#header.forEach((label, index) => label.classList.toggle('selected', index === column));
  }

  /** Marks a cell and both its labels: what is pointed at. */
  point(before: Place | undefined, place: Place | undefined): void {
    for (const [at, on] of [
      [before, false],
      [place, true],
    ] as const) {
      if (!at) continue;
      this.#rowLabels[at.row]?.classList.toggle('pointed', on);
      this.#header[at.column]?.classList.toggle('pointed', on);
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
    return this.#cells[row]?.[column];
  }

  tipAt({ row, column }: Place): string | undefined {
    return this.#written[row]?.[column]?.tip;
  }

  placeOf(target: EventTarget | null): Place | undefined {
    const cell = target instanceof Element ? target.closest('.cell') : null;
    return cell ? this.#places.get(cell) : undefined;
  }
}

function element(role: string, className: string): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = className;
  return made;
}

/** `named` has the whole word as its name, `shown` as much of it as a label takes. */
function writeLabel(named: HTMLElement, shown: HTMLElement, word: string): void {
  const text = shortLabel(word);
  named.setAttribute('aria-label', word);
  named.title = text === word ? '' : word;
  shown.dir = 'auto';
  if (shown.textContent !== text) shown.textContent = text;
}

function sameCell(a: GridCell | undefined, b: GridCell): boolean {
  return (
    a?.name === b.name &&
    a.text === b.text &&
    a.tip === b.tip &&
    a.background === b.background &&
    a.colour === b.colour &&
    a.hidden === b.hidden &&
    a.quiet === b.quiet &&
    a.description === b.description
  );
}

function writeCell(element: HTMLElement, cell: GridCell, showNumbers: boolean): void {
  element.classList.toggle('hatched', cell.hidden ?? false);
  element.classList.toggle('quiet', cell.quiet ?? false);
  element.style.backgroundColor = cell.background ?? '';
  element.style.color = cell.colour ?? '';
  element.setAttribute('aria-label', cell.name);
  if (cell.description === undefined) element.removeAttribute('aria-description');
  else element.setAttribute('aria-description', cell.description);
  element.textContent = showNumbers ? cell.text : '';
}
