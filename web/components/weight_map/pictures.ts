/** The canvases of a large map: the part in view, and the whole at a small size with a frame around that part. */

import { wholeView, type CellArea } from '../../lib/map_view.ts';
import type { MapStyle } from '../../render/map_style.ts';
import { WeightMapDrawing, type MapContents } from '../../render/weight_map.ts';
import type { MapExplorer } from './explorer.ts';
import type { MapPlace } from './keys.ts';

/** In heights of the font: a cell that is zoomed in all the way. */
const largestCell = 4;
/** Pixels; a smaller frame on the small picture would not be seen. */
const smallestFrame = 8;

export class MapPictures {
  readonly #drawing = new WeightMapDrawing();
  #contents: MapContents | undefined;
  #style: MapStyle | undefined;
  #gutter = 0;
  #frame = 0;
  /** What the small picture shows. */
  #overviewOf: MapContents | undefined;
  readonly #root: ParentNode;
  readonly #explorer: MapExplorer;
  readonly #pointed: () => CellArea | undefined;

  /** `root` holds what is drawn on: see the element's template. What is pointed at has its labels. */
  constructor(root: ParentNode, explorer: MapExplorer, pointed: () => CellArea | undefined) {
    this.#root = root;
    this.#explorer = explorer;
    this.#pointed = pointed;
  }

  /** Without contents the map is an empty square. It is drawn with the next frame that is drawn. */
  show(contents: MapContents | undefined): void {
    this.#contents = contents;
  }

  /** Draws anew, where sizes, font or colours may have changed. */
  redraw(): void {
    const frame = this.#element('.frame');
    this.#gutter = frame.offsetLeft;
    this.#style = styleOf(frame);
    this.#explorer.resize(frame.clientWidth, largestCell * this.#style.fontSize);
    this.#overviewOf = undefined;
    this.#paint();
  }

  /** Once a frame, however many moves come in between. */
  paintSoon(): void {
    if (this.#frame !== 0) return;
    this.#frame = requestAnimationFrame(() => {
      this.#paint();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  #paint(): void {
    this.stop();
    const [contents, style] = [this.#contents, this.#style];
    const { view, room, cursorArea } = this.#explorer;
    const overview = this.#canvas('.overview canvas');
    const size = overview.clientWidth;
    // Taken off the page, it has no room.
    if (!style || room.size <= 0 || size === 0) return;
    const density = devicePixelRatio;
    const cursor = contents && cursorArea;
    const pointed = contents && this.#pointed();
    this.#drawing.draw(
      this.#canvas('.picture'),
      contents,
      { view, room, gutter: this.#gutter, density, cursor, pointed },
      style,
    );
    const wholeRoom = { ...room, size };
    if (contents !== this.#overviewOf || !contents) {
      const part = { view: wholeView(wholeRoom), room: wholeRoom, density };
      this.#drawing.drawOverview(overview, contents, part, style);
    }
    this.#overviewOf = contents;
    this.#placeFrame(contents === undefined, size);
  }

  /** The cell of the small picture that is pressed, also on the way to another one. */
  placeInOverview({ type, pointerId, clientX, clientY }: PointerEvent): MapPlace | undefined {
    const overview = this.#element('.overview');
    if (type === 'pointerdown') overview.setPointerCapture(pointerId);
    if (!overview.hasPointerCapture(pointerId)) return undefined;
    const { left, top, width } = overview.getBoundingClientRect();
    const { rows, columns } = this.#explorer.room;
    const perPixel = Math.max(rows, columns) / width;
    return { row: (clientY - top) * perPixel, column: (clientX - left) * perPixel };
  }

  #placeFrame(isHidden: boolean, size: number): void {
    const { view, room } = this.#explorer;
    const frame = this.#element('.in-view');
    frame.hidden = isHidden;
    const perCell = size / Math.max(room.rows, room.columns, 1);
    const length = (cells: number): number =>
      Math.max(Math.min(room.size / view.scale, cells) * perCell, smallestFrame);
    const [width, height] = [length(room.columns), length(room.rows)];
    const place = (cells: number, extent: number): number =>
      Math.min(Math.max(cells * perCell, 0), size - extent);
    frame.style.inlineSize = `${width}px`;
    frame.style.blockSize = `${height}px`;
    frame.style.translate = `${place(view.left, width)}px ${place(view.top, height)}px`;
  }

  #canvas(selector: string): HTMLCanvasElement {
    return this.#element(selector) as HTMLCanvasElement;
  }

  #element(selector: string): HTMLElement {
    const element = this.#root.querySelector<HTMLElement>(selector);
    if (!element) throw new Error(`no ${selector}`);
    return element;
  }
}

function styleOf(element: HTMLElement): MapStyle {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  return {
    fontFamily: style.fontFamily,
    fontSize: Number.parseFloat(style.fontSize),
    page: token('--page'),
    stage: token('--stage'),
    ink: token('--ink'),
    label: token('--ink-2'),
    zero: token('--ink-3'),
    rule: token('--rule'),
    accent: token('--accent'),
    hatch: token('--hatch'),
    error: token('--error'),
  };
}
