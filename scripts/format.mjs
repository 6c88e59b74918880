// One formatter per language, so that nobody has to think about layout: Prettier for the web and the
// prose, clang-format for C++. Writes the files, or with --check only says which ones differ.
import { existsSync, readdirSync } from 'node:fs';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run, runTool } from './lib/run.mjs';
import { setup } from './setup.mjs';

const cppFolders = ['wasm', 'tests/native', 'tests/fuzz'];
// clang-format's layout changes between versions; the sources are kept with Debian 12's.
const clangFormatVersion = 14;

/** @param {{ check: boolean }} options */
async function format({ check }) {
  await setup('test');
  const results = await Promise.allSettled([formatWeb(check), formatCpp(check)]);
  const failures = results.flatMap((result) =>
    result.status === 'rejected' ? [result.reason.message] : [],
  );
  if (failures.length === 0) return;
  throw new Failure(`${failures.join('\n')}\n\nTo format every file: npm run format`);
}

/** @param {boolean} check */
async function formatWeb(check) {
  const mode = check ? '--check' : '--write';
  await runTool('prettier/bin/prettier.cjs', [mode, '.', '--log-level', 'warn', '--cache']);
}

/** @param {boolean} check */
async function formatCpp(check) {
  const files = cppFolders.flatMap(cppFilesBelow);
  if (files.length === 0) return;
  const version = await run('clang-format', ['--version']);
  if (!version.includes(`version ${clangFormatVersion}.`)) {
    console.log(
      `C++ layout left alone: it is kept with clang-format ${clangFormatVersion}, not ${version.trim()}`,
    );
    return;
  }
  await run('clang-format', [...(check ? ['--dry-run', '-Werror'] : ['-i']), ...files]);
}

/** @param {string} folder */
function cppFilesBelow(folder) {
  if (!existsSync(inRepo(folder))) return [];
  return readdirSync(inRepo(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[ch]pp$/.test(file))
    .map((file) => `${folder}/${file}`);
}

await program(import.meta.url, (args) => format({ check: args.includes('--check') }));
