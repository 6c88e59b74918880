// The compiler of the native programs, as a build folder is stamped with it.
import { findCommand } from './find_command.mjs';
import { run } from './run.mjs';

/** Its first line about itself: name and version. */
export async function nativeCompiler() {
  const compiler = [process.env.CXX ?? 'c++', 'g++', 'clang++'].find(findCommand) ?? 'c++';
  const version = await run(compiler, ['--version']);
  return version.split('\n')[0] ?? '';
}
