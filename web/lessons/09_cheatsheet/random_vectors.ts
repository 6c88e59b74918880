/** What most claims are measured on: random vectors of a sentence, and what can be counted in results. */

import type { AttentionResult, Engine, SimpleAttention, Tensor } from '../../engine/index.ts';
import { rowsOf } from '../../lib/tensor.ts';
import { vocabularyForm } from '../../lib/words.ts';
import { embedDim } from '../choices.ts';
import { presets } from '../presets.ts';
import { createRandomAttention } from '../random_attention.ts';

/** So many of so many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

export interface Range {
  readonly smallest: number;
  readonly largest: number;
}

export interface RandomVectors {
  readonly engine: Engine;
  readonly seed: number;
  readonly words: readonly string[];
  /** [words, embedDim] */
  readonly x: Tensor;
  readonly attention: SimpleAttention;
}

/** Of the first example's sentence. The attention has to be disposed of. */
export async function randomVectors(engine: Engine, seed: number): Promise<RandomVectors> {
  const words = presets[0].sentence.split(' ');
  return { engine, seed, words, ...(await createRandomAttention()(engine, words, seed)) };
}

/** [words, embedDim] for other words of the same seed. */
export async function vectorsOf(
  { engine, seed }: Pick<RandomVectors, 'engine' | 'seed'>,
  words: readonly string[],
): Promise<Tensor> {
  return await engine.randomEmbeddings(words.map(vocabularyForm), { embedDim, seed });
}

/** Rows that differ by a bit or more, of all of `before`. */
export function movedRows(before: Tensor, after: Tensor): Share {
  const now = rowsOf(after);
  const moved = rowsOf(before).map((row, index) => differing(row, now[index]).count > 0);
  return { count: moved.filter(Boolean).length, of: moved.length };
}

/** Numbers that differ by a bit or more. */
export function differing(before: Float32Array, after: Float32Array | undefined): Share {
  const moved = before.filter((value, index) => !Object.is(value, after?.[index]));
  return { count: moved.length, of: before.length };
}

export function largestDifference(a: Float32Array, b: Float32Array): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN))));
}

/** What was asked for in `returns`. */
export function returned(
  result: AttentionResult,
  name: 'scores' | 'maskedScores' | 'weights',
): Tensor {
  const tensor = result[name];
  if (!tensor) throw new Error(`expected ${name} from the engine`);
  return tensor;
}
