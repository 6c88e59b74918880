/** The wheel zooms a map, but not for whoever is scrolling the page and passes over it. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { MapExplorer } from './explorer.ts';

/** Milliseconds without a turn of the wheel, after which another one begins. */
const restAfter = 300;
/** How much larger a pixel of the wheel makes the map, and one of a pinch on a touchpad, as exponents. */
const [perPixel, perPinchPixel] = [0.0022, 0.01];
/** Pixels for each line or page, of wheels that count those. */
const pixelsOf = [1, 16, 400];

export class MapWheel implements ReactiveController {
  /** When the page was scrolled last, and not by the map. */
  #lastScroll = -Infinity;
  readonly #host: Element;
  readonly #explorer: MapExplorer;

  constructor(host: Element & ReactiveControllerHost, explorer: MapExplorer) {
    this.#host = host;
    this.#explorer = explorer;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('wheel', this.#onWheelAnywhere, { capture: true, passive: true });
    addEventListener('scroll', this.#pageScrolls, { capture: true, passive: true });
  }

  hostDisconnected(): void {
    removeEventListener('wheel', this.#onWheelAnywhere, { capture: true });
    removeEventListener('scroll', this.#pageScrolls, { capture: true });
  }

  /** For a wheel over the map. */
  turn(event: WheelEvent): void {
    const { deltaX, deltaY, deltaMode, ctrlKey, offsetX, offsetY } = event;
    const isSideways = Math.abs(deltaX) > Math.abs(deltaY);
    // A pinch on a touchpad comes as a wheel with Control: it never scrolls.
    const isScroll = !ctrlKey && performance.now() - this.#lastScroll < restAfter;
    const leadsNowhere = this.#explorer.isWhole && (isSideways || deltaY > 0);
    if (isScroll || leadsNowhere) {
      if (!ctrlKey) this.#pageScrolls();
      return;
    }
    event.preventDefault();
    const pixels = pixelsOf[deltaMode] ?? 1;
    if (isSideways) {
      this.#explorer.pan(-deltaX * pixels, 0);
    } else {
      const exponent = -deltaY * pixels * (ctrlKey ? perPinchPixel : perPixel);
      this.#explorer.zoom(Math.exp(exponent), offsetX, offsetY);
    }
  }

  readonly #onWheelAnywhere = (event: WheelEvent): void => {
    if (!event.composedPath().includes(this.#host)) this.#pageScrolls();
  };

  readonly #pageScrolls = (): void => {
    this.#lastScroll = performance.now();
  };
}
