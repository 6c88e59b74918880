/** One head of a layer that has parameters: its queries, keys and values made of x, and what the others find. */

import type { Engine, Params, Tensor } from '../../engine/index.ts';
import { added, matrixAt, type Matrix } from '../../lib/tensor.ts';
import { headColumns } from '../head_columns.ts';
import { splitHeads, type HeadInput, type Projection } from './head_input.ts';

interface Layer {
  readonly queries: readonly string[];
  readonly keys: readonly string[];
  /** [seq_len, embed_dim] of what looks, [kv_len, embed_dim] of what is looked at. */
  readonly x: Tensor;
  readonly other: Tensor;
  readonly params: Params;
  readonly headDim: number;
  /** The head that is followed, from 0. */
  readonly head: number;
  /** [heads, seq_len, kv_len], what is added for distance. */
  readonly positionBias?: Tensor;
  /** [seq_len, kv_len] */
  readonly mask: Matrix;
}

export async function projectedHead(engine: Engine, layer: Layer): Promise<HeadInput> {
  const { queries, keys, x, other, params, headDim, head, positionBias, mask } = layer;
  const project = (input: Tensor, letter: 'q' | 'k' | 'v'): Promise<Tensor> =>
    engine.linear(input, paramOf(params, `w_${letter}`), biasOption(params[`b_${letter}`]));
  const [query, key, value] = await Promise.all([
    project(x, 'q'),
    project(other, 'k'),
    project(other, 'v'),
  ]);
  const { output: results } = await engine.attention(
    splitHeads(query, headDim),
    splitHeads(key, headDim),
    splitHeads(value, headDim),
    { mask: maskOfHeads(positionBias, mask) },
  );
  const projection = (letter: 'q' | 'k' | 'v'): Projection => {
    const bias = params[`b_${letter}`];
    return {
      weight: headColumns(paramOf(params, `w_${letter}`), head, headDim),
      bias: bias?.data.subarray(head * headDim, (head + 1) * headDim),
    };
  };
  return {
    queries,
    keys,
    query: headColumns(query, head, headDim),
    key: headColumns(key, head, headDim),
    value: headColumns(value, head, headDim),
    bias: positionBias && matrixAt(positionBias, head),
    mask,
    surroundings: {
      input: matrixAt(x, 0),
      other: matrixAt(other, 0),
      projections: { query: projection('q'), key: projection('k'), value: projection('v') },
      results,
      head,
      outputWeight: paramOf(params, 'w_o'),
      outputBias: params.b_o,
    },
  };
}

function paramOf(params: Params, name: string): Tensor {
  const param = params[name];
  if (!param) throw new Error(`expected the parameter ${name}`);
  return param;
}

function biasOption(bias: Tensor | undefined): { bias?: Tensor } {
  return bias ? { bias } : {};
}

/** One mask for all heads, or one for each where each has its own bias. */
function maskOfHeads(positionBias: Tensor | undefined, mask: Matrix): Tensor {
  const { rows, columns } = mask;
  if (!positionBias) return { data: mask.data, shape: [rows, columns] };
  const heads = positionBias.shape[0] ?? 1;
  const data = new Float32Array(heads * rows * columns);
  for (let head = 0; head < heads; ++head) {
    data.set(added(matrixAt(positionBias, head), mask).data, head * rows * columns);
  }
  return { data, shape: [heads, rows, columns] };
}
