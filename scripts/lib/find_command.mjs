// Looks a program up on PATH without starting a shell, so that the preflight stays fast.
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

/**
 * The file that a shell would start for this name, or undefined. Something with a slash is a path already.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findCommand(name) {
  const folders = name.includes('/') ? [''] : (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isExecutableFile);
}

/** @param {string} file */
function isExecutableFile(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
