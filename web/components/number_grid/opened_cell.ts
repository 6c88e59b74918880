/** The cell whose arithmetic is open: it is marked, and what is shown beside it is told where it is. */

/** Where a panel stands that belongs to a cell. */
export interface Anchor {
  readonly cell: HTMLElement;
  /** The grid around it, which the panel leaves free if it can. */
  readonly around: HTMLElement;
}

interface Anchored {
  anchor: Anchor | undefined;
}

export class OpenedCell {
  #anchor: Anchor | undefined;

  /** `panels` belong to the cell; each is given it as its `anchor`. */
  mark(
    cell: HTMLElement | undefined,
    around: HTMLElement,
    panels: readonly Element[] | undefined,
  ): void {
    if (cell !== this.#anchor?.cell) {
      const before = this.#anchor?.cell;
      before?.classList.remove('opened');
      before?.removeAttribute('aria-expanded');
      cell?.classList.add('opened');
      cell?.setAttribute('aria-expanded', 'true');
      this.#anchor = cell && { cell, around };
    }
    for (const panel of panels ?? []) (panel as Element & Anchored).anchor = this.#anchor;
  }
}
