// The native programs that train and measure models: built for speed when they are asked for.
import { cmakeBuild } from './cmake.mjs';
import { startChild } from './children.mjs';
import { Failure } from './failure.mjs';
import { nativeCompiler } from './native_compiler.mjs';
import { inRepo, root } from './root.mjs';

const folder = 'build/tools';

/**
 * The path of the program, which is up to date.
 * @param {'train' | 'evaluate' | 'loss_curve'} tool
 */
export async function buildNativeTool(tool) {
  await cmakeBuild({
    folder,
    compiler: await nativeCompiler(),
    configure: ['cmake', '-DCMAKE_BUILD_TYPE=Release', '-DSPOTLIGHT_TOOLS=ON'],
    target: `spotlight_${tool}`,
  });
  return inRepo(folder, `spotlight_${tool}`);
}

/**
 * Builds the program, runs it, and shows what it says as it comes.
 * @param {'train' | 'evaluate'} tool
 * @param {readonly string[]} args
 */
export async function runNativeTool(tool, args) {
  const child = startChild(await buildNativeTool(tool), args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(undefined);
      else reject(new Failure(`${tool} ended with exit code ${code}`));
    });
  });
}
