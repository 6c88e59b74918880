/** Where somebody is in a large map: which part is in view, and where the cursor stands. It knows no page. */

import { largestIn } from '../../lib/block_facts.ts';
import {
  blocksInView,
  cellAt,
  centreView,
  clampView,
  isLargest,
  levelFor,
  panView,
  revealCells,
  showsWhole,
  wholeView,
  zoomView,
  type CellArea,
  type MapRoom,
  type MapView,
} from '../../lib/map_view.ts';
import type { BlockRange, MipLevel, MipMap } from '../../lib/mip_levels.ts';
import { placeAfterKey, zoomOfKey, type Key, type MapPlace, type ZoomStep } from './keys.ts';

/** Of a press of a button or key, or a double click. */
const zoomFactors = { in: 2, out: 1 / 2 };

export class MapExplorer {
  #map: MipMap | undefined;
  #room: MapRoom = { rows: 0, columns: 0, size: 0, largestScale: 1 };
  #view: MapView = { scale: 1, left: 0, top: 0 };
  #cursor: MapPlace | undefined;
  readonly #onMoved: () => void;

  /** Calls back when the view or the cursor is another one. */
  constructor(onMoved: () => void) {
    this.#onMoved = onMoved;
  }

  get room(): MapRoom {
    return this.#room;
  }

  get view(): MapView {
    return this.#view;
  }

  get isWhole(): boolean {
    return showsWhole(this.#view, this.#room);
  }

  get isLargest(): boolean {
    return isLargest(this.#view, this.#room);
  }

  /** Other weights; of the same size, they are looked at where the last ones were. */
  explore(map: MipMap): void {
    const { rows, columns } = map.weights;
    const isSameSize = rows === this.#room.rows && columns === this.#room.columns;
    this.#map = map;
    this.#room = { ...this.#room, rows, columns };
    if (!isSameSize) {
      this.#cursor = undefined;
      this.#view = wholeView(this.#room);
    }
    this.#onMoved();
  }

  /** In other room, the same part is in view. */
  resize(size: number, largestScale: number): void {
    const { size: before, largestScale: scaleBefore } = this.#room;
    if (size === before && largestScale === scaleBefore) return;
    const wasWhole = this.isWhole;
    this.#room = { ...this.#room, size, largestScale };
    const scale = before === 0 ? 0 : (this.#view.scale * size) / before;
    this.#look(wasWhole ? wholeView(this.#room) : clampView({ ...this.#view, scale }, this.#room));
  }

  pan(x: number, y: number): void {
    this.#look(panView(this.#view, this.#room, x, y));
  }

  /** Around this place, in pixels from the corner. */
  zoom(factor: number, x: number, y: number): void {
    this.#look(zoomView(this.#view, this.#room, factor, x, y));
  }

  /** A step in or out around this place. */
  zoomAt(step: 'in' | 'out', x: number, y: number): void {
    this.zoom(zoomFactors[step], x, y);
  }

  /** Around the cursor, which is in view afterwards; without one, around the middle. */
  zoomStep(step: ZoomStep): void {
    if (step === 'whole') {
      this.#look(wholeView(this.#room));
      return;
    }
    const middle = this.#room.size / 2;
    if (!this.#cursor) {
      this.zoomAt(step, middle, middle);
      return;
    }
    const cell = { ...this.#cursor, side: 1 };
    const { scale, left, top } = revealCells(this.#view, this.#room, cell);
    const [x, y] = [(cell.column + 0.5 - left) * scale, (cell.row + 0.5 - top) * scale];
    const zoomed = zoomView({ scale, left, top }, this.#room, zoomFactors[step], x, y);
    this.#look(revealCells(zoomed, this.#room, cell));
  }

  /** Does what the key stands for, if it stands for anything here. */
  press(key: Key): boolean {
    if (!this.#map) return false;
    const zoom = zoomOfKey(key);
    if (zoom) {
      this.zoomStep(zoom);
      return true;
    }
    const page = Math.max(Math.floor(this.#room.size / this.#view.scale), 1);
    const place = placeAfterKey(key, this.cursorOrFirst, this.level, this.#room, page);
    if (place) this.moveCursor(place);
    return place !== undefined;
  }

  /** With this cell in the middle, as large as it is. */
  centre({ row, column }: MapPlace): void {
    this.#look(centreView(this.#room, this.#view.scale, row, column));
  }

  /** The cursor goes to this place, in pixels from the corner. */
  tap(x: number, y: number): void {
    const place = this.placeAt(x, y);
    if (place) this.moveCursor(place);
  }

  moveCursor(place: MapPlace): void {
    this.#cursor = place;
    const area = this.areaAt(place);
    if (area) this.#view = revealCells(this.#view, this.#room, area);
    this.#onMoved();
  }

  /** The cursor goes to the largest weight in view, which is then seen among its neighbours, all with numbers. */
  goToLargest(): void {
    const largest = this.#map && largestIn(this.#map, this.level, this.range);
    if (!largest) return;
    const { row, column } = largest;
    this.#cursor = { row, column };
    this.#look(centreView(this.#room, this.#room.largestScale, row, column));
  }

  /** The level that is drawn. There has to be a map. */
  get level(): MipLevel {
    if (!this.#map) throw new Error('nothing to explore yet');
    return levelFor(this.#view, this.#map);
  }

  /** The blocks of that level that are in view. */
  get range(): BlockRange {
    return blocksInView(this.#view, this.#room, this.level);
  }

  /** The block that the cursor is on, as it is drawn. */
  get cursorArea(): CellArea | undefined {
    return this.#cursor && this.areaAt(this.#cursor);
  }

  /** The block in which this cell is drawn. */
  areaAt({ row, column }: MapPlace): CellArea | undefined {
    const { rows, columns } = this.#room;
    if (!this.#map || row >= rows || column >= columns) return undefined;
    const { side } = this.level;
    return {
      row: Math.floor(row / side) * side,
      column: Math.floor(column / side) * side,
      side,
    };
  }

  /** The cell at this place, in pixels from the corner. */
  placeAt(x: number, y: number): MapPlace | undefined {
    return cellAt(this.#view, this.#room, x, y);
  }

  /** Where the keys begin, if they were not used yet: the first cell in view. */
  get cursorOrFirst(): MapPlace {
    return this.#cursor ?? { row: Math.floor(this.#view.top), column: Math.floor(this.#view.left) };
  }

  #look(view: MapView): void {
    this.#view = view;
    this.#onMoved();
  }
}
