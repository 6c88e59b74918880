// The browser tests drive the Chromium that is installed here; nothing downloads a browser of its own.
import { findCommand } from './find_command.mjs';

export const chromiumCommands = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The browser to test with: what CHROME_PATH names, else the first one found.
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env.CHROME_PATH;
  for (const command of chosen ? [chosen] : chromiumCommands) {
    const file = findCommand(command);
    if (file) return file;
  }
  return undefined;
}
