// The benchmark in a Node of its own: node run_in_node.mjs <options as JSON> <file for the results>
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as ort from 'onnxruntime-web';
import { benchmark } from './benchmark.mjs';

const root = new URL('../../', import.meta.url);
const tfjsFolder = new URL('node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url);
const [options = '', resultFile = ''] = process.argv.slice(2);

const platform = {
  engine: `Node ${process.versions.node}`,
  root: root.href,
  tfjsFolder: fileURLToPath(tfjsFolder),
  ort,
  say: console.log,
};
const results = await benchmark(platform, JSON.parse(options));
writeFileSync(resultFile, JSON.stringify(results));
process.exit(); // runtimes keep timers
