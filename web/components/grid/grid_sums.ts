/** Sums beside and below the cells of a grid: one more cell at the end of each row, and one more row. */

export interface GridSum {
  readonly text: string;
  /** The accessible name: "row cat sums to 0.31, not 1". */
  readonly name: string;
  /** It is not what it should be. */
  readonly wrong: boolean;
}

export class GridSums {
  readonly #head = element('columnheader', 'sum head');
  readonly #line = element('row', 'row sums');
  #beside: readonly HTMLElement[] = [];
  #below: readonly HTMLElement[] = [];

  constructor() {
    this.#head.textContent = 'sum';
    const label = element('rowheader', 'row-label');
    label.textContent = 'sum';
    this.#line.append(label);
  }

  /** One for each row that is drawn, or none. */
  writeBeside(grid: HTMLElement, sums: readonly GridSum[]): void {
    this.#beside = fit(this.#beside, sums.length, 'sum');
    if (sums.length === 0) this.#head.remove();
    const places = sums.length === 0 ? [] : [this.#head, ...this.#beside];
    const lines = grid.querySelectorAll('.row:not(.sums)');
    places.forEach((place, at) => {
      const line = lines[at];
      // Behind all cells, also those that were made since.
      const isLast = place.parentElement === line && !place.nextElementSibling?.matches('[role]');
      if (!isLast) line?.append(place);
    });
    writeSums(this.#beside, sums);
  }

  /** One for each column that is drawn, or none; turned where they are wider than their columns. */
  writeBelow(grid: HTMLElement, sums: readonly GridSum[], turned: boolean): void {
    this.#below = fit(this.#below, sums.length, 'sum');
    for (const place of this.#below) if (!place.isConnected) this.#line.append(place);
    this.#line.classList.toggle('turned', turned);
    if (sums.length === 0) this.#line.remove();
    else if (this.#line.parentElement !== grid) grid.append(this.#line);
    writeSums(this.#below, sums);
  }
}

function element(role: string, className: string): HTMLElement {
  const made = document.createElement('div');
  made.setAttribute('role', role);
  made.className = className;
  return made;
}

/** As many elements as there are sums; surplus ones leave the page. */
function fit(elements: readonly HTMLElement[], count: number, className: string): HTMLElement[] {
  for (const surplus of elements.slice(count)) surplus.remove();
  return Array.from(
    { length: count },
    (_, index) => elements[index] ?? element('gridcell', className),
  );
}

function writeSums(places: readonly HTMLElement[], sums: readonly GridSum[]): void {
  sums.forEach(({ text, name, wrong }, index) => {
    const place = places[index];
    if (!place) return;
    if (place.textContent !== text) place.textContent = text;
    if (place.ariaLabel !== name) place.ariaLabel = name;
    place.classList.toggle('wrong', wrong);
  });
}
