// `npm run dev`: Vite's development server over a freshly built core. Changes to TypeScript and CSS
// appear at once; after a change to the C++ core, run `npm run build:core` and reload.
import { spawn } from 'node:child_process';
import { buildCore } from './build_core.mjs';
import { program } from './lib/program.mjs';
import { inRepo, root } from './lib/root.mjs';
import { setup } from './setup.mjs';

await program(import.meta.url, async (args) => {
  await setup('build');
  await buildCore();
  const vite = inRepo('node_modules', 'vite', 'bin', 'vite.js');
  // Not a child of ours that ends with us (children.mjs) but the terminal's: Vite reads its keys.
  const server = spawn(process.execPath, [vite, ...args], { cwd: root, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => server.kill(/** @type {NodeJS.Signals} */ (signal)));
  }
  server.once('exit', (code) => process.exit(code ?? 0));
});
