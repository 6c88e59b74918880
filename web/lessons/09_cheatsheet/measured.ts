/** All numbers of the cheat sheet: measured by the engine when the lesson opens, or told by the model's card. */

import type { Engine, Tensor } from '../../engine/index.ts';
import type { LearnedModelSource } from '../learned_model.ts';
import {
  measureHeads,
  measureLearned,
  type HeadNumbers,
  type LearnedNumbers,
} from './head_numbers.ts';
import { measureOperation, type OperationNumbers } from './operation_numbers.ts';
import { randomVectors } from './random_vectors.ts';
import { measureReading, type ReadingNumbers } from './reading_numbers.ts';
import { measureScaling, type ScalingNumbers } from './scaling_numbers.ts';

export interface Measured {
  /** Of the random vectors. */
  readonly seed: number;
  readonly operation: OperationNumbers;
  readonly reading: ReadingNumbers;
  readonly scaling: ScalingNumbers;
  readonly heads: HeadNumbers;
  readonly learned: LearnedNumbers;
  /** Of four words. */
  readonly mask: Tensor;
}

export async function measure(
  engine: Engine,
  learnedModel: LearnedModelSource,
  seed: number,
): Promise<Measured> {
  const vectors = await randomVectors(engine, seed);
  try {
    const model = learnedModel(engine);
    const [operation, reading, scaling, heads, learned, mask] = await Promise.all([
      measureOperation(vectors),
      measureReading(vectors),
      measureScaling(vectors),
      measureHeads(vectors),
      model.then(measureLearned),
      engine.createCausalMask(4),
    ]);
    return { seed, operation, reading, scaling, heads, learned, mask };
  } finally {
    vectors.attention.dispose();
  }
}
