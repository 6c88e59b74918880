/**
 * The site after one visit: it works when its server is gone, newer versions are offered, and it can be
 * installed. (All tests of the lessons run on it too: npm run test:installed.)
 */

import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import { inRepo } from '../../scripts/lib/root.mjs';
import { serveSite } from '../../scripts/lib/serve.mjs';
import { lessonNumbers, textsInPage } from './lesson_numbers.ts';
import { endQuietly, pictureIsThere, siteIsKept, useSite, type Visit } from './site.ts';

/** A copy of the site, to be changed here. */
const folder = 'build/e2e_site';
const inFolder = (file: string): string => inRepo(folder, file);
rmSync(inRepo(folder), { recursive: true, force: true }); // of a run that was ended
cpSync(inRepo('dist'), inRepo(folder), { recursive: true });
let server = await serveSite({ base: '/school/', folder });
const { port } = new URL(server.url);
const site = useSite('installable', server.url);
const numbers = await lessonNumbers();

afterAll(async () => {
  await server.close();
  rmSync(inRepo(folder), { recursive: true });
});

async function keptAddresses({ page }: Visit): Promise<string[]> {
  return await page.evaluate(async () => {
    const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    const requests = await Promise.all(caches_.map((cache) => cache.keys()));
    return requests.flat().map(({ url }) => url);
  });
}

it('shows a number of every lesson when its server is gone after the first visit', async () => {
  const visit = await site.open('');
  await pictureIsThere(visit);
  await siteIsKept(visit.page);
  await server.close();
  await visit.page.goto(`${site.address}?from=mail#/spotlight`);
  for (const { hash, selector, text } of Object.values(numbers)) {
    await visit.page.evaluate((next) => (location.hash = next), hash);
    await expect.poll(() => visit.page.evaluate(textsInPage, selector)).toContain(text);
  }
  await endQuietly(visit, site);
  server = await serveSite({ base: '/school/', folder, port: Number(port) });
});

it('keeps every built file once, but for the package, the offline file and the keeper itself', async () => {
  const visit = await site.open('');
  await siteIsKept(visit.page);
  const kept = await keptAddresses(visit);
  const script = readFileSync(inFolder('service_worker.js'), 'utf8');
  const built = readdirSync(inRepo(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(inRepo(folder), path.join(entry.parentPath, entry.name)))
    .filter((file) => !/^(lib[/\\]|spotlight\.html$|service_worker\.js$)/.test(file));
  expect(kept.map((url) => url.slice(site.address.length)).sort()).toEqual(built.sort());
  for (const file of built) expect(script).toContain(hashOf(file));
  await endQuietly(visit, site);
});

it('offers a newer version, names a training that would be lost, and reloads only when asked', async () => {
  const visit = await site.open('#/train?trainSteps=500&trainSeed=7');
  const { page } = visit;
  const description = (): Promise<string | null> =>
    page.locator('meta[name=description]').getAttribute('content');
  const before = await description();
  await siteIsKept(page);
  publishNextVersion('Newer: ');
  await page.reload();
  const notice = page.locator('spotlight-update-notice');
  const news = notice.getByText('A new version of Spotlight is there.');
  await expect.poll(() => news.isVisible()).toBe(true);
  expect(await notice.innerText()).toContain('Your sentence and settings stay.');
  expect(await description()).toBe(before);

  await page.getByRole('button', { name: 'Start', exact: true }).click();
  await expect.poll(() => notice.innerText()).toContain('your training starts over');
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(description).toBe(`Newer: ${before ?? ''}`);
  expect(page.url()).toContain('trainSeed=7');
  expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
  await pictureIsThere(visit, 'Attention now');
  await endQuietly(visit, site);
});

it('offers the offline file for download, and says how large it is', async () => {
  const visit = await site.open('');
  await visit.page.getByRole('button', { name: 'Help' }).click();
  const { size } = statSync(inFolder('spotlight.html'));
  const link = visit.page.getByRole('link', {
    name: `Download Spotlight for offline use (1 file, ${(size / 1e6).toFixed(1)} MB)`,
  });
  const [download] = await Promise.all([visit.page.waitForEvent('download'), link.click()]);
  expect(download.suggestedFilename()).toBe('spotlight.html');
  expect((await buffer(await download.createReadStream())).length).toBe(size);
  await endQuietly(visit, site);
});

it('can be installed: names, places and icons', () => {
  const manifest = JSON.parse(readFileSync(inFolder('manifest.webmanifest'), 'utf8')) as {
    name: string;
    start_url: string;
    scope: string;
    display: string;
    icons: { src: string; sizes: string; purpose?: string }[];
  };
  expect(manifest).toMatchObject({ start_url: './', scope: './', display: 'standalone' });
  const pngs = manifest.icons.filter(({ src }) => src.endsWith('.png'));
  expect(pngs.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`)).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ]);
  for (const { src, sizes } of pngs) {
    const header = readFileSync(inFolder(src)).subarray(16, 24);
    expect(`${header.readUInt32BE(0)}x${header.readUInt32BE(4)}`).toBe(sizes);
    expect(statSync(inFolder(src)).size).toBeLessThan(100 * 1024);
  }
});

function hashOf(file: string): string {
  return `sha256-${createHash('sha256')
    .update(readFileSync(inFolder(file)))
    .digest('base64')}`;
}

/** As a build after a change of the page's description would write it. */
function publishNextVersion(word: string): void {
  const before = hashOf('index.html');
  const page = readFileSync(inFolder('index.html'), 'utf8');
  writeFileSync(inFolder('index.html'), page.replace(/(?<=content=")(?=Type a)/, word));
  const script = readFileSync(inFolder('service_worker.js'), 'utf8');
  expect(script).toContain(before);
  writeFileSync(
    inFolder('service_worker.js'),
    script.replace(before, hashOf('index.html')).replace(/(?<=\bid:`)\w+/, 'next'),
  );
}
