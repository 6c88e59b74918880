// Scripts are both commands and modules: start.mjs calls the build that `npm run build` runs.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settleColours } from './colours.mjs';
import { Failure } from './failure.mjs';

/**
 * Runs main when the module is the one that was started, not when it was imported. A failure prints
 * its message and makes the exit code 1.
 * @param {string} moduleUrl import.meta.url
 * @param {(args: string[]) => unknown} main
 */
export async function program(moduleUrl, main) {
  const started = process.argv[1];
  if (!started || realpathSync(started) !== fileURLToPath(moduleUrl)) return;
  settleColours();
  try {
    await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
