/**
 * The offline file, opened from the disk without a network: every lesson works. (All tests of the lessons
 * run on it too: npm run test:offline.)
 */

import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { inRepo } from '../../scripts/lib/root.mjs';
import { lessons } from '../../web/lessons/lessons.ts';
import { lessonNumbers, textsInPage } from './lesson_numbers.ts';
import { endQuietly, pictureIsThere, useSite } from './site.ts';

const site = useSite('file');
const numbers = await lessonNumbers();

it('shows a number of every lesson as the package computes it', async () => {
  const visit = await site.open('#/spotlight');
  expect(Object.keys(numbers)).toEqual(lessons.map(({ route }) => route));
  for (const { hash, selector, text } of Object.values(numbers)) {
    await visit.page.evaluate((next) => (location.hash = next), hash);
    await expect.poll(() => visit.page.evaluate(textsInPage, selector)).toContain(text);
  }
  await endQuietly(visit, site);
});

it('trains', async () => {
  const visit = await site.open('#/train?trainSteps=500');
  await pictureIsThere(visit, 'Attention now');
  await visit.page.getByRole('button', { name: 'Start', exact: true }).click();
  const steps = visit.page.getByRole('progressbar');
  await expect
    .poll(async () => Number(await steps.getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
  await endQuietly(visit, site);
});

it('says so when its engine dies, and starts another', async () => {
  const visit = await site.open('#/spotlight');
  await pictureIsThere(visit);
  await visit.page.workers()[0]?.evaluate(() => {
    self.close();
  });
  await expect.poll(() => visit.page.locator('spotlight-notice').count()).toBe(1);
  await visit.page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => visit.page.locator('spotlight-notice').count()).toBe(0);
  await endQuietly(visit, site);
});

it('keeps what the device remembers, and offers nothing that only a site has', async () => {
  const visit = await site.open('#/spotlight');
  const { page } = visit;
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByText('Dark', { exact: true }).click();
  await page.reload();
  await pictureIsThere(visit);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
  await page.getByRole('button', { name: 'Help' }).click();
  expect(await page.getByRole('link', { name: 'Download Spotlight' }).count()).toBe(0);
  expect(await page.locator('link[rel=manifest]').count()).toBe(0);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  await endQuietly(visit, site);
});

it('is one file of at most 1.5 MB that may ask no host for anything', async () => {
  const html = await readFile(inRepo('dist/spotlight.html'), 'utf8');
  expect(Buffer.byteLength(html)).toBeLessThanOrEqual(1.5e6);
  const [policy = ''] = /(?<=Content-Security-Policy"\s+content=")[^"]*/.exec(html) ?? [];
  expect(policy.replaceAll(/sha256-[\w+/=]{44}/g, 'hash')).toBe(
    "default-src 'none'; script-src 'hash' 'wasm-unsafe-eval'; style-src 'hash'; connect-src data:; " +
      "worker-src blob:; img-src data:; font-src data:; manifest-src 'none'; base-uri 'none'; form-action 'none'",
  );
  expect(html.indexOf('charset')).toBeLessThan(1024); // browsers look no further
});
