/** Where the learned model looks in one sentence: the weights of every head, and their averages. */

import type { ModelForward, ReadingMode, Tensor } from '../engine/index.ts';
import { matrixAt, meanOfHeads, meanOfMatrices, type Matrix } from '../lib/tensor.ts';
import type { Through } from './head_choices.ts';

export interface Looks {
  /** [layer][head] */
  readonly heads: readonly (readonly Matrix[])[];
  /** The average of each layer, and of all. */
  readonly layers: readonly Matrix[];
  readonly all: Matrix;
  /** [tokens, tokens], -Infinity where a word is not read yet; absent reading both ways. */
  readonly mask: Matrix | undefined;
}

export function looksOf({ layers }: Pick<ModelForward, 'layers'>, mode: ReadingMode): Looks {
  const means = layers.map(({ weights }) => meanOfHeads(weights));
  const first = layers[0];
  return {
    heads: layers.map(({ weights }) => matricesOf(weights)),
    layers: means,
    all: meanOfMatrices(means),
    mask: mode === 'causal' && first ? matrixAt(first.maskedScores, 0) : undefined,
  };
}

function matricesOf(tensor: Tensor): Matrix[] {
  return Array.from({ length: tensor.shape[0] ?? 0 }, (_, head) => matrixAt(tensor, head));
}

/** What is seen through a head or through an average. */
export function seenThrough({ heads, layers, all }: Looks, through: Through): Matrix | undefined {
  if (through.kind === 'all') return all;
  return through.kind === 'layer' ? layers[through.layer] : heads[through.layer]?.[through.head];
}
