/** Which part of a look is drawn: one head of both models, and one row of it. */

import { rememberLast } from '../../lib/remember.ts';
import { matrixAt, rowOf, type Matrix } from '../../lib/tensor.ts';
import type { HeadPlace, ModelForward } from '../../engine/index.ts';
import type { Look } from './trained_models.ts';

export interface HeadMatrices {
  readonly weights: Matrix;
  /** The masked scores: -Infinity where a word may not be seen. */
  readonly mask: Matrix;
}

export interface HeadPicture {
  readonly now: HeadMatrices;
  readonly before: HeadMatrices;
}

interface HeadRows {
  readonly now: Float32Array;
  readonly before: Float32Array;
  readonly masked: readonly boolean[];
}

function matricesOf(
  { layers }: ModelForward,
  { layer, head }: HeadPlace,
): HeadMatrices | undefined {
  const given = layers[layer];
  return (
    given && { weights: matrixAt(given.weights, head), mask: matrixAt(given.maskedScores, head) }
  );
}

/** Gives the same objects as long as look and head are the same. */
export function createHeadPictures(): (
  look: Look | undefined,
  head: HeadPlace | undefined,
) => HeadPicture | undefined {
  return rememberLast((look, head) => {
    if (!look || !head) return undefined;
    const now = matricesOf(look.now, head);
    const before = matricesOf(look.before, head);
    return now && before && { now, before };
  });
}

/** The same for one row. */
export function createHeadRows(): (
  picture: HeadPicture | undefined,
  row: number,
) => HeadRows | undefined {
  return rememberLast(
    (picture, row) =>
      picture && {
        now: rowOf(picture.now.weights, row),
        before: rowOf(picture.before.weights, row),
        masked: Array.from(rowOf(picture.now.mask, row), (score) => score === -Infinity),
      },
  );
}
