// The benchmark in a page: scripts/bench.mjs bundles this file, opens page.html and calls it.
import * as ort from 'onnxruntime-web/wasm';
import { benchmark } from './benchmark.mjs';

const root = new URL('../../', location.href);

/**
 * @param {string} engine
 * @param {import('./benchmark.mjs').Options} options
 */
function runInChromium(engine, options) {
  const tfjsFolder = new URL('tests/bench/node_modules/@tensorflow/tfjs-backend-wasm/dist/', root)
    .href;
  return benchmark({ engine, root: root.href, tfjsFolder, ort, say: console.log }, options);
}

Object.assign(globalThis, { runInChromium });
