/** What the claims about heads say in numbers: of random vectors, and of the learned model. */

import type { LanguageModel, ModelCard, ModelForward } from '../../engine/index.ts';
import { matrixAt, rowOf, sum } from '../../lib/tensor.ts';
import { embedDim, numHeads } from '../choices.ts';
import { allHeads, roleOf, type RoleScores } from '../head_roles.ts';
import { presets } from '../presets.ts';
import { differing, movedRows, type RandomVectors, type Share } from './random_vectors.ts';

export interface HeadNumbers {
  /** Heads whose weights moved when one number of one word's vector was changed. */
  readonly movedByOneNumber: Share;
  /** Parameters with one head, and with several. */
  readonly paramsOfOne: number;
  readonly paramsOfMany: number;
}

export async function measureHeads({
  engine,
  seed,
  attention,
  x,
}: RandomVectors): Promise<HeadNumbers> {
  const changed = { ...x, data: x.data.map((value, index) => (index === 0 ? value + 1 : value)) };
  const single = await engine.simpleAttention({ embedDim, numHeads: 1, seed });
  const [before, after, one, many] = await Promise.all([
    attention.multiHeadAttention(x, x, x),
    attention.multiHeadAttention(changed, changed, changed),
    single.getParams(),
    attention.getParams(),
  ]);
  single.dispose();
  const perHead = (data: Float32Array) => ({ data, shape: [numHeads, data.length / numHeads] });
  const sizeOf = (params: typeof one): number =>
    sum(Object.values(params).map(({ data }) => data.length));
  return {
    movedByOneNumber: movedRows(perHead(before.weights.data), perHead(after.weights.data)),
    paramsOfOne: sizeOf(one),
    paramsOfMany: sizeOf(many),
  };
}

/** Measured on the learned model, and read from its card. */
export interface LearnedNumbers {
  readonly card: ModelCard;
  /** What was measured of it: the card of the shipped model has all of these. */
  readonly roles: RoleScores;
  readonly masked: RoleScores;
  readonly untrained: RoleScores;
  readonly shuffled: RoleScores;
  /** Heads that have a role of grammar, that of the previous word, and none. */
  readonly heads: number;
  readonly grammatical: number;
  readonly previous: number;
  /** What "it" puts on "cat", left to right; and weights of its row that move if "dirty" stands at the end. */
  readonly itOnCat: number;
  readonly movedByDirty: Share;
  /** What "was" puts on "book", and how many words lie in between. */
  readonly wasOnBook: number;
  readonly wordsBetween: number;
}

export async function measureLearned(model: LanguageModel): Promise<LearnedNumbers> {
  const { card, numLayers, numHeads: heads } = model;
  const { modes, controls } = card;
  if (!modes || !controls) throw new Error('the model card tells nothing about its heads');
  const { roles } = modes.causal;
  const cat = presets[0].sentence;
  const book = presets[2].sentence;
  const [tired, dirty, was] = await Promise.all([
    model.forward(cat),
    model.forward(cat.replace('tired', 'dirty')),
    model.forward(book),
  ]);
  const { antecedent, subject } = roles;
  const rowOfIt = rowFrom(tired, antecedent.best, 'it');
  const names = allHeads(numLayers, heads).map((place) => roleOf(roles, place)?.role);
  const previous = names.filter((name) => name === 'previous').length;
  return {
    card,
    roles,
    masked: modes.masked.roles,
    untrained: controls.untrained.roles,
    shuffled: controls.shuffledWords.roles,
    heads: names.length,
    grammatical: names.filter(Boolean).length - previous,
    previous,
    itOnCat: rowOfIt[tired.tokens.indexOf('cat')] ?? NaN,
    movedByDirty: differing(rowOfIt, rowFrom(dirty, antecedent.best, 'it')),
    wasOnBook: rowFrom(was, subject.best, 'was')[was.tokens.indexOf('book')] ?? NaN,
    wordsBetween: was.tokens.indexOf('was') - was.tokens.indexOf('book') - 1,
  };
}

function rowFrom(
  { tokens, layers }: ModelForward,
  { layer, head }: { readonly layer: number; readonly head: number },
  word: string,
): Float32Array {
  const weights = layers[layer]?.weights;
  if (!weights) throw new Error('the card names a head that the model does not have');
  return rowOf(matrixAt(weights, head), tokens.indexOf(word));
}
