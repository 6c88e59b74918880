/** An example that fits a blackboard: four words, three numbers each, made by hand and easy to check. */

import type { Engine } from '../../engine/index.ts';
import type { Matrix } from '../../lib/tensor.ts';
import type { HeadInput } from './head_input.ts';
import { maskFor } from './masks.ts';

export const blackboardWords: readonly string[] = ['the', 'cat', 'was', 'tired'];

/** What "tired" looks for is the label that "cat" holds up. */
const query = matrix([1, 0, 0], [0, 1, 1], [2, 0, 0], [2, 0, 1]);
const key = matrix([0, 0, 1], [2, 0, 0], [0, 1, -1], [1, 2, 0]);
const value = matrix([0, 0, 1], [4, 1, 0], [0, -2, 1], [1, 3, -1]);

function matrix(...rows: readonly (readonly number[])[]): Matrix {
  return { data: Float32Array.from(rows.flat()), rows: rows.length, columns: rows[0]?.length ?? 0 };
}

export async function blackboardInput(engine: Engine, causal: boolean): Promise<HeadInput> {
  return {
    queries: blackboardWords,
    keys: blackboardWords,
    query,
    key,
    value,
    bias: undefined,
    mask: await maskFor(engine, blackboardWords.length, causal),
    surroundings: undefined,
  };
}
