// Compiles the attention core to WebAssembly: build/wasm/spotlight_core.mjs and .wasm.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { cmakeBuild } from './lib/cmake.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './setup.mjs';

/** @param {string} [target] another one of CMakeLists.txt */
export async function buildCore(target = 'all') {
  const version = await run('emcc', ['--version']);
  await cmakeBuild({
    folder: 'build/wasm',
    compiler: version.split('\n')[0] ?? '',
    configure: ['emcmake', 'cmake', '-DCMAKE_BUILD_TYPE=Release'],
    target,
    env: await emscriptenCache(),
  });
}

/**
 * Emscripten compiles its system libraries at their first use and keeps them in a cache. Debian's
 * is complete and read-only ("frozen") and has to stay where it is. Any other cache that we may not
 * write to, such as an emsdk that root installed, is replaced by one in build/.
 * @returns {Promise<Record<string, string>>}
 */
async function emscriptenCache() {
  const ownCache = inRepo('build', 'emscripten_cache');
  if (existsSync(ownCache)) return { EM_CACHE: ownCache };
  const frozen = await emscriptenSetting('FROZEN_CACHE');
  if (frozen === 'True') return {};
  const cache = await emscriptenSetting('CACHE');
  return !cache || isWritable(cache) ? {} : { EM_CACHE: ownCache };
}

/** @param {string} name */
async function emscriptenSetting(name) {
  const output = await run('em-config', [name]).catch(() => '');
  return output.trim();
}

/**
 * @param {string} folder one that need not exist yet
 * @returns {boolean}
 */
function isWritable(folder) {
  if (!existsSync(folder)) return isWritable(path.dirname(folder));
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

await program(import.meta.url, async () => {
  await setup('build');
  await buildCore();
});
