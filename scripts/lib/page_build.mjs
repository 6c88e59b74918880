/** What the builds of the page, as a site and as one file, have in common. */
import { inRepo } from './root.mjs';
import { squeezeTemplatesPlugin } from './squeeze_templates.mjs';
import { subsetFonts } from './subset_fonts.mjs';

/** @satisfies {import('vite').UserConfig} */
export const pageBuild = {
  base: './',
  plugins: [subsetFonts(), squeezeTemplatesPlugin()],
  resolve: { alias: { '@kurkle/color': inRepo('web/render/no_colour_mixing.ts') } },
  build: {
    target: 'es2022',
    // No getter here does anything: so the scales of Chart.js that nobody draws with are left out, 6 KB.
    rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
  },
};
