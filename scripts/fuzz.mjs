// Fuzzes the core: builds the targets of tests/fuzz with Clang, libFuzzer and the sanitizers, and runs
// each for its share of the time.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cmakeBuild } from './lib/cmake.mjs';
import { Failure } from './lib/failure.mjs';
import { findFuzzingClang } from './lib/find_fuzzing_clang.mjs';
import { readFuzzing } from './lib/fuzzing_output.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { thisMachine } from './lib/this_machine.mjs';
import { setup } from './setup.mjs';

const usage = `usage: npm run fuzz -- [--seconds 60] [--seed number]
       npm run fuzz -- --merge
--seed   starts from the committed seeds alone, so that the run can be repeated; without it a run
         starts from what earlier ones have learned (build/fuzz/corpus)
--merge  rewrites the committed seeds (tests/fuzz/corpus): the fewest inputs that reach all that was
         reached`;

const binaries = 'build/fuzz/targets';
const findings = 'build/fuzz/findings';
const seeds = 'tests/fuzz/corpus';

const limits = [
  '-max_len=256', // a call of attention with all options takes some 60 bytes
  '-len_control=0',
  '-timeout=10',
  '-rss_limit_mb=2048',
];

const sanitizers = {
  // New memory is full of NaN: what is read before it is written, or never written, shows.
  ASAN_OPTIONS: 'malloc_fill_byte=255:max_malloc_fill_size=1000000',
  UBSAN_OPTIONS: 'print_stacktrace=1',
};

async function build() {
  const clang = findFuzzingClang(thisMachine) ?? 'clang++';
  const version = await run(clang, ['--version']);
  await cmakeBuild({
    folder: binaries,
    compiler: version.split('\n')[0] ?? '',
    configure: ['cmake', '-DSPOTLIGHT_FUZZ=ON', `-DCMAKE_CXX_COMPILER=${clang}`],
  });
}

function targets() {
  const sources = readdirSync(inRepo('tests/fuzz')).filter((file) => file.endsWith('_fuzz.cpp'));
  return sources.map((file) => path.basename(file, '_fuzz.cpp')).sort();
}

/**
 * A path below the repository of one folder for each target, which is there afterwards.
 * @param {string} folder
 * @param {string} target
 */
function folderOf(folder, target) {
  mkdirSync(inRepo(folder, target), { recursive: true });
  return `${folder}/${target}`;
}

/**
 * @param {string} target
 * @param {{ seconds: number, seed: string | undefined }} options
 * @returns {Promise<import('./lib/fuzzing_output.mjs').Fuzzing>}
 */
async function fuzz(target, { seconds, seed }) {
  const learned = seed === undefined ? 'build/fuzz/corpus' : 'build/fuzz/corpus_of_seed';
  if (seed !== undefined) rmSync(inRepo(learned, target), { recursive: true, force: true });
  mkdirSync(inRepo(findings), { recursive: true });
  const args = [
    ...limits,
    `-max_total_time=${seconds}`,
    ...(seed === undefined ? [] : [`-seed=${seed}`]),
    `-artifact_prefix=${findings}/${target}-`,
    folderOf(learned, target),
    folderOf(seeds, target),
  ];
  try {
    return readFuzzing(await run(`./${binaries}/${target}_fuzz`, args, { env: sanitizers }));
  } catch (error) {
    return readFuzzing(/** @type {Error} */ (error).message);
  }
}

/** @param {{ seconds: number, seed: string | undefined }} options */
async function fuzzAll({ seconds, seed }) {
  const share = Math.max(1, Math.floor(seconds / targets().length));
  let executions = 0;
  let found = 0;
  for (const target of targets()) {
    const fuzzing = await fuzz(target, { seconds: share, seed });
    const rate = Math.round(fuzzing.executions / share);
    executions += fuzzing.executions;
    const reached = `${fuzzing.reached} of ${fuzzing.edges} edges`;
    console.log(`${target}: ${fuzzing.executions} executions, ${rate} a second, ${reached}`);
    if (!fuzzing.failure) continue;
    found += 1;
    console.log(`\n${fuzzing.failure}\n`);
    if (!fuzzing.input) continue;
    const environment = Object.entries(sanitizers).map((entry) => entry.join('='));
    const repeat = [...environment, `./${binaries}/${target}_fuzz`, fuzzing.input].join(' ');
    console.log(`The input is kept. To repeat it:\n  ${repeat}`);
  }
  console.log(`fuzzed: ${executions} executions, found ${found === 0 ? 'nothing' : found}`);
  if (found > 0) process.exitCode = 1;
}

async function mergeSeeds() {
  for (const target of targets()) {
    const merged = inRepo('build/fuzz/merged', target);
    rmSync(merged, { recursive: true, force: true });
    const from = [folderOf('build/fuzz/corpus', target), folderOf(seeds, target)];
    // Edges only, not how often each is passed: that would keep ten times as many.
    const mode = ['-merge=1', '-use_counters=0', ...limits];
    const into = folderOf('build/fuzz/merged', target);
    await run(`./${binaries}/${target}_fuzz`, [...mode, into, ...from]);
    rmSync(inRepo(seeds, target), { recursive: true });
    renameSync(merged, inRepo(seeds, target));
    console.log(`${target}: ${readdirSync(inRepo(seeds, target)).length} seeds`);
  }
}

/** @param {string[]} args */
function readArguments(args) {
  /** @type {import('node:util').ParseArgsConfig['options']} */
  const known = {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string' },
    merge: { type: 'boolean', default: false },
  };
  try {
    const { seconds, seed, merge } = parseArgs({ args, options: known }).values;
    const wholeNumbers = [seconds, seed ?? 1].every((text) => /^[1-9]\d*$/.test(String(text)));
    if (wholeNumbers) return { seconds: Number(seconds), seed: seed?.toString(), merge };
  } catch {
    // An option that is not known.
  }
  throw new Failure(usage);
}

await program(import.meta.url, async (args) => {
  const { merge, ...options } = readArguments(args);
  await setup('test');
  await build();
  await (merge ? mergeSeeds() : fuzzAll(options));
});
