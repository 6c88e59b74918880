// What a fresh machine needs, as one table, and the sentences that say how to get what it lacks.
// Everything here is a pure function of a Machine, so that tests can make machines up.
import { chromiumCommands } from './find_chromium.mjs';
import { firefoxCommands } from './find_firefox.mjs';
import { findClangs, findFuzzingClang } from './find_fuzzing_clang.mjs';

/**
 * What the checks may ask about a machine.
 * @typedef {object} Machine
 * @property {(command: string) => boolean} hasCommand on PATH, or an executable file's path
 * @property {(path: string) => boolean} hasPath
 * @property {(command: string, args: string[]) => string} outputOf
 * @property {Record<string, string | undefined>} env
 */
/**
 * @typedef {object} Tool
 * @property {string} name as a person knows it
 * @property {'build' | 'test'} use tests need the tools of the build as well
 * @property {string} debian package of Debian and Ubuntu
 * @property {string} brew how Homebrew spells it
 * @property {boolean} [isOptional] without it some tests are left out
 * @property {(machine: Machine) => boolean} found
 */

/** @type {readonly Tool[]} */
const tools = [
  {
    name: 'Emscripten (emcc, emcmake)',
    use: 'build',
    debian: 'emscripten',
    brew: 'emscripten',
    found: ({ hasCommand }) => hasCommand('emcc') && hasCommand('emcmake'),
  },
  {
    name: 'CMake',
    use: 'build',
    debian: 'cmake',
    brew: 'cmake',
    found: ({ hasCommand }) => hasCommand('cmake'),
  },
  {
    name: 'Ninja',
    use: 'build',
    debian: 'ninja-build',
    brew: 'ninja',
    found: ({ hasCommand }) => hasCommand('ninja') || hasCommand('ninja-build'),
  },
  {
    name: 'Eigen headers',
    use: 'build',
    debian: 'libeigen3-dev',
    brew: 'eigen',
    found: (machine) =>
      machine.env.Eigen3_DIR !== undefined ||
      hasInPrefixes(machine, [
        'share/eigen3/cmake/Eigen3Config.cmake',
        'lib/cmake/eigen3/Eigen3Config.cmake',
        'lib64/cmake/eigen3/Eigen3Config.cmake',
      ]),
  },
  {
    name: 'a C++ compiler (g++)',
    use: 'test',
    debian: 'g++',
    brew: 'gcc',
    found: ({ hasCommand, env }) => [env.CXX ?? 'c++', 'g++', 'clang++'].some(hasCommand),
  },
  {
    name: 'GoogleTest',
    use: 'test',
    debian: 'libgtest-dev',
    brew: 'googletest',
    found: (machine) =>
      machine.env.GTest_DIR !== undefined || hasInPrefixes(machine, ['include/gtest/gtest.h']),
  },
  {
    name: 'Chromium (or its path in CHROME_PATH)',
    use: 'test',
    debian: 'chromium',
    brew: '--cask google-chrome',
    found: ({ hasCommand, env }) =>
      env.CHROME_PATH ? hasCommand(env.CHROME_PATH) : chromiumCommands.some(hasCommand),
  },
  {
    name: 'Firefox (or its path in FIREFOX_PATH)',
    use: 'test',
    isOptional: true,
    debian: 'firefox-esr', // Ubuntu has none as a package
    brew: '--cask firefox',
    found: ({ hasCommand, env }) =>
      env.FIREFOX_PATH ? hasCommand(env.FIREFOX_PATH) : firefoxCommands.some(hasCommand),
  },
  {
    name: 'fonts for Chromium',
    use: 'test',
    debian: 'fonts-dejavu-core',
    brew: '--cask font-dejavu',
    found: ({ hasPath }) => ['/usr/share/fonts', '/System/Library/Fonts'].some(hasPath),
  },
  {
    name: 'clang-format',
    use: 'test',
    debian: 'clang-format',
    brew: 'clang-format',
    found: ({ hasCommand }) => hasCommand('clang-format'),
  },
  {
    name: 'Clang, for fuzzing (or its path in CLANG_PATH)',
    use: 'test',
    debian: 'clang',
    brew: 'llvm',
    found: (machine) => findClangs(machine).length > 0,
  },
  {
    name: 'libFuzzer, which comes with Clang but not with Apple’s',
    use: 'test',
    debian: 'libclang-rt-dev',
    brew: 'llvm',
    found: (machine) => findFuzzingClang(machine) !== undefined,
  },
];

/**
 * @param {Machine} machine
 * @param {'build' | 'test'} use
 * @returns {Tool[]}
 */
export function missingTools(machine, use) {
  return tools.filter((tool) => (use === 'test' || tool.use === 'build') && !tool.found(machine));
}

/**
 * How to install what is missing, for a person to read and copy.
 * @param {readonly Tool[]} missing
 */
export function installAdvice(missing) {
  const lines = [
    'Missing on this machine:',
    ...missing.map((tool) => `  - ${tool.name}`),
    '',
    'Install with one of these, then run the same command again.',
    '',
    'Debian or Ubuntu:',
    `  sudo apt-get update && sudo apt-get install -y ${debianPackages(missing).join(' ')}`,
    '',
    'macOS with Homebrew:',
    ...brewLines(missing),
  ];
  if (missing.some((tool) => tool.brew === 'emscripten')) {
    lines.push(
      '',
      'Emscripten on any system, with emsdk (the other tools from above):',
      '  git clone https://github.com/emscripten-core/emsdk.git',
      '  ./emsdk/emsdk install latest && ./emsdk/emsdk activate latest',
      '  . ./emsdk/emsdk_env.sh',
    );
  }
  return lines.join('\n');
}

/** @param {readonly Tool[]} missing */
export function debianPackages(missing) {
  return missing.map((tool) => tool.debian);
}

/** @param {readonly Tool[]} missing */
function brewLines(missing) {
  const [casks, formulas] = [true, false].map((cask) =>
    [...new Set(missing.map((tool) => tool.brew))].filter(
      (name) => name.startsWith('--cask') === cask,
    ),
  );
  return [
    ...(formulas?.length ? [`  brew install ${formulas.join(' ')}`] : []),
    ...(casks ?? []).map((name) => `  brew install ${name}`),
  ];
}

/**
 * Looks below the folders that CMake searches on its own.
 * @param {Machine} machine
 * @param {readonly string[]} files
 */
function hasInPrefixes({ hasPath, env }, files) {
  const chosen = (env.CMAKE_PREFIX_PATH ?? '').split(/[:;]/).filter(Boolean);
  const prefixes = [...chosen, '/usr', '/usr/local', '/opt/homebrew', '/opt/local'];
  return prefixes.some((prefix) => files.some((file) => hasPath(`${prefix}/${file}`)));
}
