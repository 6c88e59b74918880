/**
 * A matrix as an accessible grid: queries against keys, the origin top left. Base of the heatmap and of
 * the mask, which say what stands in a cell.
 */

import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { layoutGrid, type GridLayout } from '../../lib/grid_layout.ts';
import { shortLabel } from '../../lib/words.ts';
import { watchFonts } from '../font_watch.ts';
import { focusRing, hatched } from '../shared_styles.ts';
import { textWidth } from '../text_width.ts';
import { GridCells, type GridCell } from './grid_cells.ts';
import { nextPlace, type Place } from './navigation.ts';
import { gridStyles } from './styles.ts';

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
export abstract class MatrixGrid extends LitElement {
  static override properties = {
    label: {},
    queries: { attribute: false },
    keys: { attribute: false },
    query: { attribute: false },
    pointed: { attribute: false },
    transposed: { type: Boolean },
    numbers: { attribute: false },
  };

  static override styles = [focusRing, hatched, gridStyles];

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

  readonly #cells = new GridCells();
  /** Measured when the page has been laid out anyway: asking in between would lay it out once more. */
  #room: Room | undefined;
  #layout: GridLayout | undefined;
  #resizing = false;
  /** What is marked as pointed at: after turning round, another place than the pair's. */
  #marked: Place | undefined;
  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;

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

  protected abstract cellFor(pair: Pair): GridCell;

  /** The exact value, on demand: "it → mat 0.61 (0.6093)"; nothing while there is none. */
  protected abstract tipFor(pair: Pair): string | undefined;

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

  protected override render(): TemplateResult {
    return html`<div class="frame" @scroll=${this.#placeTip}>
        <div class="inner">
          <div
            role="grid"
            aria-label=${this.label}
            @keydown=${this.#onKeydown}
            @click=${this.#onClick}
            @focusin=${this.#onFocusin}
            @focusout=${this.#onLeave}
            @pointerover=${this.#onPointerover}
            @pointerleave=${this.#onLeave}
          ></div>
        </div>
      </div>
      <div class="tip" aria-hidden="true" hidden></div>`;
  }

  protected override updated(changed: PropertyValues): void {
    // Pointing comes with every move of the mouse: it must not touch all cells.
    const onlyPointed = changed.size === 1 && changed.has('pointed');
    if (!onlyPointed) this.#redraw();
    if (changed.has('pointed')) this.#point();
  }

  #redraw(): void {
    const grid = this.renderRoot.querySelector<HTMLElement>('[role=grid]');
    const inner = grid?.parentElement;
    if (!grid || !inner) return;
    const [rows, columns] = this.transposed ? [this.keys, this.queries] : [this.queries, this.keys];
    const corner = this.transposed ? (['to ↓', 'from →'] as const) : (['from ↓', 'to →'] as const);
    const { width, font } = (this.#room ??= roomOf(this));
    const widthOf = (label: string): number => textWidth(shortLabel(label), font);
    const layout = layoutGrid({
      available: width,
      rowLabelWidths: [...corner.map((text) => textWidth(text, font)), ...rows.map(widthOf)],
      columnLabelWidths: columns.map(widthOf),
      cellForText: this.cellForText,
    });
    writeLayout(inner, layout, columns.length, this.#layout);
    this.#layout = layout;
    // Cells that go may have the focus: that they lose it tells nothing.
    this.#resizing = true;
    this.#cells.resize(grid, rows.length, columns.length);
    this.#resizing = false;
    this.#cells.writeLabels({ corner, rows, columns }, layout);
    this.#cells.writeCells(
      (place) => this.cellFor(this.#pairAt(place)),
      this.numbers && layout.showsNumbers,
    );
    const chosen = this.query < 0 ? undefined : this.query;
    this.#cells.select(this.transposed ? { column: chosen } : { row: chosen });
    this.#point();
  }

  #point(): void {
    const place = this.pointed && this.#placeOf(this.pointed);
    this.#cells.point(this.#marked, place);
    this.#marked = place;
    this.#placeTip();
  }

  /** The tip stands above the cell, also after it has been scrolled. */
  readonly #placeTip = (): void => {
    const tip = this.renderRoot.querySelector<HTMLElement>('.tip');
    const cell = this.#marked && this.#cells.cellAt(this.#marked);
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

  #onFocusin(event: FocusEvent): void {
    const place = this.#cells.placeOf(event.target);
    if (!place) return;
    this.#cells.moveTabStop(place);
    this.#announcePointed(place);
  }

  #onPointerover(event: PointerEvent): void {
    this.#announcePointed(this.#cells.placeOf(event.target));
  }

  #onLeave(): void {
    this.#announcePointed(undefined);
  }

  #onClick(event: MouseEvent): void {
    const place = this.#cells.placeOf(event.target);
    if (place) this.#choose(place);
  }

  #onKeydown(event: KeyboardEvent): void {
    const place = this.#cells.placeOf(event.target);
    if (!place) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#choose(place);
      return;
    }
    const [rows, columns] = this.transposed
      ? [this.keys.length, this.queries.length]
      : [this.queries.length, this.keys.length];
    const next = nextPlace(event, place, rows, columns);
    if (!next) return;
    event.preventDefault();
    this.#cells.cellAt(next)?.focus();
  }

  #choose(place: Place): void {
    const { query } = this.#pairAt(place);
    this.dispatchEvent(new CustomEvent('spotlight-query-chosen', { detail: { query } }));
  }

  #announcePointed(place: Place | undefined): void {
    if (this.#resizing) return;
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

/** What the grid may fill, and the font of its labels. */
interface Room {
  readonly width: number;
  readonly font: string;
}

function roomOf(host: HTMLElement): Room {
  const { fontFamily, fontSize } = getComputedStyle(host);
  return { width: host.clientWidth, font: `600 ${fontSize} ${fontFamily}` };
}

function writeLayout(
  inner: HTMLElement,
  layout: GridLayout,
  columns: number,
  before: GridLayout | undefined,
): void {
  inner.style.setProperty('--columns', String(columns));
  for (const [property, name] of lengths) {
    if (layout[name] !== before?.[name]) inner.style.setProperty(property, `${layout[name]}px`);
  }
}

const lengths = [
  ['--cell-width', 'cellWidth'],
  ['--cell-height', 'cellHeight'],
  ['--row-label-width', 'rowLabelWidth'],
  ['--header-height', 'headerHeight'],
  ['--overhang', 'overhang'],
] as const satisfies readonly (readonly [string, keyof GridLayout])[];
