/** The built site as a visitor gets it: with its real content security policy, and in one of three ways. */

import { pathToFileURL } from 'node:url';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { inRepo } from '../../scripts/lib/root.mjs';

/** A page, and all that it said and asked for while it was open. */
export interface Visit {
  readonly page: Page;
  /** Console messages and uncaught errors: there should be none. */
  readonly messages: string[];
  /** Addresses of all requests. */
  readonly requests: string[];
}

/**
 * served: from a server under a sub-path, to a browser without service workers, so that tests can answer
 * requests. installable: with service workers, at the first visit. installed: after a first visit, without a
 * network. file: the offline file, from the disk and without a network.
 */
export type SiteKind = 'served' | 'installable' | 'installed' | 'file';

export interface Site {
  /** Where the page is: a folder, or the offline file. */
  readonly address: string;
  /** There is a server whose answers a test may change. */
  readonly isServed: boolean;
  open(hash: string, options?: BrowserContextOptions, prepare?: Prepare): Promise<Visit>;
}

/** Is given the page before it goes anywhere. */
type Prepare = (page: Page) => Promise<unknown>;

const offlineFile = pathToFileURL(inRepo('dist/spotlight.html')).href;

/** The site and a browser, for the tests of one file. */
export function useSite(
  kind: SiteKind = inject('siteKind'),
  address = kind === 'file' ? offlineFile : inject('siteAddress'),
): Site {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterAll(async () => {
    await browser.close();
  });

  return {
    address,
    isServed: kind === 'served',
    async open(hash, options, prepare) {
      // No transitions: they cost frames, and axe would measure colours on their way.
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      await prepareContext[kind](context, address);
      const page = await context.newPage();
      const visit: Visit = { page, messages: [], requests: [] };
      page.on('console', (message) => visit.messages.push(`${message.type()}: ${message.text()}`));
      page.on('pageerror', (error) => visit.messages.push(`uncaught: ${error.message}`));
      page.on('request', (request) => visit.requests.push(request.url()));
      await prepare?.(page);
      await page.goto(address + hash);
      return visit;
    },
  };
}

const prepareContext: Record<
  SiteKind,
  (context: BrowserContext, address: string) => Promise<unknown>
> = {
  served: (context) =>
    context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker')),
  installable: () => Promise.resolve(),
  async installed(context, address) {
    const page = await context.newPage();
    await page.goto(address);
    await siteIsKept(page);
    await page.close();
    await context.setOffline(true);
  },
  file: (context) => context.setOffline(true),
};

/** Waits until the service worker has fetched all files. */
export async function siteIsKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Waits until the heatmap shows numbers that the engine computed. */
export async function pictureIsThere({ page }: Visit, grid = 'Attention weights'): Promise<void> {
  const cell = page.getByRole('grid', { name: grid }).getByRole('gridcell').first();
  await expect.poll(() => cell.getAttribute('aria-label')).toMatch(/: −?\d[.\d]*$/u);
}

/** The accessible names of all cells of a grid, row by row. */
export async function cellNames({ page }: Visit, grid = 'Attention weights'): Promise<string[]> {
  return await page
    .getByRole('grid', { name: grid })
    .getByRole('gridcell')
    .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('aria-label') ?? ''));
}

export async function typeSentence({ page }: Visit, text: string): Promise<void> {
  const field = page.getByRole('textbox').first();
  if (!(await field.isVisible()))
    await page.getByRole('button', { name: 'Change sentence' }).click();
  await field.fill(text);
}

/** Ends a visit, and says that nothing went wrong in it and nothing was asked of anybody else. */
export async function endQuietly(visit: Visit, site: Site): Promise<void> {
  expect(visit.messages).toEqual([]);
  const { origin, protocol } = new URL(site.address);
  const isOwn = (url: string): boolean =>
    /^(blob|data):/.test(url) ||
    (protocol === 'file:' ? url.startsWith(site.address) : new URL(url).origin === origin);
  expect(visit.requests.filter((url) => !isOwn(url))).toEqual([]);
  await visit.page.context().close();
}
