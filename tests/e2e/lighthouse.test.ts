/** One look of Lighthouse's at the first page, as on a phone. Five of them, and the speed: npm run lighthouse. */

import { expect, it } from 'vitest';
import { runLighthouse } from '../../scripts/lib/run_lighthouse.mjs';

it('finds no fault in accessibility, best practices and what search engines want', async () => {
  const [report] = await runLighthouse(1);
  const { performance, ...others } = report!.scores;
  // Not asked for: a machine that does other things at the same time is slow.
  process.stdout.write(`Lighthouse: performance ${performance}\n`);
  const faults = report!.faults.filter((fault) => !fault.startsWith('performance'));
  expect(faults).toEqual([]);
  expect(others).toEqual({ accessibility: 100, 'best-practices': 100, seo: 100 });
});
