// Serves the built site the way a static host does: as files, 404 for what is missing, and under a
// sub-path where asked. Shared by `npm start` and the end-to-end tests.
import { inRepo, root } from './root.mjs';

/**
 * @param {object} [options]
 * @param {string} [options.base] the path the site lies under, such as '/classroom/spotlight/'
 * @param {number} [options.port] the first port to try, 0 for any free one
 * @param {string} [options.folder] what is served, in the repository
 * @param {Record<string, string>} [options.headers] of every answer
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} url: the page's address
 */
export async function serveSite({ base = '/', port = 0, folder = 'dist', headers = {} } = {}) {
  // Imported late: on a fresh machine Vite is there only after setup.
  const { preview } = await import('vite');
  const server = await preview({
    root,
    base,
    appType: 'mpa', // a missing file is a 404, not the page
    configFile: false,
    logLevel: 'error', // it warns of an output folder that only a build would write to
    build: { outDir: inRepo(folder) },
    preview: { host: '127.0.0.1', port, headers },
  });
  const address = server.httpServer.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const url = `http://127.0.0.1:${address.port}${base}`;
  return { url, close: () => server.close() };
}
