/** A heatmap of millions of weights: to be panned, zoomed, walked through, read out, and taken along as a table. */

import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { defaultPalette, type Palette } from '../../lib/colour.ts';
import type { CellArea } from '../../lib/map_view.ts';
import type { MipMap } from '../../lib/mip_levels.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { BlockValue } from '../../render/block_pixels.ts';
import type { MapContents } from '../../render/weight_map.ts';
import { CanvasRoom } from '../canvas_room.ts';
import { button, focusRing, visuallyHidden } from '../shared_styles.ts';
import { MapExplorer } from './explorer.ts';
import { Gestures, type Point } from './gestures.ts';
import type { ZoomStep } from './keys.ts';
import { LevelBuilder } from './level_builder.ts';
import { renderMoves } from './moves.ts';
import { MapPictures } from './pictures.ts';
import { readingOf } from './reading.ts';
import { RestingNotes } from './resting_notes.ts';
import { weightMapStyles } from './styles.ts';
import { TableDownload, type TableToSave } from './table_download.ts';
import { tableMegabytes } from './table_size.ts';
import { MapWheel } from './wheel.ts';

const blockValues = [
  { value: 'mean', text: 'Mean' },
  { value: 'largest', text: 'Largest' },
] as const satisfies readonly { value: BlockValue; text: string }[];

/**
 * Uses the elements spotlight-segments and spotlight-progress-line.
 * @fires spotlight-blocks-chosen - detail: { value: 'mean' | 'largest' }; the owner sets `blocks`.
 * @cssproperty --accent, --control, --error, --hatch, --ink, --ink-2, --ink-3, --page, --rule, --stage - see
 * styles/tokens.css
 */
export class SpotlightWeightMap extends LitElement {
  static override properties = {
    label: {},
    weights: { attribute: false },
    causal: { type: Boolean },
    rowNames: { attribute: false },
    columnNames: { attribute: false },
    palette: { attribute: false },
    end: { attribute: false },
    blocks: {},
    fileName: {},
    map: { state: true },
    isWhole: { state: true },
    isLargest: { state: true },
    reading: { state: true },
    note: { state: true },
    said: { state: true },
  };

  static override styles = [visuallyHidden, focusRing, button, weightMapStyles];

  /** The accessible name. */
  declare label: string;
  /** [rows, columns], up to 4096 x 4096; absent while they are computed. They are not copied. */
  declare weights: Matrix | undefined;
  /** Weights with column > row are hidden: hatched, and not counted in any block. */
  declare causal: boolean;
  /** May be shorter than the matrix: then only numbers are said. */
  declare rowNames: readonly string[];
  declare columnNames: readonly string[];
  declare palette: Palette;
  /** The weight that has the last colour; more has it, too. */
  declare end: number;
  /** What a point stands for where it is more than one weight. */
  declare blocks: BlockValue;
  /** Of the table that can be saved: "weights.csv". */
  declare fileName: string;

  /** Of the weights, once it is made. */
  declare protected map: MipMap | undefined;
  declare protected isWhole: boolean;
  declare protected isLargest: boolean;
  /** What is pointed at, by the mouse or else by the cursor. */
  declare protected reading: string;
  /** What the blocks in view do not show. */
  declare protected note: string;
  /** For screen readers. */
  declare protected said: string;

  /** Where the mouse is, in pixels from the corner of the map. */
  #hover: Point | undefined;

  readonly #explorer = new MapExplorer(() => {
    this.#onMoved();
  });
  #pictures: MapPictures | undefined;
  readonly #levels = new LevelBuilder((map) => {
    this.map = map;
    this.#explorer.explore(map);
  });
  readonly #notes = new RestingNotes(this.#explorer, ({ note, said }) => {
    this.note = note;
    if (said !== '') this.said = said;
  });
  readonly #room = new CanvasRoom(this, () => {
    this.#pictures?.redraw();
  });
  readonly #wheel = new MapWheel(this, this.#explorer);
  readonly #download = new TableDownload(this, (text) => {
    this.said = text;
  });
  readonly #gestures = new Gestures(this.#explorer, (place) => {
    this.#hover = place;
    this.#point();
  });

  constructor() {
    super();
    this.label = '';
    this.weights = undefined;
    this.causal = false;
    this.rowNames = [];
    this.columnNames = [];
    this.palette = defaultPalette;
    this.end = 1;
    this.blocks = 'mean';
    this.fileName = 'weights.csv';
    this.map = undefined;
    this.isWhole = true;
    this.isLargest = false;
    this.reading = '';
    this.note = '';
    this.said = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What was interrupted is made after all.
    if (this.hasUpdated && !this.map) this.#build();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#levels.stop();
    this.#notes.stop();
    this.#pictures?.stop();
  }

  protected override render(): TemplateResult {
    const isReady = this.map !== undefined;
    return html`<div class="layout">
        <div class="stage">
          <canvas class="picture" aria-hidden="true"></canvas>
          <div
            class="frame ${isReady ? 'ready' : ''} ${this.isWhole ? '' : 'zoomed'}"
            tabindex="0"
            role="application"
            aria-roledescription="heatmap"
            aria-label=${this.label}
            aria-describedby="keys"
            aria-busy=${!isReady}
            @keydown=${this.#onKeydown}
            @focus=${this.#onFocus}
            @wheel=${this.#onWheel}
            @dblclick=${this.#onDoubleClick}
            @pointerdown=${this.#gestures.down}
            @pointermove=${this.#gestures.move}
            @pointerup=${this.#gestures.up}
            @pointercancel=${this.#gestures.cancel}
            @pointerleave=${this.#gestures.leave}
          ></div>
        </div>
        <div class="side">
          <p class="reading" aria-hidden="true">${this.#shownReading()}</p>
          ${renderMoves({
            isReady,
            isWhole: this.isWhole,
            isLargest: this.isLargest,
            onZoom: this.#onZoom,
            onGoToLargest: this.#onGoToLargest,
            onOverview: this.#onOverview,
          })}
          <p class="hint" id="keys">
            Drag to move; scroll or pinch to zoom. With keys: arrows move the cursor, with Shift by
            ten, and + − 0 zoom.
          </p>
          <spotlight-segments
            label="Each point shows the"
            .options=${blockValues}
            .value=${this.blocks}
            @spotlight-picked=${this.#onPicked}
          ></spotlight-segments>
          <p class="note">${this.note}</p>
          ${this.#download.render(this.#tableToSave())}
        </div>
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  #shownReading(): string {
    if (!this.weights) return 'Being computed.';
    return this.reading === '' ? 'Point at the map to read a weight.' : this.reading;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('weights') || changed.has('causal')) this.#build();
    if (changed.has('blocks')) this.#noteSoon();
    if (changed.has('rowNames') || changed.has('columnNames')) this.#point();
  }

  protected override firstUpdated(): void {
    this.#pictures = new MapPictures(this.renderRoot, this.#explorer, () => this.#pointedArea());
  }

  protected override updated(changed: PropertyValues): void {
    if (!drawn.some((name) => changed.has(name))) return;
    // Other weights replace the last ones when they can be drawn; nothing is shown in between.
    if (this.map || !this.weights) this.#pictures?.show(this.#contents());
    this.#room.drawSoon();
  }

  #contents(): MapContents | undefined {
    const { map, blocks: value, palette, end, rowNames, columnNames } = this;
    return map && { map, value, palette, end, rowNames, columnNames };
  }

  #build(): void {
    this.map = undefined;
    this.#levels.stop();
    if (this.weights) void this.#levels.build(this.weights, this.causal);
    else [this.reading, this.note] = ['', ''];
  }

  #onMoved(): void {
    this.isWhole = this.#explorer.isWhole;
    this.isLargest = this.#explorer.isLargest;
    this.#point();
    this.#noteSoon();
  }

  #noteSoon(): void {
    const { map, blocks, rowNames, columnNames } = this;
    if (map) this.#notes.soon({ map, blocks, rowNames, columnNames });
  }

  #pointedArea(): CellArea | undefined {
    const hover = this.#hover && this.#explorer.placeAt(this.#hover.x, this.#hover.y);
    return hover ? this.#explorer.areaAt(hover) : this.#explorer.cursorArea;
  }

  /** Something else may be pointed at. */
  #point(): void {
    if (!this.map) return;
    const area = this.#pointedArea();
    this.reading = area ? readingOf(this.map, this.#explorer.level, area, this) : '';
    this.#pictures?.paintSoon();
  }

  #tableToSave(): TableToSave | undefined {
    const { map, weights, causal, rowNames, columnNames, fileName } = this;
    if (!map || !weights) return undefined;
    const table = { weights, causal, rowNames, columnNames };
    return { table, fileName, megabytes: tableMegabytes(map) };
  }

  #onKeydown(event: KeyboardEvent): void {
    if (this.map && this.#explorer.press(event)) event.preventDefault();
  }

  /** By keyboard the cursor is there at once; by mouse it comes with a click. */
  #onFocus(event: FocusEvent): void {
    if (!this.map || !(event.target as Element).matches(':focus-visible')) return;
    this.#explorer.moveCursor(this.#explorer.cursorOrFirst);
  }

  #onWheel(event: WheelEvent): void {
    if (this.map) this.#wheel.turn(event);
  }

  #onDoubleClick({ offsetX, offsetY, shiftKey }: MouseEvent): void {
    if (this.map) this.#explorer.zoomAt(shiftKey ? 'out' : 'in', offsetX, offsetY);
  }

  readonly #onZoom = (step: ZoomStep): void => {
    this.#explorer.zoomStep(step);
  };

  readonly #onGoToLargest = (): void => {
    this.#explorer.goToLargest();
  };

  readonly #onOverview = (event: PointerEvent): void => {
    const place = this.map && this.#pictures?.placeInOverview(event);
    if (place) this.#explorer.centre(place);
  };

  #onPicked(event: CustomEvent<{ value: BlockValue }>): void {
    const { value } = event.detail;
    this.dispatchEvent(new CustomEvent('spotlight-blocks-chosen', { detail: { value } }));
  }
}

/** The properties that change the drawing; others change only the words around it. */
const drawn = ['map', 'weights', 'rowNames', 'columnNames', 'palette', 'end', 'blocks'] as const;
