// Builds all that is published into dist/: the site, with the offline file beside its page, and in dist/lib
// the package for other people's programs.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildCore } from './build_core.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { runTool } from './lib/run.mjs';
import { setup } from './setup.mjs';

export async function build() {
  await setup('build');

  console.log('Building the core (C++ to WebAssembly)');
  await buildCore();

  console.log('Building the site');
  await runTool('vite/bin/vite.js', ['build']); // empties dist/, so it comes first

  console.log('Building the package');
  await runTool('vite/bin/vite.js', ['build', '-c', 'vite.lib.config.ts']);
  await runTool('typescript/bin/tsc', ['-p', 'tsconfig.declarations.json']);
  writeFileSync(inRepo('dist/lib/spotlight.d.ts'), "export * from './types/engine/index.js';\n");
  writePackageManifest();
}

/** The package has its own manifest: the repository's is private and lists tools of ours. */
function writePackageManifest() {
  const { name, version, description, license } = JSON.parse(
    readFileSync(inRepo('package.json'), 'utf8'),
  );
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    exports: { '.': { types: './spotlight.d.ts', default: './spotlight.js' } },
  };
  writeFileSync(inRepo('dist/lib/package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

await program(import.meta.url, build);
