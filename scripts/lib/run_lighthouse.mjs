// Lighthouse on the built site, as for a visitor with a phone: what `npm run lighthouse` and a test ask for.
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { chromiumArguments } from './chromium_arguments.mjs';
import { Failure } from './failure.mjs';
import { findChromium } from './find_chromium.mjs';
import { serveSite } from './serve.mjs';

export const categories = /** @type {const} */ ([
  'performance',
  'accessibility',
  'best-practices',
  'seo',
]);

/**
 * @typedef {object} Report
 * @property {Record<typeof categories[number], number>} scores from 0 to 100
 * @property {string[]} faults what costs points: category, audit, what it found
 */

/**
 * Looks at the first page `times` times, each time as at a first visit. At the root of its host: robots.txt
 * has a meaning only there.
 * @param {number} times
 * @returns {Promise<Report[]>}
 */
export async function runLighthouse(times) {
  const executablePath = findChromium();
  if (!executablePath) throw new Failure('there is no Chromium here');
  const site = await serveSite();
  const browser = await puppeteer.launch({ executablePath, args: chromiumArguments });
  /** @type {Report[]} */
  const reports = [];
  try {
    while (reports.length < times) reports.push(await lookOnce(await browser.newPage(), site.url));
  } finally {
    await browser.close();
    await site.close();
  }
  return reports;
}

/**
 * @param {import('puppeteer-core').Page} page
 * @param {string} url
 * @returns {Promise<Report>}
 */
async function lookOnce(page, url) {
  const result = await lighthouse(url, { onlyCategories: [...categories] }, undefined, page);
  await page.close();
  if (!result) throw new Failure('Lighthouse said nothing');
  const { categories: found, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Failure(`Lighthouse: ${runtimeError.message}`);
  const scores = Object.fromEntries(
    categories.map((name) => [name, Math.round(100 * (found[name]?.score ?? 0))]),
  );
  const faults = categories.flatMap((name) =>
    (found[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${name}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trim()),
  );
  return { scores: /** @type {Report['scores']} */ (scores), faults };
}
