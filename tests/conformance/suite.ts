/** The official cases as tests; the same in Node and in Chromium. */

import { describe, expect, it } from 'vitest';
import type { Engine } from '../../web/engine/index.ts';
import type { ConformanceCase } from './cases.ts';
import { runOnnxCase, runTorchBackwardCase, runTorchCase } from './run_case.ts';

export interface Cases {
  readonly onnx: readonly ConformanceCase[];
  readonly fp16: readonly ConformanceCase[];
  readonly torch: readonly ConformanceCase[];
}

/** Tolerances: docs/numerics.md. */
const float32 = { rtol: 1e-5, atol: 1e-6 };
const float16 = { rtol: 1e-3, atol: 1e-6 };

export function conformanceSuite(
  engine: Engine,
  { onnx, fp16, torch }: Cases,
  where: string,
): void {
  const isThere = onnx.length > 0;
  describe.skipIf(!isThere)(`the official cases, in ${where}`, () => {
    it('are all there', () => {
      const gradients = torch.filter(({ grads }) => grads).length;
      expect({ onnx: onnx.length, fp16: fp16.length, torch: torch.length, gradients }).toEqual({
        onnx: 82,
        fp16: 5,
        torch: 21,
        gradients: 7,
      });
    });

    it.each(onnx.map((each) => [each.name, each] as const))('ONNX %s', async (_, each) => {
      expect(await runOnnxCase(engine, each, float32)).toEqual([]);
    });

    it.each(fp16.map((each) => [each.name, each] as const))(
      'ONNX, half precision: %s',
      async (_, each) => {
        expect(await runOnnxCase(engine, each, float16)).toEqual([]);
      },
    );

    it.each(torch.map((each) => [each.name, each] as const))('PyTorch %s', async (_, each) => {
      expect(await runTorchCase(engine, each)).toEqual([]);
    });

    const backward = torch.filter(({ grads }) => grads);
    it.each(backward.map((each) => [each.name, each] as const))(
      'PyTorch, gradients: %s',
      async (_, each) => {
        expect(await runTorchBackwardCase(engine, each)).toEqual([]);
      },
    );
  });
  if (!isThere) it.skip('the official data is not beside this repository', () => undefined);
}
