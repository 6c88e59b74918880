/** The built site as a visitor gets it: served under a sub-path, with its real content security policy. */

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject } from 'vitest';

/** A page, and all that it said and asked for while it was open. */
export interface Visit {
  readonly page: Page;
  /** Console messages and uncaught errors: there should be none. */
  readonly messages: string[];
  /** Addresses of all requests. */
  readonly requests: string[];
}

export interface Site {
  /** Where the site is: ends with a slash. */
  readonly address: string;
  open(hash: string, options?: BrowserContextOptions, prepare?: Prepare): Promise<Visit>;
}

/** Is given the page before it goes anywhere. */
type Prepare = (page: Page) => Promise<unknown>;

/** The site and a browser, for the tests of one file. */
export function useSite(): Site {
  const address = inject('siteAddress');
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.connect(inject('browserEndpoint'));
  });
  afterAll(async () => {
    await browser.close();
  });

  return {
    address,
    async open(hash, options, prepare) {
      // No transitions: they cost frames, and axe would measure colours on their way.
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
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
  const { origin } = new URL(site.address);
  expect(visit.requests.filter((url) => new URL(url).origin !== origin)).toEqual([]);
  await visit.page.context().close();
}
