/** Sections of a long page: those in sight are drawn at once, the others one after another when there is time. */

import type { TemplateResult } from 'lit';

interface Drawn {
  /** What it was drawn from. */
  readonly from: unknown;
  readonly template: TemplateResult;
}

export class LazySections {
  readonly #drawn = new Map<string, Drawn>();
  readonly #inSight = new Set<string>();
  readonly #redraw: () => void;
  readonly #sights = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#inSight.add(target.id);
      else this.#inSight.delete(target.id);
    }
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.#redraw();
  });
  #isWaiting = false;
  #mayDrawOne = false;
  #drawsAll = false;

  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** To be told of the sections once they are there. */
  watch(sections: Iterable<Element>): void {
    for (const section of sections) this.#sights.observe(section);
  }

  stop(): void {
    this.#sights.disconnect();
    this.#inSight.clear();
  }

  /** From now on all are drawn at once: a link to one of them needs those above it in their size. */
  drawAll(): void {
    this.#drawsAll = true;
    this.#redraw();
  }

  /**
   * Draws a section that is in sight, or due; another one as it was before, if it was drawn at all, until its
   * turn comes.
   */
  render(
    id: string,
    from: unknown,
    isDue: boolean,
    draw: () => TemplateResult,
  ): TemplateResult | undefined {
    const last = this.#drawn.get(id);
    if (!isDue && !this.#drawsAll && !this.#inSight.has(id)) {
      if (last && last.from === from) return last.template;
      if (!this.#mayDrawOne) {
        this.#wait();
        return last?.template;
      }
      this.#mayDrawOne = false;
    }
    const template = draw();
    this.#drawn.set(id, { from, template });
    return template;
  }

  #wait(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    whenIdle(() => {
      this.#isWaiting = false;
      this.#mayDrawOne = true;
      this.#redraw();
    });
  }
}

/** Not every browser tells when it is idle; the next frame will do there. */
function whenIdle(callback: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(callback, { timeout: 200 });
  else requestAnimationFrame(callback);
}
