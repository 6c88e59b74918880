/** What fingers, a pen or the mouse do on a map: drag, pinch, point and tap. */

/** What becomes of them. Places and ways are pixels, from the corner of the map. */
export interface GestureTarget {
  pan(x: number, y: number): void;
  /** So many times larger, around this place. */
  zoom(factor: number, x: number, y: number): void;
  /** Pressed and let go without moving. */
  tap(x: number, y: number): void;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Nearer than this to where it began, a press is meant to stay there. */
const tapDistance = 4;

/** Is given the pointer events of one element, without children that get any. */
export class Gestures {
  /** By pointer, where they are now. */
  readonly #pointers = new Map<number, Point>();
  #pressedAt: Point | undefined;
  readonly #target: GestureTarget;
  readonly #onHover: (place: Point | undefined) => void;

  /** `onHover` is told where the mouse or pen is; nothing: over no place, or dragging. */
  constructor(target: GestureTarget, onHover: (place: Point | undefined) => void) {
    this.#target = target;
    this.#onHover = onHover;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
    const place = placeOf(event);
    // A second finger makes it a pinch, and no tap.
    this.#pressedAt = this.#pointers.size === 0 ? place : undefined;
    this.#pointers.set(event.pointerId, place);
    this.#onHover(undefined);
  };

  readonly move = (event: PointerEvent): void => {
    const place = placeOf(event);
    if (!this.#pointers.has(event.pointerId)) {
      this.#onHover(place);
      return;
    }
    if (this.#pressedAt) {
      if (distance(this.#pressedAt, place) < tapDistance) return;
      this.#pressedAt = undefined;
    }
    const before = this.#spread();
    this.#pointers.set(event.pointerId, place);
    const now = this.#spread();
    // Zoomed first, the map has room to move.
    if (before.width > 0 && now.width > 0) {
      this.#target.zoom(now.width / before.width, before.x, before.y);
    }
    this.#target.pan(now.x - before.x, now.y - before.y);
  };

  readonly up = (event: PointerEvent): void => {
    const wasDown = this.#pointers.delete(event.pointerId);
    if (wasDown && this.#pressedAt) this.#target.tap(this.#pressedAt.x, this.#pressedAt.y);
    this.#pressedAt = undefined;
  };

  /** The browser scrolls the page instead. */
  readonly cancel = (event: PointerEvent): void => {
    this.#pointers.delete(event.pointerId);
    this.#pressedAt = undefined;
  };

  readonly leave = (): void => {
    this.#onHover(undefined);
  };

  /** The middle of all pointers, and how far the first two are apart. */
  #spread(): Point & { readonly width: number } {
    const [first, second] = this.#pointers.values();
    if (!first) return { x: 0, y: 0, width: 0 };
    if (!second) return { ...first, width: 0 };
    return {
      x: (first.x + second.x) / 2,
      y: (first.y + second.y) / 2,
      width: distance(first, second),
    };
  }
}

function placeOf({ offsetX, offsetY }: PointerEvent): Point {
  return { x: offsetX, y: offsetY };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
