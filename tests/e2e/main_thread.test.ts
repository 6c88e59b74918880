/**
 * What a letter and a hover cost the page's main thread: printed, to be compared with the bars of 50 ms
 * and 16 ms for 16 words, and 200 ms for 64. Not asserted: the machine may be busy with something else.
 */

import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { endQuietly, pictureIsThere, useSite } from './site.ts';

const site = useSite();
/** Marks the page's thread in a trace. */
const mark = 'measured here';
/** `npm run measure` takes medians of several; among the other tests one shows that it can be measured. */
const repeats = Number(process.env.SPOTLIGHT_REPEATS ?? 1);

interface Cost {
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
async function costOf(page: Page, action: () => Promise<unknown>): Promise<Cost> {
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
async function timeToPicture(grid: Locator, press: () => Promise<unknown>): Promise<number> {
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

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function medians(costs: readonly Cost[]): string {
  const [total, longest] = [costs.map((cost) => cost.total), costs.map((cost) => cost.longest)];
  return `${median(total).toFixed(1).padStart(6)} ms in all, longest task ${median(longest).toFixed(1)} ms`;
}

it.each([
  ['spotlight', 'learned', 'Attention weights', 16],
  ['spotlight', 'random', 'Attention weights', 16],
  ['spotlight', 'random', 'Attention weights', 64],
  ['causal', 'learned', 'GPT: left to right', 16],
  ['causal', 'random', 'GPT: left to right', 16],
  ['causal', 'random', 'GPT: left to right', 64],
  ['heads', 'learned', 'Attention weights', 16],
])('costs the main thread so much: #/%s, %s, %s, %d words', async (route, vectors, grid, count) => {
  const some = ['the', 'cat', 'sat', 'on', 'a', 'mat', 'because', 'it'];
  const sentence = Array.from({ length: count }, (_, index) => some[index % some.length]).join('+');
  const visit = await site.open(`#/${route}?vectors=${vectors}&sentence=${sentence}`);
  await pictureIsThere(visit, grid);
  const { page } = visit;
  await page.getByRole('button', { name: 'Change sentence' }).click();
  await page.getByRole('textbox').first().press('End');

  const letters: Cost[] = [];
  for (let i = 0; i < repeats; ++i) {
    letters.push(await costOf(page, () => page.keyboard.press(i % 2 ? 'Backspace' : 'x')));
  }
  const times: number[] = [];
  for (let i = 0; i < repeats; ++i) {
    const key = (i + repeats) % 2 ? 'Backspace' : 'x';
    const press = (): Promise<unknown> => page.keyboard.press(key);
    times.push(await timeToPicture(page.getByRole('grid', { name: grid }), press));
  }
  const cells = page.getByRole('grid', { name: grid }).getByRole('gridcell');
  await cells.first().scrollIntoViewIfNeeded();
  const boxes = await Promise.all(
    Array.from({ length: repeats }, (_, index) => cells.nth(index).boundingBox()),
  );
  const hovers: Cost[] = [];
  for (const box of boxes) {
    const { x, y } = box ?? { x: 0, y: 0 };
    hovers.push(await costOf(page, () => page.mouse.move(x + 3, y + 3)));
  }
  process.stdout.write(
    `main thread, #/${route}, ${vectors} vectors, ${count} words\n` +
      `  letter ${medians(letters)}; picture after ${median(times).toFixed(1)} ms\n` +
      `  hover  ${medians(hovers)}\n`,
  );
  for (const { total } of [...letters, ...hovers]) expect(total).toBeGreaterThan(0);
  for (const time of times) expect(time).toBeGreaterThan(0);
  await endQuietly(visit, site);
});
