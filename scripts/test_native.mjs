// Builds the native tests of the core with the address and undefined-behaviour sanitizers, and runs
// them: the sanitizers see what WebAssembly's own memory would hide.
import { cmakeBuild } from './lib/cmake.mjs';
import { nativeCompiler } from './lib/native_compiler.mjs';
import { program } from './lib/program.mjs';
import { run } from './lib/run.mjs';
import { setup } from './setup.mjs';

async function testNative() {
  await cmakeBuild({
    folder: 'build/native',
    compiler: await nativeCompiler(),
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
