// Trains the model that the page ships, on all cores, from nothing but seeds, and writes its weights
// and its card.
import { mkdirSync } from 'node:fs';
import { runNativeTool } from './lib/native_tools.mjs';
import { program } from './lib/program.mjs';
import { readOptions } from './lib/read_options.mjs';
import { inRepo } from './lib/root.mjs';
import { setup } from './setup.mjs';

const usage = `usage: npm run train -- [--seeds 24] [--steps 5000] [--out web/models]
With the numbers above it makes the model of the page, in some minutes; smaller ones are for trying.`;

await program(import.meta.url, async (args) => {
  const defaults = { seeds: 24, steps: 5000, out: 'web/models' };
  const { seeds, steps, out } = readOptions(args, defaults, usage);
  await setup('test');
  mkdirSync(inRepo(out), { recursive: true });
  await runNativeTool('train', [`${seeds}`, `${steps}`, inRepo(out)]);
});
