// What differs between Node and Chromium, so that everything else is the same code in both.

/**
 * @typedef {object} Platform
 * @property {string} engine such as 'Node 20.16.0'
 * @property {string} root the repository's address, with a slash at its end
 * @property {string} tfjsFolder where tfjs finds its .wasm files, as it wants to be told
 * @property {typeof import('onnxruntime-web')} ort
 * @property {(line: string) => void} say shows a person how far it is
 */

/**
 * @param {Platform} platform
 * @param {string} file its path in the repository
 * @returns {Promise<any>} the module
 */
export function importBuilt({ root }, file) {
  return import(/* @vite-ignore */ new URL(file, root).href);
}

/**
 * @param {Platform} platform
 * @param {string} file its path in the repository
 * @returns {Promise<BufferSource>}
 */
export async function readBuilt({ root }, file) {
  const url = new URL(file, root);
  if (url.protocol === 'file:') return process.getBuiltinModule('node:fs').readFileSync(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
  return response.arrayBuffer();
}
