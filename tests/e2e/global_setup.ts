/** One server and one browser for all end-to-end tests; each test has a browser context of its own. */

import { chromium } from 'playwright';
import type { TestProject } from 'vitest/node';
import { chromiumArguments } from '../../scripts/lib/chromium_arguments.mjs';
import { findChromium } from '../../scripts/lib/find_chromium.mjs';
import { serveSite } from '../../scripts/lib/serve.mjs';
import type { SiteKind } from './site.ts';

/** Not the root: GitHub Pages serves a project under its name. */
const basePath = '/classroom/spotlight/';

declare module 'vitest' {
  export interface ProvidedContext {
    siteAddress: string;
    browserEndpoint: string;
    siteKind: SiteKind;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  const [site, browser] = await Promise.all([
    serveSite({ base: basePath }),
    chromium.launchServer({
      ...(executablePath !== undefined && { executablePath }),
      args: chromiumArguments,
      // Visitors' browsers refuse to rewrite the address too often: so must this one.
      ignoreDefaultArgs: ['--disable-ipc-flooding-protection'],
    }),
  ]);
  project.provide('siteAddress', site.url);
  project.provide('browserEndpoint', browser.wsEndpoint());
  return async () => {
    await browser.close();
    await site.close();
  };
}
