// Configures a build folder only when it has to be, and starts afresh where an old configuration
// would fail in a puzzling way: another compiler, or a folder copied from somewhere else.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { inRepo, root } from './root.mjs';
import { run } from './run.mjs';

/**
 * @typedef {object} CMakeBuild
 * @property {string} folder below the repository, e.g. build/wasm
 * @property {string} compiler which compiler this is, version included; another one starts afresh
 * @property {readonly string[]} configure the command that configures, without -S, -B and -G
 * @property {string} [target] absent: all but those that are built only when asked for
 * @property {Record<string, string>} [env]
 */

/** @param {CMakeBuild} build */
export async function cmakeBuild({ folder, compiler, configure, target = 'all', env = {} }) {
  // Written after a configuration that worked, so half of one is started afresh as well.
  const stampFile = inRepo(folder, 'configured-by.txt');
  const stamp = `${root}\n${compiler}\n${configure.join(' ')}\n`;
  const old = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
  if (old !== stamp) {
    if (old !== undefined) console.log(`${folder} was configured differently: starting it afresh`);
    rmSync(inRepo(folder), { recursive: true, force: true });
    const [command = 'cmake', ...args] = configure;
    await run(command, [...args, '-S', '.', '-B', folder, '-G', 'Ninja'], { env });
    writeFileSync(stampFile, stamp);
  }
  await run('cmake', ['--build', folder, '--target', target], { env, show: true });
}
