// Fuzzing needs a Clang with libFuzzer, which Debian has in a package of its own and Apple leaves out.

/** @typedef {import('./tools.mjs').Machine} Machine */

const clangCommands = [
  'clang++',
  '/opt/homebrew/opt/llvm/bin/clang++', // Homebrew's, which it leaves off PATH
  '/usr/local/opt/llvm/bin/clang++',
];

/**
 * Every Clang on the machine, or what CLANG_PATH names.
 * @param {Machine} machine
 */
export function findClangs({ hasCommand, env }) {
  return (env.CLANG_PATH ? [env.CLANG_PATH] : clangCommands).filter(hasCommand);
}

/**
 * The first one that has libFuzzer.
 * @param {Machine} machine
 * @returns {string | undefined}
 */
export function findFuzzingClang(machine) {
  return findClangs(machine).find((clang) => {
    // Only the compiler knows where its runtime lies and how this system and processor are spelt:
    // libclang_rt.builtins-x86_64.a, libclang_rt.builtins.a, on macOS libclang_rt.osx.a.
    const builtins = machine.outputOf(clang, ['-print-libgcc-file-name', '-rtlib=compiler-rt']);
    const libFuzzer = builtins
      .trim()
      .replace('libclang_rt.builtins', 'libclang_rt.fuzzer')
      .replace('libclang_rt.osx', 'libclang_rt.fuzzer_osx');
    return libFuzzer.includes('libclang_rt.fuzzer') && machine.hasPath(libFuzzer);
  });
}
