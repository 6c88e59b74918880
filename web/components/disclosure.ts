/** A panel that a button opens: Escape closes it and gives the focus back, a click elsewhere closes it. */

import type { ReactiveController, ReactiveControllerHost } from 'lit';

interface Opening extends ReactiveControllerHost, HTMLElement {
  open: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The host has `open`, and in its root one button, which opens the panel. */
export class Disclosure implements ReactiveController {
  readonly #host: Opening;

  constructor(host: Opening) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKeydown);
    document.addEventListener('pointerdown', this.#onPointerdown);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKeydown);
    document.removeEventListener('pointerdown', this.#onPointerdown);
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#host.open) return;
    event.stopPropagation();
    this.#host.open = false;
    this.#host.renderRoot.querySelector('button')?.focus();
  };

  readonly #onPointerdown = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this.#host)) this.#host.open = false;
  };
}
