/** The site: dist/, with relative addresses so that it works under any path, as on GitHub Pages. */
import { defineConfig, mergeConfig } from 'vite';

import { relaxPolicyForDevelopment } from './scripts/lib/development_policy.mjs';
import { offlineFileName, publishOfflineFile } from './scripts/lib/offline_file.mjs';
import { pageBuild } from './scripts/lib/page_build.mjs';
import { serviceWorker } from './scripts/lib/service_worker.mjs';

export default mergeConfig(
  pageBuild,
  defineConfig({
    plugins: [relaxPolicyForDevelopment(), publishOfflineFile(), serviceWorker([offlineFileName])],
    worker: { format: 'es' },
    build: { assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  }),
);
