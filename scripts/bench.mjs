// `npm run bench`: our attention against its peers in Node and in headless Chromium, one thread each.
// Prints tables and writes build/bench/results.json; a whole run also writes docs/performance.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { performanceDocument, report } from '../tests/bench/report.mjs';
import { shapeFromName, shapes as allShapes } from '../tests/bench/problem.mjs';
import { build } from './build.mjs';
import { buildCore } from './build_core.mjs';
import { benchInChromium } from './lib/bench_in_chromium.mjs';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { installPackages, setup } from './setup.mjs';

/** @typedef {import('../tests/bench/report.mjs').Results} Results */
/** @typedef {import('../tests/bench/benchmark.mjs').Options} Options */
/** @typedef {import('../tests/bench/benchmark.mjs').EngineResults} EngineResults */

const usage = `usage: npm run bench -- [--quick] [--only chromium|node] [--shapes 12x128x64,...]`;
const folder = 'build/bench';
const engines = { chromium: benchInChromium, node: benchInNode };

/** @param {string[]} args */
async function bench(args) {
  const { only, options } = parse(args);
  await setup('test');
  await build();
  await buildCore('spotlight_bench');
  await installPackages('tests/bench');
  mkdirSync(inRepo(folder), { recursive: true });

  /** @type {EngineResults[]} */
  const results = [];
  for (const [name, benchIn] of Object.entries(engines)) {
    if (only === undefined || only === name) results.push(await benchIn(options));
  }
  await publish(
    {
      date: new Date().toISOString().slice(0, 10),
      quick: options.quick,
      machine: `${os.cpus()[0]?.model.trim()}, ${os.type()}`,
      versions: await versions(),
      engines: results,
    },
    args.length === 0,
  );
}

/** @param {string[]} args */
function parse(args) {
  try {
    const { quick, only, shapes } = parseArgs({
      args,
      options: {
        quick: { type: 'boolean', default: false },
        only: { type: 'string' },
        shapes: { type: 'string' },
      },
    }).values;
    if (only !== undefined && !(only in engines)) throw new Error(`no engine '${only}'`);
    const chosen = shapes?.split(',') ?? allShapes;
    chosen.forEach(shapeFromName);
    return { only, options: { quick, shapes: chosen, long: !quick && shapes === undefined } };
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n${usage}`);
  }
}

/**
 * @param {Options} options
 * @returns {Promise<EngineResults>}
 */
async function benchInNode(options) {
  const file = inRepo(folder, 'node.json');
  await run(process.execPath, ['tests/bench/run_in_node.mjs', JSON.stringify(options), file], {
    show: true,
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function versions() {
  const peers = JSON.parse(readFileSync(inRepo('tests/bench/package.json'), 'utf8'));
  const [emscripten = ''] = (await run('emcc', ['--version'])).split('\n');
  return {
    Emscripten: /\d+\.\d+\.\d+/.exec(emscripten)?.[0] ?? emscripten,
    'onnxruntime-web': peers.devDependencies['onnxruntime-web'],
    'TensorFlow.js': peers.devDependencies['@tensorflow/tfjs-core'],
  };
}

/**
 * @param {Results} results
 * @param {boolean} whole
 */
async function publish(results, whole) {
  writeFileSync(inRepo(folder, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
  const text = await layOut(whole ? performanceDocument(results) : report(results.engines));
  if (whole) writeFileSync(inRepo('docs/performance.md'), text);
  console.log(text);
}

/**
 * Aligns the tables, as `npm run format` would.
 * @param {string} markdown
 */
async function layOut(markdown) {
  // Imported late: on a fresh machine it is there only after setup.
  const { format, resolveConfig } = await import('prettier');
  const config = await resolveConfig(inRepo('docs/performance.md'));
  return await format(markdown, { ...config, parser: 'markdown' });
}

await program(import.meta.url, bench);
