/** That four million weights can be panned and zoomed: frames, long tasks and heap are printed, not asserted. */

import { expect, it } from 'vitest';
import { framesDuring, framesLine, heapOf } from './frames.ts';
import { endQuietly, useSite, type Visit } from './site.ts';

const site = useSite();

/** More with `npm run measure`. */
const seconds = process.env.SPOTLIGHT_REPEATS ? 4 : 1;

async function mapOf({ page }: Visit): Promise<{ x: number; y: number; size: number }> {
  const map = page.locator('spotlight-weight-map');
  await map.scrollIntoViewIfNeeded();
  await expect.poll(() => map.getByText(/Each point is/).count()).toBeGreaterThan(0);
  const box = await map.getByRole('application').boundingBox();
  if (!box) throw new Error('the map is nowhere');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, size: box.width };
}

it('pans and zooms four million weights', async () => {
  const visit = await site.open('#/cost', { viewport: { width: 1280, height: 900 } });
  const { page } = visit;
  const { x, y, size } = await mapOf(visit);
  const until = (): (() => boolean) => {
    const end = Date.now() + 1000 * seconds;
    return () => Date.now() < end;
  };

  await page.mouse.move(x, y);
  await page.waitForTimeout(400); // no scrolling any more: now the wheel is the map's
  const zoomed = await framesDuring(page, async () => {
    const goesOn = until();
    for (let step = 0; goesOn(); ++step) await page.mouse.wheel(0, step % 40 < 20 ? -60 : 60);
  });
  process.stdout.write(framesLine('zooming', zoomed));

  for (let step = 0; step < 12; ++step) await page.mouse.wheel(0, -100);
  const panned = await framesDuring(page, async () => {
    const goesOn = until();
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 0; goesOn(); ++step) {
      const angle = step / 20;
      await page.mouse.move(x + (size / 3) * Math.sin(angle), y + (size / 3) * Math.cos(angle));
    }
    await page.mouse.up();
  });
  process.stdout.write(framesLine('panning', panned));
  const { used, kept } = await heapOf(page);
  process.stdout.write(
    `    JS heap: ${(used / 1e6).toFixed(1)} MB, ${(kept / 1e6).toFixed(1)} MB after collecting garbage\n`,
  );
  for (const { intervals } of [zoomed, panned]) expect(intervals.length).toBeGreaterThan(5);
  await endQuietly(visit, site);
});
