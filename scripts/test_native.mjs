// Builds the native tests of the core with the address and undefined-behaviour sanitizers, and runs
// them: the sanitizers see what WebAssembly's own memory would hide.
import { cmakeBuild } from './lib/cmake.mjs';
import { findCommand } from './lib/find_command.mjs';
import { program } from './lib/program.mjs';
import { run } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function testNative() {
  const compiler = [process.env.CXX ?? 'c++', 'g++', 'clang++'].find(findCommand) ?? 'c++';
  const version = await run(compiler, ['--version']);
  await cmakeBuild({
    folder: 'build/native',
    compiler: version.split('\n')[0] ?? '',
    configure: ['cmake', '-DCMAKE_BUILD_TYPE=RelWithDebInfo', '-DSPOTLIGHT_SANITIZE=ON'],
  });
  const options = ['--output-on-failure', '--no-tests=error', '-j2'];
  const output = await run('ctest', ['--test-dir', 'build/native', ...options]);
  console.log(output.trim());
}

await program(import.meta.url, async () => {
  await setup('test');
  await testNative();
});
