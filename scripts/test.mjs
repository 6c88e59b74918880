// `npm test`: every check there is, in one command; CI runs nothing else. Names after `--` run only
// those checks and what they depend on (npm test -- unit types); --verbose shows all output.
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { runTasks, selectTasks } from './lib/run_tasks.mjs';
import { setup } from './setup.mjs';

/** @typedef {import('./lib/run_tasks.mjs').Task} Task */
/** @typedef {import('./lib/run_tasks.mjs').Result} Result */

/** @type {Record<string, string>} */
const scripts = JSON.parse(readFileSync(inRepo('package.json'), 'utf8')).scripts;

/** @type {readonly Task[]} */
const tasks = [
  { name: 'format', command: `${script('format')} --check`, seconds: 5 },
  ...splitTask('lint', /^\S+/, 12),
  ...splitTask('types', /(?<=tsconfig\.)\w+/, 4),
  { name: 'layers', command: script('layers'), seconds: 1 },
  { name: 'native', command: script('test:native'), seconds: 20 },
  // Repeatable: what it finds here it finds everywhere, as far as it comes in its time.
  { name: 'fuzz', command: `${script('fuzz')} --seconds 20 --seed 1`, seconds: 40 },
  { name: 'core', command: script('build:core'), seconds: 5 },
  { name: 'unit', command: script('test:unit'), after: ['core'], seconds: 10 },
  { name: 'build', command: script('build'), after: ['core'], seconds: 8 },
  { name: 'browser', command: script('test:browser'), after: ['build'], seconds: 15 },
  { name: 'e2e', command: script('test:e2e'), after: ['build'], seconds: 20 },
];

/**
 * A command of package.json, so that no command is written down twice.
 * @param {string} name
 */
function script(name) {
  const command = scripts[name];
  if (!command) throw new Failure(`package.json has no script '${name}'`);
  return command;
}

/**
 * Makes a task of each part of a script that joins commands with &&: the parts run side by side,
 * and one that fails doesn't hide the next.
 * @param {string} name
 * @param {RegExp} partName what names the part in its command
 * @param {number} seconds of each part
 * @returns {Task[]}
 */
function splitTask(name, partName, seconds) {
  return script(name)
    .split(' && ')
    .map((command) => ({ name: `${name}:${partName.exec(command)?.[0]}`, command, seconds }));
}

/** @param {readonly string[]} args */
async function test(args) {
  const names = args.filter((arg) => !arg.startsWith('-'));
  const selected = selectTasks(tasks, names);
  const unknown = names.find((name) => selectTasks(tasks, [name]).length === 0);
  if (unknown || args.some((arg) => arg.startsWith('-') && arg !== '--verbose')) {
    const known = tasks.map(({ name }) => name).join(' ');
    throw new Failure(`usage: npm test -- [--verbose] [checks]\nThe checks are: ${known}`);
  }

  await setup('test');
  // Commands such as eslint are npm's.
  process.env.PATH = [inRepo('node_modules', '.bin'), process.env.PATH].join(path.delimiter);
  const results = await runTasks(selected, {
    concurrency: os.availableParallelism(),
    onResult: (result) => report(result, args.includes('--verbose')),
  });

  const failed = results.filter(({ outcome }) => outcome !== 'passed');
  for (const { task, outcome } of failed) console.log(`${outcome}: ${task.name}`);
  console.log(`checks: ${results.length - failed.length} passed, ${failed.length} failed`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/**
 * @param {Result} result
 * @param {boolean} verbose
 */
function report({ task, outcome, seconds, output }, verbose) {
  const time = outcome === 'not run' ? '' : `${seconds.toFixed(1)} s`;
  const line = [outcome.padEnd(7), task.name.padEnd(15), time.padStart(7), testCount(output)];
  console.log(line.join('  ').trimEnd());
  if (outcome === 'failed' || (verbose && output)) console.log(`\n${output.trim()}\n`);
}

/**
 * What Vitest, CTest or the fuzzer says about how much was tried, if it was one of them.
 * @param {string} output
 */
function testCount(output) {
  const text = stripVTControlCharacters(output);
  const vitest = /^ *Tests +(.+?) *(?:\(\d+\))?$/m.exec(text)?.[1];
  const ctest = /^\d+% tests passed, (\d+) tests failed out of (\d+)/m.exec(text);
  if (ctest) return `${Number(ctest[2]) - Number(ctest[1])} passed | ${ctest[1]} failed`;
  const fuzz = /^fuzzed: (.+)$/m.exec(text)?.[1];
  return vitest ?? fuzz ?? '';
}

await program(import.meta.url, test);
