/** Training gives the same in every build: WebAssembly follows the loss curve of the native one. */

import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../web/engine/index.ts';

interface LossCurve {
  readonly seed: number;
  readonly steps: number;
  readonly every: number;
  readonly losses: readonly number[];
}

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ worker: false });
});
afterAll(() => {
  engine.dispose();
});

it('learns along the curve of the native build, to 0.001', async () => {
  const file = new URL('../golden/training.json', import.meta.url);
  const curve = JSON.parse(await readFile(file, 'utf8')) as LossCurve;
  const trainer = await engine.trainer({ seed: curve.seed, totalSteps: curve.steps });
  const losses: number[] = [];
  for await (const { loss } of trainer.run({ reportEvery: curve.every })) losses.push(loss);
  expect(losses).toHaveLength(curve.losses.length);
  losses.forEach((loss, i) => {
    expect(Math.abs(loss - (curve.losses[i] ?? NaN)), `report ${i}`).toBeLessThan(1e-3);
  });
  // It is a curve of learning: from a blind guess, ln 267 = 5.6, to much less.
  expect(losses[0]).toBeGreaterThan(5);
  expect(losses.at(-1)).toBeLessThan(3);
  trainer.dispose();
});
