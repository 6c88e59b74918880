/** The first visit: small, from one origin, under a strict policy. */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { endQuietly, pictureIsThere, siteIsKept, useSite } from './site.ts';
import { kilobyte, sizeLine, sizesOf, sumOf } from './site_sizes.ts';

const site = useSite();
const keptSite = useSite('installable');
const dist = new URL('../../dist/', import.meta.url);

it('loads at most 280 KB (gzip): HTML, JS, CSS, WASM, weights and bars; and 30 KB of fonts', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  await visit.page.waitForLoadState('networkidle');
  const sizes = await sizesOf(site, visit.requests);
  const fonts = sizes.filter(({ name }) => name.endsWith('.woff2'));
  const others = sizes.filter((file) => !fonts.includes(file));
  const table = sizes.map(({ name, size }) => sizeLine(size, name));
  process.stdout.write(
    `first load, gzip:\n${table.join('')}${sizeLine(sumOf(others), 'in all without fonts')}`,
  );
  for (const kind of ['.wasm', '.safetensors', '.json']) {
    expect(sizes.some(({ name }) => name.endsWith(kind))).toBe(true);
  }
  expect(sumOf(others)).toBeLessThanOrEqual(280 * kilobyte);
  expect(sumOf(fonts)).toBeLessThanOrEqual(30 * kilobyte);
  await endQuietly(visit, site);
});

it('fetches what it keeps for later only after the first picture: at most 640 KB (gzip) in all', async () => {
  const inBackground: string[] = [];
  const visit = await keptSite.open('#/spotlight', {}, (page) => {
    page.context().on('request', (request) => {
      if (request.serviceWorker()) inBackground.push(request.url());
    });
    return page.context().route('**/*.safetensors', async (route) => {
      if (!route.request().serviceWorker()) {
        // The picture is late: nothing else may come before it.
        await page.waitForTimeout(500);
        expect(inBackground).toEqual([]);
      }
      await route.continue();
    });
  });
  await pictureIsThere(visit);
  await siteIsKept(visit.page);
  expect(inBackground).toContain(`${keptSite.address}index.html`);
  const sizes = await sizesOf(keptSite, inBackground);
  process.stdout.write(sizeLine(sumOf(sizes), 'kept for visits without a network'));
  expect(sumOf(sizes)).toBeLessThanOrEqual(640 * kilobyte);
  await endQuietly(visit, keptSite);
});

it('puts its policy first in the head, and allows scripts from itself and WebAssembly only', async () => {
  const html = await readFile(new URL('index.html', dist), 'utf8');
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html);
  expect(policy?.[1]).toContain("script-src 'self' 'wasm-unsafe-eval';");
  expect(policy?.[1]).toContain("default-src 'none'");
  expect(html.indexOf('<script')).toBeGreaterThan(policy?.index ?? Infinity);
  expect(html.indexOf('<link')).toBeGreaterThan(policy?.index ?? Infinity);
});

it.each(['wasm', 'safetensors'])('shows the sentence before the .%s is there', async (ending) => {
  const visit = await site.open('#/spotlight', {}, (page) =>
    page.context().route(`**/*.${ending}`, () => undefined /* never answered */),
  );
  const words = visit.page.locator('spotlight-words button');
  await expect.poll(() => words.count()).toBe(11);
  const heading = visit.page.getByRole('heading', { level: 1 });
  expect(await heading.innerText()).toBe('Where does “it” look?');
  expect(await visit.page.locator('spotlight-notice').count()).toBe(0);
  await visit.page.context().close();
});
