// Writes tests/golden/training.json: the loss curve of the first steps of training in the native
// build, which the WebAssembly build has to follow.
import { writeFileSync } from 'node:fs';
import { buildNativeTool } from './lib/native_tools.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './setup.mjs';

const steps = 300;
const every = 10;

await program(import.meta.url, async () => {
  await setup('test');
  const curve = await run(await buildNativeTool('loss_curve'), [`${steps}`, `${every}`]);
  writeFileSync(inRepo('tests/golden/training.json'), curve);
});
