// `npm run icons`: draws public/icon.svg as the PNG files that installing a web page asks for, with the
// Chromium of the tests. Run it after the drawing has changed, and commit what it writes.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { chromiumArguments } from './lib/chromium_arguments.mjs';
import { findChromium } from './lib/find_chromium.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { setup } from './setup.mjs';

/** Maskable: systems cut it to shapes of their own, so its ground goes out to the corners. */
const icons = [
  { name: 'icon-192.png', size: 192, ground: 'none' },
  { name: 'icon-512.png', size: 512, ground: 'none' },
  { name: 'icon-maskable-512.png', size: 512, ground: '#fdf3ce' },
];

await program(import.meta.url, async () => {
  await setup('test');
  const drawing = readFileSync(inRepo('public/icon.svg'), 'utf8');
  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  });
  for (const { name, size, ground } of icons) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(
      `<style>body { background: ${ground}; margin: 0 } svg { display: block }</style>${drawing}`,
    );
    await page.screenshot({ path: inRepo('public', name), omitBackground: true });
  }
  await browser.close();
});
