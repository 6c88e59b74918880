/** Programs that import the built package, run in a Node of their own. */

import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

export const run = promisify(execFile);
export const root = path.resolve(import.meta.dirname, '../..');
export const packageFolder = path.join(root, 'dist/lib');

/** A folder that is gone after the test. */
export async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(path.join(root, 'build/consumer-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Runs a module in which 'spotlight' stands for the built package, and gives what it printed. */
export async function runWithPackage(source: string): Promise<string> {
  return await inFolder(async (folder) => {
    const file = path.join(folder, 'consumer.mjs');
    const entry = path.join(packageFolder, 'spotlight.js');
    await writeFile(file, source.replaceAll("from 'spotlight'", `from '${entry}'`));
    return (await run(process.execPath, [file])).stdout;
  });
}
