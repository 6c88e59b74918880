/** The offline file: the whole page, engine and weights included, in one file that works from a disk. */
import { defineConfig, mergeConfig } from 'vite';

import { offlineFileName } from './scripts/lib/offline_file.mjs';
import { oneFile } from './scripts/lib/one_file.mjs';
import { pageBuild } from './scripts/lib/page_build.mjs';
import { inRepo } from './scripts/lib/root.mjs';

/** These modules have others in their place: web/offline says why. */
const replaced = ['./start_worker.ts', './in_thread_link.ts'];

/** The core comes by load_core.ts; Emscripten's script would bring it a second time. */
const oneCore = {
  name: 'one-core',
  transform: (code: string, id: string) =>
    id.endsWith('spotlight_core.mjs')
      ? code.replace(/new URL\(([`'"])spotlight_core\.wasm\1,\s*import\.meta\.url\)/, '``')
      : undefined,
};

export default mergeConfig(
  pageBuild,
  defineConfig({
    publicDir: false,
    // What only a site has.
    define: {
      'import.meta.env.OFFLINE_FILE': 'undefined',
      'import.meta.env.SERVICE_WORKER': 'undefined',
    },
    plugins: [oneFile(offlineFileName)],
    resolve: {
      alias: replaced.map((find) => ({ find, replacement: inRepo('web/offline', find) })),
    },
    worker: { format: 'iife', plugins: () => [oneCore] },
    build: {
      assetsInlineLimit: Infinity,
      chunkSizeWarningLimit: Infinity,
      modulePreload: false,
      rolldownOptions: { output: { codeSplitting: false } },
    },
  }),
);
