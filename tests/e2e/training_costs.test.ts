/**
 * What training costs the page, printed: seconds, scores at the end, and tasks of the main thread over
 * 50 ms, of which there should be none. Not asserted: the machine may be busy with something else.
 * `npm run measure` trains 2,000 steps; among the other tests 500 show that it can be measured.
 */

import { expect, it } from 'vitest';
import { endQuietly, pictureIsThere, useSite } from './site.ts';

const site = useSite();
const steps = process.env.SPOTLIGHT_REPEATS === undefined ? 500 : 2000;

it(`costs the main thread so much to train ${steps} steps`, { timeout: 180_000 }, async () => {
  const visit = await site.open(`#/train?trainSteps=${steps}`);
  const { page } = visit;
  await pictureIsThere(visit, 'Attention now');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
  const began = performance.now();
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const ended = page.getByText(`Training ended after ${steps.toLocaleString('en')} steps`);
  await ended.waitFor({ state: 'attached', timeout: 150_000 });
  const seconds = (performance.now() - began) / 1000;
  const longTasks = await page.evaluate(
    () => (globalThis as unknown as { longTasks: number[] }).longTasks,
  );
  const charts = await page.locator('spotlight-line-chart canvas').all();
  const names = await Promise.all(charts.map((chart) => chart.getAttribute('aria-label')));
  process.stdout.write(
    `training, ${steps} steps in Chromium: ${seconds.toFixed(1)} s, ` +
      `tasks over 50 ms: ${longTasks.length === 0 ? 'none' : longTasks.join(', ')}\n` +
      `${names.join('\n')}\n`,
  );
  expect(names[0]).toMatch(/^Loss: loss from 5\.\d\d to \d\.\d\d at step/);
  await endQuietly(visit, site);
});
