/** The package: dist/lib/, self-contained, for browsers and for Node. */
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  publicDir: false,
  worker: {
    format: 'es',
    rolldownOptions: {
      output: { entryFileNames: 'spotlight_worker.js', assetFileNames: '[name][extname]' },
    },
  },
  build: {
    target: 'es2022',
    outDir: 'dist/lib',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { spotlight: 'web/engine/index.ts' },
      preserveEntrySignatures: 'strict',
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name].js',
        assetFileNames: '[name][extname]',
      },
    },
  },
});
