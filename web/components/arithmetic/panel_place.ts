/** Keeps a panel beside what it explains: also after scrolling, another size of the screen, other fonts. */

import { placeBeside, type Edges } from '../../lib/beside.ts';
import type { Anchor } from '../number_grid/opened_cell.ts';

/** Narrower than this, the panel is a sheet at the bottom: see the styles. */
const phones = matchMedia('(width < 720px)');

/** Between a cell and the sheet, in pixels. */
const roomBelowCell = 16;

export class PanelPlace {
  readonly #resizes = new ResizeObserver(() => {
    this.#later();
    // The page had not grown far enough to be scrolled.
    if (this.#isCovered) this.#uncover();
  });
  #anchor: Anchor | undefined;
  #panel: HTMLElement | undefined;
  #isCovered = false;
  #frame = 0;

  /** From now on. */
  keep(panel: HTMLElement, anchor: Anchor): void {
    const isNew = anchor.cell !== this.#anchor?.cell || panel !== this.#panel;
    if (!this.#panel) {
      addEventListener('scroll', this.#later, { capture: true, passive: true });
      addEventListener('resize', this.#later);
    }
    [this.#panel, this.#anchor] = [panel, anchor];
    if (isNew) {
      this.#resizes.disconnect();
      for (const element of [document.body, panel, anchor.around]) this.#resizes.observe(element);
    }
    this.#place();
    if (isNew) this.#uncover();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    removeEventListener('scroll', this.#later, { capture: true });
    removeEventListener('resize', this.#later);
    this.#resizes.disconnect();
    this.#panel = undefined;
    this.#anchor = undefined;
  }

  /** Once in the next frame, however often it is asked for. */
  readonly #later = (): void => {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#place();
    });
  };

  #place(): void {
    const [panel, anchor] = [this.#panel, this.#anchor];
    if (!panel || !anchor) return;
    if (phones.matches) {
      panel.dataset.side = 'sheet';
      this.#host?.style.setProperty('--sheet', `${panel.offsetHeight}px`);
      return;
    }
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const [thing, around] = [edgesOf(anchor.cell), visiblePart(anchor.around, width)];
    const size = { width: panel.offsetWidth, height: panel.offsetHeight };
    const place = placeBeside({ thing, around }, size, { width, height });
    const host = this.#host?.getBoundingClientRect() ?? { left: 0, top: 0 };
    panel.dataset.side = place.side;
    panel.style.setProperty('--left', `${place.left - host.left}px`);
    panel.style.setProperty('--top', `${place.top - host.top}px`);
    panel.style.setProperty('--caret', `${place.caret}px`);
  }

  get #host(): HTMLElement | undefined {
    const root = this.#panel?.getRootNode();
    return root instanceof ShadowRoot ? (root.host as HTMLElement) : undefined;
  }

  /** Scrolls until the cell stands above the sheet, as far as the page allows. */
  #uncover(): void {
    const covered = this.#covered();
    if (covered > 0) scrollBy({ top: covered });
    this.#isCovered = covered > 0 && this.#covered() > 1;
  }

  /** By how many pixels the sheet covers the cell. */
  #covered(): number {
    if (!this.#panel || !this.#anchor || !phones.matches) return 0;
    const sheet = this.#panel.getBoundingClientRect();
    return edgesOf(this.#anchor.cell).bottom + roomBelowCell - sheet.top;
  }
}

function edgesOf(element: Element): Edges {
  return element.getBoundingClientRect();
}

/** A frame that scrolls is wider inside than what is seen of it. */
function visiblePart(element: Element, width: number): Edges {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left: Math.max(left, 0), top, right: Math.min(right, width), bottom };
}
