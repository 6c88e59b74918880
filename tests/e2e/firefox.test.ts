/**
 * The second browser: in Firefox every lesson shows what the package computes, from the disk, and from the
 * site when its server is gone after one visit.
 */

import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../scripts/lib/find_firefox.mjs';
import { inRepo } from '../../scripts/lib/root.mjs';
import { serveSite } from '../../scripts/lib/serve.mjs';
import { lessons } from '../../web/lessons/lessons.ts';
import { lessonNumbers, textsInPage } from './lesson_numbers.ts';

const firefox = findFirefox();
const isRequired = firefox !== undefined || process.env.CI !== undefined;

describe.runIf(isRequired)('in Firefox', () => {
  // Firefox as root wants a home of root's own, which machines of CI do not have.
  const home = mkdtempSync(path.join(os.tmpdir(), 'spotlight-firefox-'));
  let browser: Browser;

  beforeAll(async () => {
    if (firefox === undefined)
      throw new Error('there is no Firefox; npm test installs it on Debian');
    browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: firefox,
      env: { ...process.env, HOME: home },
    });
  });
  afterAll(async () => {
    await (browser as Browser | undefined)?.close(); // none where it could not be started
    rmSync(home, { recursive: true, force: true });
  });

  /** Opens all lessons, and says of which hosts something was asked. */
  async function showsEveryLesson(page: Page, address: string): Promise<string[]> {
    const hosts = new Set<string>();
    const problems: string[] = [];
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    page.on('console', (message) => problems.push(message.text()));
    page.on('pageerror', (error) => problems.push(String(error)));
    const numbers = await lessonNumbers();
    await page.goto(`${address}#/spotlight`);
    for (const { route } of lessons) {
      const { hash, selector, text } = numbers[route]!;
      await page.evaluate((next) => (location.hash = next), hash);
      await expect.poll(() => page.evaluate(textsInPage, selector)).toContain(text);
    }
    expect(problems).toEqual([]);
    hosts.delete(''); // what the page has inside
    return [...hosts];
  }

  it('every lesson of the offline file shows its number, and it trains', async () => {
    const page = await browser.newPage();
    const address = pathToFileURL(inRepo('dist/spotlight.html')).href;
    expect(await showsEveryLesson(page, address)).toEqual([]);

    await page.evaluate(() => (location.hash = '#/train?trainSteps=500'));
    const start = await page.waitForSelector('>>> ::-p-aria([name="Start"][role="button"])');
    await start?.click();
    const steps = await page.waitForSelector('>>> [role=progressbar]');
    await expect
      .poll(async () => Number(await steps?.evaluate((bar) => bar.ariaValueNow)))
      .toBeGreaterThan(0);
    await page.close();
  });

  it('every lesson of the site shows its number, also when the server is gone after one visit', async () => {
    const server = await serveSite({ base: '/school/' });
    const page = await browser.newPage();
    const { host } = new URL(server.url);
    expect(await showsEveryLesson(page, server.url)).toEqual([host]);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await server.close();
    await page.goto('about:blank');
    expect(await showsEveryLesson(page, server.url)).toEqual([host]);
    await page.close();
  });
});

if (!isRequired) {
  it('works in Firefox', ({ skip }) => {
    skip('there is no Firefox here; its path can stand in FIREFOX_PATH');
  });
}
