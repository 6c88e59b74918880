// The preflight decides what a fresh machine lacks and what its owner reads about it.
import { describe, expect, it } from 'vitest';
import { findFuzzingClang } from '../../scripts/lib/find_fuzzing_clang.mjs';
import { debianPackages, installAdvice, missingTools } from '../../scripts/lib/tools.mjs';

interface Has {
  commands?: string[];
  paths?: string[];
  env?: Record<string, string>;
  /** By compiler: where its own runtime is, or would be. */
  runtimes?: Record<string, string>;
}

function machineWith({ commands = [], paths = [], env = {}, runtimes = {} }: Has) {
  return {
    hasCommand: (command: string) => commands.includes(command),
    hasPath: (path: string) => paths.includes(path),
    outputOf: (command: string) => `${runtimes[command] ?? ''}\n`,
    env,
  };
}

const bareMachine = machineWith({});
const buildCommands = ['emcc', 'emcmake', 'cmake', 'ninja'];
const debianEigen = '/usr/share/eigen3/cmake/Eigen3Config.cmake';
const debianRuntime = '/llvm-14/lib/linux/libclang_rt.builtins-x86_64.a';
const debianFuzzer = '/llvm-14/lib/linux/libclang_rt.fuzzer-x86_64.a';
const debianBuildMachine = machineWith({ commands: buildCommands, paths: [debianEigen] });

function packagesMissing(has: Has, use: 'build' | 'test' = 'build') {
  return debianPackages(missingTools(machineWith(has), use));
}

describe('missingTools', () => {
  it('asks a bare machine for the tools of the build only, unless it is to run the tests', () => {
    expect(debianPackages(missingTools(bareMachine, 'build'))).toEqual([
      'emscripten',
      'cmake',
      'ninja-build',
      'libeigen3-dev',
    ]);
    expect(debianPackages(missingTools(bareMachine, 'test'))).toEqual([
      'emscripten',
      'cmake',
      'ninja-build',
      'libeigen3-dev',
      'g++',
      'libgtest-dev',
      'chromium',
      'firefox-esr',
      'fonts-dejavu-core',
      'clang-format',
      'clang',
      'libclang-rt-dev',
    ]);
  });

  it('asks for nothing where everything is there', () => {
    expect(missingTools(debianBuildMachine, 'build')).toEqual([]);
    const testMachine = {
      commands: [...buildCommands, 'g++', 'chromium', 'firefox', 'clang-format', 'clang++'],
      paths: [debianEigen, '/usr/include/gtest/gtest.h', '/usr/share/fonts', debianFuzzer],
      runtimes: { 'clang++': debianRuntime },
    };
    expect(packagesMissing(testMachine, 'test')).toEqual([]);
  });

  it('needs emcmake beside emcc', () => {
    const commands = ['emcc', 'cmake', 'ninja'];
    expect(packagesMissing({ commands, paths: [debianEigen] })).toEqual(['emscripten']);
  });

  it('finds Eigen where Homebrew or CMAKE_PREFIX_PATH put it', () => {
    const homebrew = '/opt/homebrew/share/eigen3/cmake/Eigen3Config.cmake';
    const own = '/own/share/eigen3/cmake/Eigen3Config.cmake';
    const env = { CMAKE_PREFIX_PATH: '/other:/own' };
    expect(packagesMissing({ commands: buildCommands, paths: [homebrew] })).toEqual([]);
    expect(packagesMissing({ commands: buildCommands, paths: [own] })).toEqual(['libeigen3-dev']);
    expect(packagesMissing({ commands: buildCommands, paths: [own], env })).toEqual([]);
  });

  it('takes the browser that CHROME_PATH names, and no other', () => {
    const env = { CHROME_PATH: '/own/chrome' };
    expect(packagesMissing({ commands: ['/own/chrome'], env }, 'test')).not.toContain('chromium');
    expect(packagesMissing({ commands: ['chromium'], env }, 'test')).toContain('chromium');
    expect(packagesMissing({ commands: ['google-chrome'] }, 'test')).not.toContain('chromium');
  });

  it('can do without Firefox, and takes the one that FIREFOX_PATH names', () => {
    const missing = missingTools(bareMachine, 'test');
    expect(debianPackages(missing.filter(({ isOptional }) => isOptional))).toEqual(['firefox-esr']);
    const env = { FIREFOX_PATH: '/own/firefox' };
    expect(packagesMissing({ commands: ['/own/firefox'], env }, 'test')).not.toContain(
      'firefox-esr',
    );
    expect(packagesMissing({ commands: ['firefox'], env }, 'test')).toContain('firefox-esr');
  });

  it('needs libFuzzer beside Clang, of the same version and processor', () => {
    const clang = { commands: ['clang++'], runtimes: { 'clang++': debianRuntime } };
    const otherProcessor = debianFuzzer.replace('x86_64', 'aarch64');
    const missing = (has: Has) =>
      packagesMissing(has, 'test').filter((name) => /^(clang|libclang-rt-dev)$/.test(name));
    expect(missing({})).toEqual(['clang', 'libclang-rt-dev']);
    expect(missing(clang)).toEqual(['libclang-rt-dev']);
    expect(missing({ ...clang, paths: [otherProcessor] })).toEqual(['libclang-rt-dev']);
    expect(missing({ ...clang, paths: [debianFuzzer] })).toEqual([]);
    // A compiler that knows no such runtime names another file, or nothing.
    const other = { ...clang, runtimes: { 'clang++': '/usr/lib/gcc/libgcc.a' } };
    expect(missing({ ...other, paths: ['/usr/lib/gcc/libgcc.a'] })).toEqual(['libclang-rt-dev']);
  });

  it('takes the Clang of Homebrew where the one of Apple has no libFuzzer', () => {
    const homebrew = '/opt/homebrew/opt/llvm/bin/clang++';
    const machine = {
      commands: ['clang++', homebrew],
      runtimes: {
        'clang++': '/apple/lib/darwin/libclang_rt.osx.a',
        [homebrew]: '/llvm/lib/darwin/libclang_rt.osx.a',
      },
      paths: ['/llvm/lib/darwin/libclang_rt.fuzzer_osx.a'],
    };
    expect(findFuzzingClang(machineWith(machine))).toBe(homebrew);
    const onlyApple = { ...machine, commands: ['clang++'] };
    expect(installAdvice(missingTools(machineWith(onlyApple), 'test'))).toContain(' llvm\n');
    const env = { CLANG_PATH: 'clang++' };
    expect(findFuzzingClang(machineWith({ ...machine, env }))).toBeUndefined();
  });
});

describe('installAdvice', () => {
  it('gives the whole lines for a bare machine, plainly laid out', () => {
    expect(installAdvice(missingTools(bareMachine, 'test'))).toMatchInlineSnapshot(`
      "Missing on this machine:
        - Emscripten (emcc, emcmake)
        - CMake
        - Ninja
        - Eigen headers
        - a C++ compiler (g++)
        - GoogleTest
        - Chromium (or its path in CHROME_PATH)
        - Firefox (or its path in FIREFOX_PATH)
        - fonts for Chromium
        - clang-format
        - Clang, for fuzzing (or its path in CLANG_PATH)
        - libFuzzer, which comes with Clang but not with Apple’s

      Install with one of these, then run the same command again.

      Debian or Ubuntu:
        sudo apt-get update && sudo apt-get install -y emscripten cmake ninja-build libeigen3-dev g++ libgtest-dev chromium firefox-esr fonts-dejavu-core clang-format clang libclang-rt-dev

      macOS with Homebrew:
        brew install emscripten cmake ninja eigen gcc googletest clang-format llvm
        brew install --cask google-chrome
        brew install --cask firefox
        brew install --cask font-dejavu

      Emscripten on any system, with emsdk (the other tools from above):
        git clone https://github.com/emscripten-core/emsdk.git
        ./emsdk/emsdk install latest && ./emsdk/emsdk activate latest
        . ./emsdk/emsdk_env.sh"
    `);
  });

  it('leaves out what is there', () => {
    const onlyNinja = machineWith({ commands: ['emcc', 'emcmake', 'cmake'], paths: [debianEigen] });
    const advice = installAdvice(missingTools(onlyNinja, 'build'));
    expect(advice).toContain('apt-get install -y ninja-build\n');
    expect(advice).toContain('brew install ninja');
    expect(advice).not.toContain('emsdk');
    expect(advice).not.toContain('--cask');
  });
});
