// `npm run lighthouse`: what Lighthouse says of the first page on a phone: the median of five first visits,
// against the scores that the page has to have. Served without compression, which hosts add.
import { build } from './build.mjs';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { categories, runLighthouse } from './lib/run_lighthouse.mjs';
import { setup } from './setup.mjs';

const times = 5;
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

await program(import.meta.url, async () => {
  await setup('test');
  await build();
  const reports = await runLighthouse(times);
  const tooLow = categories.filter((name) => {
    const scores = reports.map((report) => report.scores[name]).sort((a, b) => a - b);
    const median = scores[Math.floor(times / 2)] ?? 0;
    console.log(`${name.padEnd(14)} ${median}  (${scores.join(' ')}; at least ${least[name]})`);
    return median < least[name];
  });
  for (const fault of new Set(reports.flatMap(({ faults }) => faults))) console.log(`- ${fault}`);
  if (tooLow.length > 0) throw new Failure(`too low: ${tooLow.join(', ')}`);
});
