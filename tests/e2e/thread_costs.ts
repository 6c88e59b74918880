/**
 * How long the page's main thread works, and how long a picture takes. A browser traces one thing at a
 * time, and all test files share one: only main_thread.test.ts may use this.
 */

import type { Locator, Page } from 'playwright';
/** Marks the page's thread in a trace. */
const mark = 'measured here';
/** `npm run measure` takes medians of several. */
export const repeats = Number(process.env.SPOTLIGHT_REPEATS ?? 1);

/** Among the other tests, a few show that it can be measured: they cannot assert what it costs. */
export function someOf<T>(cases: readonly T[]): readonly T[] {
  return process.env.SPOTLIGHT_REPEATS === undefined ? cases.slice(0, 2) : cases;
}

export interface Cost {
  /** All work of the main thread. */
  readonly total: number;
  /** The longest single task. */
  readonly longest: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
}

/** Milliseconds that the main thread of the page works, from the action until it has come to rest. */
export async function costOf(page: Page, action: () => Promise<unknown>): Promise<Cost> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    events.push(...(value as TraceEvent[]));
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'disabled-by-default-devtools.timeline,blink.user_timing',
  });
  await page.evaluate((name) => performance.mark(name), mark);
  await action();
  await new Promise((resolve) => setTimeout(resolve, 400));
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  // All pages of the browser are traced: the mark says which thread is this page's.
  const here = events.find(({ name }) => name === mark);
  const tasks = events
    .filter(
      ({ name, ph, pid, tid }) =>
        name === 'RunTask' && ph === 'X' && pid === here?.pid && tid === here.tid,
    )
    .map(({ dur = 0 }) => dur / 1000);
  return { total: tasks.reduce((sum, task) => sum + task, 0), longest: Math.max(...tasks) };
}

/** Milliseconds from the next key press until the grid shows what it changed, in a frame that is painted. */
export async function timeToPicture(grid: Locator, press: () => Promise<unknown>): Promise<number> {
  await grid.evaluate((element) => {
    const drawn = new Promise<number>((resolve) => {
      let pressed = NaN;
      addEventListener('keydown', () => (pressed = performance.now()), {
        once: true,
        capture: true,
      });
      const changes = new MutationObserver(() => {
        changes.disconnect();
        // The task after a frame's callbacks runs when the frame has been handed on.
        requestAnimationFrame(() =>
          setTimeout(() => {
            resolve(performance.now() - pressed);
          }),
        );
      });
      changes.observe(element, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
    Object.assign(globalThis, { drawn });
  });
  await press();
  return await grid.evaluate(() => (globalThis as unknown as { drawn: Promise<number> }).drawn);
}

/**
 * Milliseconds from the click on a lesson's link until its picture is painted, with the engine's numbers;
 * a lesson of text is finished when no number in it is waited for. A map of millions of weights may come later.
 */
export async function timeToSwitch(page: Page, route: string): Promise<number> {
  const nav = page.getByRole('navigation', { name: 'Lessons' });
  const link = nav.locator(`a[href^="#/${route}"]`).first();
  const drawn = page.evaluate(async (tag) => {
    const holdsNumbers = (element: Element): boolean =>
      element.matches('[role=gridcell], [role=img], canvas[aria-label], .number, td') &&
      /\d[.,]\d/.test(element.ariaLabel ?? element.textContent);
    /** Through all shadow roots. */
    const finished = (root: ParentNode): boolean =>
      !root.querySelector('[aria-busy=true]:not([role=application])') &&
      [...root.querySelectorAll('*')].some(
        (element) =>
          holdsNumbers(element) || (element.shadowRoot !== null && finished(element.shadowRoot)),
      );
    const clicked = new Promise<number>((resolve) => {
      addEventListener(
        'click',
        () => {
          resolve(performance.now());
        },
        { once: true, capture: true },
      );
    });
    const start = await clicked;
    const lesson = (): Element | null | undefined =>
      document.querySelector('spotlight-frame')?.shadowRoot?.querySelector(tag);
    for (;;) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const root = lesson()?.shadowRoot;
      if (root && finished(root)) break;
    }
    // The task after a frame's callbacks runs when the frame has been handed on.
    await new Promise((resolve) => setTimeout(resolve));
    return performance.now() - start;
  }, `spotlight-lesson-${route}`);
  await link.click();
  return await drawn;
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

export function medians(costs: readonly Cost[]): string {
  const [total, longest] = [costs.map((cost) => cost.total), costs.map((cost) => cost.longest)];
  return `${median(total).toFixed(1).padStart(6)} ms in all, longest task ${median(longest).toFixed(1)} ms`;
}
