/** What is added to the scores before softmax: 0 keeps a score, -Infinity hides it. */

import type { Engine } from '../../engine/index.ts';
import { matrixAt, type Matrix } from '../../lib/tensor.ts';

/** [count, count]: 0 up to the word itself and -Infinity after it; or 0 everywhere. */
export async function maskFor(engine: Engine, count: number, causal: boolean): Promise<Matrix> {
  return causal ? matrixAt(await engine.createCausalMask(count), 0) : openMask(count, count);
}

export function openMask(rows: number, columns: number): Matrix {
  return { data: new Float32Array(rows * columns), rows, columns };
}
