// Holds the code to the map in ARCHITECTURE.md: each layer knows only those below it, so that any one
// of them can be read, tested and replaced without the ones above.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { readImports } from './lib/read_imports.mjs';
import { inRepo } from './lib/root.mjs';

/** Each layer and the layers that it may import. A folder that is not named here is an error. */
/** @type {Record<string, readonly string[]>} */
const mayImport = {
  // The core, in C++.
  'wasm/kernels': [],
  'wasm/corpus': ['wasm/kernels'],
  'wasm/model': ['wasm/kernels'],
  'wasm/transformer': ['wasm/kernels', 'wasm/corpus', 'wasm/model'],
  'wasm/bindings': ['wasm/kernels', 'wasm/corpus', 'wasm/model', 'wasm/transformer'],
  // The benchmark's plain Eigen is the reference that the tests have anyway.
  'wasm/tools': ['wasm/kernels', 'wasm/corpus', 'wasm/model', 'wasm/transformer', 'tests/native'],
  'tests/native': ['wasm/kernels', 'wasm/corpus', 'wasm/model', 'wasm/transformer', 'wasm/tools'],
  'tests/fuzz': ['wasm/model', 'tests/native'],

  // The page, in TypeScript. Two widgets on a page must not share a store: no state in components.
  'web/lib': [],
  'web/engine': ['web/lib', 'web/models', 'build'],
  'web/state': ['web/lib', 'web/engine'],
  'web/render': ['web/lib'],
  'web/components': ['web/lib', 'web/render'],
  'web/lessons': [
    'web/lib',
    'web/engine',
    'web/state',
    'web/render',
    'web/components',
    'web/models',
  ],
  'web/frame': [
    'web/lib',
    'web/engine',
    'web/state',
    'web/render',
    'web/components',
    'web/lessons',
  ],
  // The files that lie in web/ itself, such as main.ts.
  web: [
    'web/lib',
    'web/engine',
    'web/state',
    'web/render',
    'web/components',
    'web/lessons',
    'web/frame',
    'web/models',
  ],
  'web/offline': ['web/engine'],
  'web/models': [],
  'web/styles': [],
};

/** Anyone on the page may import these. */
const forEveryone = ['web/styles'];

/** Imports from outside that belong to some layers only; oneFile: and there to a single file. */
const outside = [
  { name: 'emscripten headers', pattern: /^emscripten\b/, onlyIn: ['wasm/bindings'] },
  { name: 'chart.js', pattern: /^chart\.js(\/|$)/, onlyIn: ['web/render'], oneFile: true },
  {
    name: 'lit',
    pattern: /^(lit|lit-html|lit-element|@lit)(\/|$)/,
    notIn: ['web/lib', 'web/engine'],
  },
];

/** The core leaves printing to its callers. (std::snprintf writes into a string; it may stay.) */
const silent = {
  layers: ['wasm/kernels', 'wasm/model', 'wasm/corpus'],
  pattern: /<iostream>|\bstd::(cout|cerr|clog)\b|\b(f?printf|f?puts|putchar)\s*\(/,
};

/** The module that the C++ becomes goes by this name in package.json's "imports". */
const aliases = { '#core': 'build/wasm/spotlight_core.mjs' };

/** @typedef {Readonly<Record<string, string>>} Files path below the repository -> source */

/**
 * Every import against the rules above, as lines for a person to read.
 * @param {Files} files
 * @returns {string[]}
 */
export function checkImports(files) {
  const errors = [];
  /** @type {Map<object, string>} the single file of a rule with oneFile */
  const onlyImporter = new Map();

  for (const [file, source] of Object.entries(files)) {
    const layer = layerOf(file);
    const allowed = mayImport[layer];
    if (!allowed) {
      errors.push(`${file}: ${layer} is no layer; scripts/check_layers.mjs lists them`);
      continue;
    }
    if (silent.layers.includes(layer)) {
      source.split('\n').forEach((text, index) => {
        if (silent.pattern.test(text)) {
          errors.push(`${file}:${index + 1}: ${shortName(layer)} may not print ('${text.trim()}')`);
        }
      });
    }
    for (const { specifier, line } of readImports(file, source)) {
      /** @param {string} what */
      const reject = (what) => errors.push(`${file}:${line}: ${what} ('${specifier}')`);

      const target = resolve(specifier, file, files);
      const targetLayer = target && layerOf(target);
      if (targetLayer && ![layer, ...allowed, ...forEveryone].includes(targetLayer)) {
        reject(`${shortName(layer)} may not import ${shortName(targetLayer)}`);
      }
      for (const rule of outside.filter(({ pattern }) => pattern.test(specifier))) {
        const inPlace = rule.onlyIn?.includes(layer) ?? !rule.notIn?.includes(layer);
        const importer = onlyImporter.get(rule) ?? file;
        if (!inPlace) reject(`${shortName(layer)} may not import ${rule.name}`);
        else if (rule.oneFile && importer !== file) {
          reject(`only one file may import ${rule.name}, and ${importer} does`);
        } else onlyImporter.set(rule, file);
      }
    }
  }
  return errors;
}

/**
 * The map comes first: it has a line for every folder.
 * @param {readonly string[]} folders such as web/lib
 * @param {string} architecture the text of ARCHITECTURE.md
 * @returns {string[]}
 */
export function checkMap(folders, architecture) {
  return folders
    .filter((folder) => !architecture.includes(`${folder}/`))
    .map((folder) => `${folder}: ARCHITECTURE.md does not say what ${folder}/ is for`);
}

/**
 * The repository file that an import names, or undefined for a library.
 * @param {string} specifier
 * @param {string} file the one that imports
 * @param {Files} files
 * @returns {string | undefined}
 */
function resolve(specifier, file, files) {
  const name = specifier.replace(/\?.*$/, ''); // './worker.ts?worker' is './worker.ts'
  if (name in aliases) return aliases[/** @type {keyof typeof aliases} */ (name)];
  if (name.startsWith('/')) return name.slice(1);
  const beside = path.posix.join(path.posix.dirname(file), name);
  if (name.startsWith('.')) return beside;
  if (!/\.[ch]pp$/.test(file)) return undefined;
  // A C++ include without dots: a neighbour, or from wasm/, where the compiler looks next.
  const fromRoot = `wasm/${name}`;
  if (beside in files) return beside;
  return mayImport[layerOf(fromRoot)] ? fromRoot : undefined;
}

/**
 * The layer of a file: the folder it lies in, two levels deep in the code and one elsewhere.
 * @param {string} file
 */
function layerOf(file) {
  if (file in mayImport) return file; // the folder itself, as in import '../engine'
  const [top = '', ...rest] = path.posix.dirname(file).split('/');
  const twoLevels = ['wasm', 'web', 'tests'].includes(top) && rest.length > 0;
  return twoLevels ? `${top}/${rest[0]}` : top;
}

/**
 * 'components' for web/components; 'the page' for the files in web/ itself.
 * @param {string} layer
 */
function shortName(layer) {
  return layer === 'web' ? "web's own files" : layer.replace(/^(web|wasm)\//, '');
}

/**
 * The sources that the rules are about, as they are on disk.
 * @returns {Files}
 */
export function readSources() {
  const entries = ['wasm', 'web', 'tests/native', 'tests/fuzz'].flatMap((folder) =>
    (existsSync(inRepo(folder)) ? readdirSync(inRepo(folder), { recursive: true }) : [])
      .map((file) => `${folder}/${String(file)}`)
      .filter((file) => /\.([ch]pp|ts|css)$/.test(file))
      .map((file) => [file, readFileSync(inRepo(file), 'utf8')]),
  );
  return Object.fromEntries(entries);
}

/**
 * The folders that ARCHITECTURE.md has to name.
 * @returns {string[]}
 */
export function readFolders() {
  return ['wasm', 'web'].flatMap((top) =>
    readdirSync(inRepo(top), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `${top}/${entry.name}`),
  );
}

await program(import.meta.url, () => {
  const architecture = readFileSync(inRepo('ARCHITECTURE.md'), 'utf8');
  const errors = [...checkImports(readSources()), ...checkMap(readFolders(), architecture)];
  if (errors.length > 0) throw new Failure(errors.join('\n'));
});
