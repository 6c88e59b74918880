/** The site: dist/, with relative addresses so that it works under any path, as on GitHub Pages. */
import { defineConfig } from 'vite';

import { relaxPolicyForDevelopment } from './scripts/lib/development_policy.mjs';
import { inRepo } from './scripts/lib/root.mjs';
import { squeezeTemplatesPlugin } from './scripts/lib/squeeze_templates.mjs';
import { subsetFonts } from './scripts/lib/subset_fonts.mjs';

export default defineConfig({
  base: './',
  plugins: [relaxPolicyForDevelopment(), subsetFonts(), squeezeTemplatesPlugin()],
  resolve: { alias: { '@kurkle/color': inRepo('web/render/no_colour_mixing.ts') } },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // No getter here does anything: so the scales of Chart.js that nobody draws with are left out, 6 KB.
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
});
