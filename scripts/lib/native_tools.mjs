// The native programs that train and measure models: built for speed when they are asked for.
import { cmakeBuild } from './cmake.mjs';
import { startChild } from './children.mjs';
import { Failure } from './failure.mjs';
import { findCommand } from './find_command.mjs';
import { inRepo, root } from './root.mjs';
import { run } from './run.mjs';

const folder = 'build/tools';

/**
 * Builds the program, runs it, and shows what it says as it comes.
 * @param {'train' | 'evaluate'} tool
 * @param {readonly string[]} args
 */
export async function runNativeTool(tool, args) {
  const compiler = [process.env.CXX ?? 'c++', 'g++', 'clang++'].find(findCommand) ?? 'c++';
  const version = await run(compiler, ['--version']);
  await cmakeBuild({
    folder,
    compiler: version.split('\n')[0] ?? '',
    configure: ['cmake', '-DCMAKE_BUILD_TYPE=Release', '-DSPOTLIGHT_TOOLS=ON'],
    target: `spotlight_${tool}`,
  });
  const child = startChild(inRepo(folder, `spotlight_${tool}`), args, {
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
