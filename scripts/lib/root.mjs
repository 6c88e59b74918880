// Scripts may be started from any folder; everything they touch is named from the repository's root.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * A path inside the repository, e.g. inRepo('build', 'wasm').
 * @param {string[]} parts
 */
export function inRepo(...parts) {
  return path.join(root, ...parts);
}
