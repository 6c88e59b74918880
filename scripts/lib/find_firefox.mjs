// The second browser that the page is tried in; nothing downloads one of its own.
import { findCommand } from './find_command.mjs';

export const firefoxCommands = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/**
 * The browser to test with: what FIREFOX_PATH names, else the first one found.
 * @returns {string | undefined}
 */
export function findFirefox() {
  const chosen = process.env.FIREFOX_PATH;
  for (const command of chosen ? [chosen] : firefoxCommands) {
    const file = findCommand(command);
    if (file) return file;
  }
  return undefined;
}
