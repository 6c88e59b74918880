/** All steps of one head, computed by the engine from what the head is given and from what was edited. */

import type { Engine } from '../../engine/index.ts';
import { added, asTensor, matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import { edited, type Edit } from './edits.ts';
import { joinHeads, type HeadInput, type Surroundings } from './head_input.ts';
import type { MatrixName } from './matrices.ts';

export interface Stages {
  /** Those that this source has. */
  readonly matrices: Readonly<Partial<Record<MatrixName, Matrix>>>;
  /** What softmax divides: exp(score - largest of the row) [seq_len, kv_len], and the sum of each row. */
  readonly exponentials: Matrix;
  readonly sums: Float32Array;
  /** What the weights would be if in each row the largest were hidden as well. */
  readonly withoutLargest: Matrix;
}

export async function computeStages(
  engine: Engine,
  input: HeadInput,
  edits: readonly Edit[],
): Promise<Stages> {
  const query = edited(input.query, 'query', edits);
  const key = edited(input.key, 'key', edits);
  const value = edited(input.value, 'value', edits);
  const mask = edited(input.mask, 'mask', edits);
  const { bias, surroundings } = input;
  const attend = (options: Parameters<Engine['attention']>[3]): ReturnType<Engine['attention']> =>
    engine.attention(asTensor(query), asTensor(key), asTensor(value), options);

  const [unscaled, biased, whole] = await Promise.all([
    attend({ scale: 1, returns: ['scores'] }),
    bias && attend({ mask: asTensor(bias), returns: ['maskedScores'] }),
    attend({
      mask: asTensor(bias ? added(bias, mask) : mask),
      returns: ['scores', 'maskedScores', 'weights'],
    }),
  ]);
  const result = matrixOf(whole.output);
  const masked = matrixOf(whole.maskedScores);
  const [terms, withoutLargest, after] = await Promise.all([
    engine.softmaxTerms(asTensor(masked)),
    engine.softmax(asTensor(withLargestHidden(masked))),
    surroundings && joinAndProject(engine, surroundings, result),
  ]);
  return {
    matrices: {
      ...(surroundings && { input: surroundings.input, other: surroundings.other }),
      query,
      key,
      value,
      scores: matrixOf(unscaled.scores),
      scaled: matrixOf(whole.scores),
      ...(bias && biased && { bias, biased: matrixOf(biased.maskedScores) }),
      mask,
      masked,
      weights: matrixOf(whole.weights),
      result,
      ...after,
    },
    exponentials: matrixOf(terms.exponentials),
    sums: terms.sums.data,
    withoutLargest: matrixAt(withoutLargest, 0),
  };
}

function withLargestHidden(scores: Matrix): Matrix {
  const data = scores.data.slice();
  for (let row = 0; row < scores.rows; ++row) {
    const values = rowOf({ ...scores, data }, row);
    values[values.indexOf(Math.max(...values))] = -Infinity;
  }
  return { ...scores, data };
}

async function joinAndProject(
  engine: Engine,
  { results, head, outputWeight, outputBias }: Surroundings,
  result: Matrix,
): Promise<{ joined: Matrix; output: Matrix }> {
  const joined = joinHeads(results, head, result);
  const options = outputBias ? { bias: outputBias } : {};
  return { joined, output: matrixOf(await engine.linear(asTensor(joined), outputWeight, options)) };
}

function matrixOf(tensor: Parameters<typeof matrixAt>[0] | undefined): Matrix {
  return tensor ? matrixAt(tensor, 0) : { data: new Float32Array(0), rows: 0, columns: 0 };
}
