/**
 * What all grids of cells share: one tab stop that arrow keys move, choosing and pointing by mouse and
 * keyboard, and the font that their labels are measured in.
 */

import { html, LitElement, type TemplateResult } from 'lit';
import type { GridLayout } from '../../lib/grid_layout.ts';
import { watchFonts } from '../font_watch.ts';
import { focusRing, hatched } from '../shared_styles.ts';
import { GridCells } from './grid_cells.ts';
import { nextPlace, type Place } from './navigation.ts';
import { gridStyles } from './styles.ts';

/** What the grid may fill, and the font of its labels. */
interface Room {
  readonly width: number;
  readonly font: string;
  /** Of the font, in pixels. */
  readonly fontSize: number;
}

export abstract class CellGrid extends LitElement {
  static override styles = [focusRing, hatched, gridStyles];

  protected readonly cells = new GridCells();
  /** Measured when the page has been laid out anyway: asking in between would lay it out once more. */
  #room: Room | undefined;
  #layout: GridLayout | undefined;
  #resizing = false;
  #marked: Place | undefined;
  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;

  /** As it is drawn. */
  protected abstract size(): { readonly rows: number; readonly columns: number };

  /** A cell was clicked, or Enter or Space pressed in it. */
  protected abstract onChosen(place: Place): void;

  /** A key led to a cell. */
  protected onWalked?(place: Place): void;

  /** The mouse or the focus came to a cell, or left. */
  protected abstract onPointed(place: Place | undefined): void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resizes = new ResizeObserver(() => {
      const room = roomOf(this);
      if (room.width === this.#room?.width && room.font === this.#room.font) return;
      this.#room = room;
      // In the next frame: a new layout has a new height, and would be a loop in this one.
      requestAnimationFrame(() => {
        this.requestUpdate();
      });
    });
    this.#resizes.observe(this);
    this.#stopWatchingFonts = watchFonts(() => {
      this.requestUpdate();
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes?.disconnect();
    this.#stopWatchingFonts?.();
  }

  protected get room(): Room {
    return (this.#room ??= roomOf(this));
  }

  /** The cell that is marked as pointed at. */
  protected get marked(): Place | undefined {
    return this.#marked;
  }

  /** The grid in its frame, which scrolls if there is no room. `beside` stands right of the cells. */
  protected renderGrid(
    label: string,
    { beside, onScroll }: { beside?: TemplateResult | undefined; onScroll?: () => void } = {},
  ): TemplateResult {
    return html`<div class="frame" @scroll=${onScroll}>
      <div class="inner">
        <div
          role="grid"
          aria-label=${label}
          @keydown=${this.#onKeydown}
          @click=${this.#onClick}
          @focusin=${this.#onFocusin}
          @focusout=${this.#onLeave}
          @pointerover=${this.#onPointerover}
          @pointerleave=${this.#onLeave}
        ></div>
        ${beside}
      </div>
    </div>`;
  }

  protected get grid(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>('[role=grid]');
  }

  /** Makes as many cells as there should be, and writes their sizes where they are. */
  protected arrange(sizes: HTMLElement, layout: GridLayout): void {
    const { rows, columns } = this.size();
    writeLayout(sizes, layout, columns, this.#layout);
    this.#layout = layout;
    // Cells that go may have the focus: that they lose it tells nothing.
    this.#resizing = true;
    if (this.grid) this.cells.resize(this.grid, rows, columns);
    this.#resizing = false;
  }

  protected mark(place: Place | undefined): void {
    this.cells.point(this.#marked, place);
    this.#marked = place;
  }

  /** A key that is not for moving about; true if it was used. */
  protected onKey(event: KeyboardEvent, place: Place): boolean {
    if (event.key !== 'Enter' && event.key !== ' ') return false;
    this.onChosen(place);
    return true;
  }

  #onKeydown(event: KeyboardEvent): void {
    const place = this.cells.placeOf(event.target);
    if (!place) return;
    if (this.onKey(event, place)) {
      event.preventDefault();
      return;
    }
    const { rows, columns } = this.size();
    const next = nextPlace(event, place, rows, columns);
    if (!next) return;
    event.preventDefault();
    this.cells.cellAt(next)?.focus();
    this.onWalked?.(next);
  }

  #onClick(event: MouseEvent): void {
    const place = this.cells.placeOf(event.target);
    if (place) this.onChosen(place);
  }

  #onFocusin(event: FocusEvent): void {
    const place = this.cells.placeOf(event.target);
    if (!place) return;
    this.cells.moveTabStop(place);
    this.onPointed(place);
  }

  #onPointerover(event: PointerEvent): void {
    if (!this.#resizing) this.onPointed(this.cells.placeOf(event.target));
  }

  #onLeave(): void {
    if (!this.#resizing) this.onPointed(undefined);
  }
}

function roomOf(host: HTMLElement): Room {
  const { fontFamily, fontSize } = getComputedStyle(host);
  return {
    width: host.clientWidth,
    font: `600 ${fontSize} ${fontFamily}`,
    fontSize: Number.parseFloat(fontSize),
  };
}

function writeLayout(
  sizes: HTMLElement,
  layout: GridLayout,
  columns: number,
  before: GridLayout | undefined,
): void {
  sizes.style.setProperty('--columns', String(columns));
  for (const [property, name] of lengths) {
    if (layout[name] !== before?.[name]) sizes.style.setProperty(property, `${layout[name]}px`);
  }
}

const lengths = [
  ['--cell-width', 'cellWidth'],
  ['--cell-height', 'cellHeight'],
  ['--row-label-width', 'rowLabelWidth'],
  ['--header-height', 'headerHeight'],
  ['--overhang', 'overhang'],
] as const satisfies readonly (readonly [string, keyof GridLayout])[];
