// Measures the model of the page on sentences that nobody has drawn before, and holds it to its
// bounds.
import { randomInt } from 'node:crypto';
import { runNativeTool } from './lib/native_tools.mjs';
import { program } from './lib/program.mjs';
import { readOptions } from './lib/read_options.mjs';
import { setup } from './setup.mjs';

const usage = `usage: npm run evaluate -- [--items 1000] [--seed number] [--model file]
--items  for each role
--seed   repeats a draw; without it the sentences are drawn anew
--model  another safetensors file than the page's`;

await program(import.meta.url, async (args) => {
  const freshDraw = randomInt(1, 2 ** 40);
  const defaults = { items: 1000, seed: freshDraw, model: 'web/models/spotlight.safetensors' };
  const { items, seed, model } = readOptions(args, defaults, usage);
  await setup('test');
  await runNativeTool('evaluate', [model, `${items}`, `${seed}`]);
});
