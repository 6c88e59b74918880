/**
 * What going to another lesson costs, with sixteen words: printed, to be compared with the bars of 100 ms
 * to the finished picture and 50 ms for a task. Not asserted: the machine may be busy with something else.
 */

import type { Page } from 'playwright';
import { expect, it } from 'vitest';
import { lessons } from '../../web/lessons/lessons.ts';
import { endQuietly, pictureIsThere, useSite } from './site.ts';
import { costOf, median, medians, repeats, someOf, type Cost } from './thread_costs.ts';

const site = useSite();
const some = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'because', 'it'];
const sentence = [...some, ...some].join('+');

/**
 * Milliseconds from the click on a lesson's link until its picture is painted, with the engine's numbers;
 * a lesson of text is finished when no number in it is waited for.
 */
async function timeToSwitch(page: Page, route: string): Promise<number> {
  const nav = page.getByRole('navigation', { name: 'Lessons' });
  const link = nav.locator(`a[href^="#/${route}"]`).first();
  const drawn = page.evaluate(async (tag) => {
    const holdsNumbers = (element: Element): boolean =>
      element.matches('[role=gridcell], [role=img], canvas[aria-label], .number') &&
      /\d\.\d/.test(element.ariaLabel ?? element.textContent);
    /** Through all shadow roots. */
    const finished = (root: ParentNode): boolean =>
      !root.querySelector('[aria-busy=true]') &&
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

const pictured = lessons.map(({ route }) => route).filter((route) => route !== 'spotlight');

it.each(someOf(pictured))('costs so much to go to #/%s and back', async (route) => {
  const visit = await site.open(`#/spotlight?sentence=${sentence}`);
  await pictureIsThere(visit);
  const times: { there: number; back: number }[] = [];
  const costs: Cost[] = [];
  for (let i = 0; i < repeats; ++i) {
    let there = NaN;
    costs.push(
      await costOf(visit.page, async () => (there = await timeToSwitch(visit.page, route))),
    );
    times.push({ there, back: await timeToSwitch(visit.page, 'spotlight') });
  }
  const [first, ...again] = times.map(({ there }) => there);
  process.stdout.write(
    `from #/spotlight to #/${route}, 16 words: first ${first?.toFixed(0)} ms, again ${median(again).toFixed(0)} ms; ` +
      `back ${median(times.map(({ back }) => back)).toFixed(0)} ms\n  thread ${medians(costs)}\n`,
  );
  for (const { there, back } of times) expect(Math.min(there, back)).toBeGreaterThan(0);
  await endQuietly(visit, site);
});
