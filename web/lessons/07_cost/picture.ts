/** The weights of a long text: every one of them is in the large map. */

import type { Engine } from '../../engine/index.ts';
import { scaleEnd } from '../../lib/numbers.ts';
import { median } from '../../lib/median.ts';
import { matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import type { Choices } from '../choices.ts';

export interface PictureRequest {
  readonly seed: number;
  readonly reading: Choices['reading'];
}

export interface Picture extends PictureRequest {
  readonly weights: Matrix;
  /** The value of the last colour; some weights of most rows are larger. */
  readonly end: number;
}

export const mapWords = 2048;
const mapDim = 64;

const names = Array.from({ length: mapWords }, (_, place) => `word ${place + 1}`);

export async function makePicture(engine: Engine, request: PictureRequest): Promise<Picture> {
  const { seed, reading } = request;
  const x = await engine.randomEmbeddings(names, { embedDim: mapDim, seed });
  const attention = await engine.simpleAttention({ embedDim: mapDim, numHeads: 1, seed });
  try {
    const { weights } = await attention.forward(x, {
      returnWeights: true,
      causal: reading === 'causal',
    });
    if (!weights) throw new Error('the weights were asked for');
    const matrix = matrixAt(weights, 0);
    return { ...request, weights: matrix, end: endOf(matrix) };
  } finally {
    attention.dispose();
  }
}

const sampledRows = 64;

/** A part of what the largest weight of a row is, so that means of blocks have a colour, too. */
const partOfLargest = 1 / 5;

/** From the largest weights of some rows: of the one in the middle, rounded up. */
function endOf(weights: Matrix): number {
  const rows = Array.from({ length: sampledRows }, (_, index) =>
    Math.floor(((index + 0.5) * weights.rows) / sampledRows),
  );
  return scaleEnd(partOfLargest * median(rows.map((row) => Math.max(...rowOf(weights, row)))));
}
