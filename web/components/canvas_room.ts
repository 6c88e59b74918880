/** The room of a canvas that is drawn by hand: how wide it is, and when it has to be drawn anew. */

import { css, type ReactiveController, type ReactiveControllerHost } from 'lit';
import { watchFonts } from './font_watch.ts';

/** A box that gives a canvas its width, whatever width the canvas has now. */
export const canvasBox = css`
  .canvas-box {
    overflow: hidden;
    position: relative;
  }

  /* Out of the flow: a canvas keeps its width, and would hold a shrinking page open. */
  canvas {
    inset: 0 auto auto 0;
    position: absolute;
  }
`;

/** Calls back while its element is on the page: when it is wider or higher, on another screen, with new fonts. */
export class CanvasRoom implements ReactiveController {
  /** In pixels; 0 outside the page, where there is nothing to draw on. */
  width = 0;
  #drawnDensity = 0;
  #frame = 0;
  #resizes: ResizeObserver | undefined;
  #stopWatchingFonts: (() => void) | undefined;
  readonly #host: HTMLElement;
  readonly #draw: () => void;

  constructor(host: HTMLElement & ReactiveControllerHost, draw: () => void) {
    this.#host = host;
    this.#draw = () => {
      if (this.width === 0) return;
      this.#drawnDensity = devicePixelRatio;
      draw();
    };
    host.addController(this);
  }

  hostConnected(): void {
    // Another text size is noticed, too: it makes the element higher.
    this.#resizes = new ResizeObserver(([entry]) => {
      this.width = entry?.contentRect.width ?? 0;
      this.#draw();
    });
    this.#resizes.observe(this.#host);
    addEventListener('resize', this.#onWindowResize);
    this.#stopWatchingFonts = watchFonts(() => {
      this.drawSoon();
    });
  }

  hostDisconnected(): void {
    this.#resizes?.disconnect();
    this.width = 0;
    removeEventListener('resize', this.#onWindowResize);
    this.#stopWatchingFonts?.();
  }

  /** In the next frame: until then others still write, and asking for the style would be for nothing. */
  drawSoon(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(this.#draw);
  }

  /** On another screen there may be more pixels in the same room. */
  readonly #onWindowResize = (): void => {
    if (devicePixelRatio !== this.#drawnDensity) this.drawSoon();
  };
}
