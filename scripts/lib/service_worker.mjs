/**
 * The service worker keeps the built site for visits without a network. This plugin of Vite's builds it into
 * the site, with the list of all files and their hashes, and tells the page where it is.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { inRepo } from './root.mjs';

const fileName = 'service_worker.js';

/**
 * @param {readonly string[]} leftOut files that are published beside the page and that it does not need
 * @returns {import('vite').Plugin}
 */
export function serviceWorker(leftOut) {
  return {
    name: 'service-worker',
    apply: 'build',
    enforce: 'post',
    config: () => ({
      define: { 'import.meta.env.SERVICE_WORKER': JSON.stringify(`./${fileName}`) },
    }),
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const built = Object.values(bundle).map((file) => ({
          path: file.fileName,
          content: file.type === 'chunk' ? file.code : file.source,
        }));
        const files = [...built, ...publicFiles()].filter(({ path }) => !leftOut.includes(path));
        const source = await buildWorker(versionOf(files));
        this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}

/** What Vite copies as it is. */
function publicFiles() {
  return readdirSync(inRepo('public')).map((path) => ({
    path,
    content: readFileSync(inRepo('public', path)),
  }));
}

/** @param {readonly { path: string, content: string | Uint8Array }[]} files */
function versionOf(files) {
  const entries = files
    .map(({ path, content }) => [path, `sha256-${sha256(content).toString('base64')}`])
    .sort();
  const id = sha256(JSON.stringify(entries)).toString('hex').slice(0, 16);
  return { id, files: Object.fromEntries(entries) };
}

/** @param {string | Uint8Array} content */
function sha256(content) {
  return createHash('sha256').update(content).digest();
}

/** @param {ReturnType<typeof versionOf>} version */
async function buildWorker(version) {
  const { build } = await import('vite');
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { 'import.meta.env.SITE_VERSION': JSON.stringify(version) },
    build: {
      target: 'es2022',
      write: false,
      rolldownOptions: {
        input: inRepo('web/offline/service_worker.ts'),
        output: { format: 'iife' },
      },
    },
  });
  const [script] = 'output' in result ? result.output : [];
  if (!script) throw new Error('the service worker was not built');
  return script.code;
}
