/**
 * The offline file: the whole page in one file, for a USB stick and for rooms without a network. Each build
 * of the site publishes it too, and tells the page how large it is.
 */
import { Failure } from './failure.mjs';
import { inRepo } from './root.mjs';

export const offlineFileName = 'spotlight.html';
const mostBytes = 1_500_000;

/** The file's text. */
export async function buildOfflineFile() {
  const { build } = await import('vite'); // on a fresh machine it is there only after setup
  const result = await build({
    configFile: inRepo('vite.offline.config.ts'),
    logLevel: 'warn',
    build: { write: false },
  });
  const files = 'output' in result ? result.output : [];
  const file = files.find((one) => one.fileName === offlineFileName);
  if (file?.type !== 'asset') throw new Failure(`the build made no ${offlineFileName}`);
  const text = String(file.source);
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) {
    throw new Failure(`${offlineFileName}: expected at most ${mostBytes} bytes, got ${bytes}`);
  }
  return text;
}

/**
 * The plugin of the site's build.
 * @returns {import('vite').Plugin}
 */
export function publishOfflineFile() {
  let text = '';
  return {
    name: 'publish-offline-file',
    apply: 'build',
    async config() {
      text = await buildOfflineFile();
      const told = { name: offlineFileName, bytes: Buffer.byteLength(text) };
      return { define: { 'import.meta.env.OFFLINE_FILE': JSON.stringify(told) } };
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: offlineFileName, source: text });
    },
  };
}
