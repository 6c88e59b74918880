/** The learned model's queries and keys, whose scores are looked at like random ones. */

import type { ModelForward, Tensor } from '../../engine/index.ts';
import { asTensor, matrixAt } from '../../lib/tensor.ts';
import type { QueriesAndKeys } from '../scaled_scores.ts';

/** What one head of the learned model made of a sentence; its position bias is part of the mask. */
export function learnedQueriesAndKeys(
  { layers }: Pick<ModelForward, 'layers'>,
  place: { readonly layer: number; readonly head: number },
): QueriesAndKeys {
  const layer = layers[place.layer];
  if (!layer) throw new Error(`the model has no layer ${place.layer}`);
  const ofHead = (tensor: Tensor): Tensor => asTensor(matrixAt(tensor, place.head));
  const bias = ofHead(layer.positionBias);
  const masked = ofHead(layer.maskedScores);
  const mask = bias.data.map((value, pair) =>
    masked.data[pair] === -Infinity ? -Infinity : value,
  );
  return {
    query: ofHead(layer.query),
    key: ofHead(layer.key),
    mask: { data: mask, shape: bias.shape },
  };
}
