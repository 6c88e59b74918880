// Runs the benchmark in a page of headless Chromium. The page is isolated from other origins, since
// only then its clock is exact to 5 microseconds.
import { chromiumArguments } from './chromium_arguments.mjs';
import { findChromium } from './find_chromium.mjs';
import { inRepo } from './root.mjs';
import { serveSite } from './serve.mjs';

/** @typedef {import('../../tests/bench/benchmark.mjs').Options} Options */
/** @typedef {import('../../tests/bench/benchmark.mjs').EngineResults} EngineResults */

const isolated = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/**
 * @param {Options} options
 * @returns {Promise<EngineResults>}
 */
export async function benchInChromium(options) {
  await bundle();
  // The whole repository, as a page needs files of build/, dist/ and the peers' packages.
  const server = await serveSite({ folder: '.', headers: isolated });
  // Imported late: on a fresh machine Playwright is there only after setup.
  const { chromium } = await import('playwright');
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  });
  try {
    const page = await browser.newPage();
    page.on('console', (message) => console.log(message.text()));
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`${server.url}tests/bench/page.html`);
    const engine = `Chromium ${browser.version()}`;
    return await page.evaluate(
      ([engine, options]) => /** @type {any} */ (globalThis).runInChromium(engine, options),
      /** @type {const} */ ([engine, options]),
    );
  } finally {
    await browser.close();
    await server.close();
  }
}

async function bundle() {
  const { build } = await import('vite');
  await build({
    root: inRepo('tests/bench'),
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      target: 'es2022',
      outDir: inRepo('build/bench/chromium'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: false,
      rolldownOptions: {
        input: inRepo('tests/bench/run_in_chromium.mjs'),
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
