// `npm run build:offline`: the whole page, engine and learned weights included, as one file that works by a
// double click, without a network: dist/spotlight.html.
import { mkdirSync, writeFileSync } from 'node:fs';
import { buildCore } from './build_core.mjs';
import { buildOfflineFile } from './lib/offline_file.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { setup } from './setup.mjs';

await program(import.meta.url, async () => {
  await setup('build');
  await buildCore();
  const text = await buildOfflineFile();
  mkdirSync(inRepo('dist'), { recursive: true });
  writeFileSync(inRepo('dist/spotlight.html'), text);
  console.log(`dist/spotlight.html: ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`);
});
