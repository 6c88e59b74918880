/** What a visitor loads who goes from the first lesson to another. */

import { expect, it } from 'vitest';
import { lessons } from '../../web/lessons/lessons.ts';
import { endQuietly, pictureIsThere, useSite } from './site.ts';
import { kilobyte, sizeLine, sizesOf, sumOf } from './site_sizes.ts';

const site = useSite();

const others = lessons.slice(1).map(({ route }) => route);

it.each(others)('loads at most 60 KB (gzip) more for #/%s', async (route) => {
  const visit = await site.open('#/spotlight');
  const { page, requests } = visit;
  await pictureIsThere(visit);
  await page.waitForLoadState('networkidle');
  const before = requests.length;
  await page.evaluate((hash) => (location.hash = hash), `#/${route}`);
  await page.locator(`spotlight-lesson-${route}`).getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const start = page.getByRole('button', { name: 'Start', exact: true });
  if ((await start.count()) > 0) {
    await start.click(); // brings the charts of what it starts
    await page
      .getByRole('img', { name: / at (step|n) \d/ })
      .first()
      .waitFor();
  }
  const first = await sizesOf(site, requests.slice(0, before));
  const all = await sizesOf(site, requests);
  const more = all.filter(({ name }) => !first.some((file) => file.name === name));
  process.stdout.write(sizeLine(sumOf(more), `more for #/${route}`));
  expect(more.length).toBeGreaterThan(0);
  expect(sumOf(more)).toBeLessThanOrEqual(60 * kilobyte);
  await endQuietly(visit, site);
});
