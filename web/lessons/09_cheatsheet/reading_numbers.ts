/** What the claims about reading left to right say in numbers: the mask, leaks, generation, memory. */

import { rowsOf } from '../../lib/tensor.ts';
import {
  largestDifference,
  movedRows,
  returned,
  vectorsOf,
  type RandomVectors,
  type Share,
} from './random_vectors.ts';

/** So many words are enough for several blocks of keys. */
const manyWords = 256;

export interface ReadingNumbers {
  /** Weights of later words that are not exactly 0. */
  readonly seenAhead: Share;
  /** Earlier results that moved by a bit when the last word was changed: left to right, and both ways. */
  readonly movedCausal: Share;
  readonly movedBoth: Share;
  /** The largest difference between the last row read both ways and left to right: it sees everything in both. */
  readonly lastRowDifference: number;
  /** Results that moved by a bit when a word was added at the end. */
  readonly movedByNextWord: Share;
  /** Pairs of a query and a key, for 16 words and for 32. */
  readonly pairsOf16: number;
  readonly pairsOf32: number;
  /** Between the result that streams past, and the one that keeps the whole matrix; and how many words that was. */
  readonly streamDifference: number;
  readonly streamWords: number;
}

export async function measureReading(vectors: RandomVectors): Promise<ReadingNumbers> {
  return {
    ...(await measureLeak(vectors)),
    ...(await measureRules(vectors)),
    pairsOf16: await countPairs(vectors, 16),
    pairsOf32: await countPairs(vectors, 32),
    streamDifference: await measureStream(vectors),
    streamWords: manyWords,
  };
}

async function measureLeak(vectors: RandomVectors) {
  const { attention, words, x } = vectors;
  const changed = await vectorsOf(vectors, [...words.slice(0, -1), 'hungry']);
  const longer = await vectorsOf(vectors, [...words, 'today']);
  const [both, causal] = [{}, { causal: true }];
  const [before, after, beforeCausal, afterCausal, next] = await Promise.all([
    attention.selfAttention(x, both),
    attention.selfAttention(changed, both),
    attention.selfAttention(x, causal),
    attention.selfAttention(changed, causal),
    attention.selfAttention(longer, causal),
  ]);
  // The last word itself is another one now.
  const withoutLast = ({ count, of }: Share): Share => ({ count: count - 1, of: of - 1 });
  return {
    movedBoth: withoutLast(movedRows(before, after)),
    movedCausal: withoutLast(movedRows(beforeCausal, afterCausal)),
    movedByNextWord: movedRows(beforeCausal, next),
  };
}

/** Of all heads. */
async function measureRules({ attention, words, x }: RandomVectors) {
  const [both, causal] = await Promise.all([
    attention.multiHeadAttention(x, x, x),
    attention.multiHeadAttention(x, x, x, { causal: true }),
  ]);
  const [bothRows, causalRows] = [rowsOf(both.weights), rowsOf(causal.weights)];
  const placeOf = (row: number): number => row % words.length;
  const ahead = causalRows.flatMap((row, index) => Array.from(row.subarray(placeOf(index) + 1)));
  const lastRows = causalRows.flatMap((row, index) => {
    const other = bothRows[index];
    return other && placeOf(index) === words.length - 1 ? [largestDifference(row, other)] : [];
  });
  return {
    seenAhead: { count: ahead.filter((weight) => weight !== 0).length, of: ahead.length },
    lastRowDifference: Math.max(...lastRows),
  };
}

async function countPairs(vectors: RandomVectors, count: number): Promise<number> {
  const x = await vectorsOf(vectors, madeUpWords(count));
  const result = await vectors.engine.attention(x, x, x, { returns: ['weights'] });
  return returned(result, 'weights').data.length;
}

async function measureStream(vectors: RandomVectors): Promise<number> {
  const x = await vectorsOf(vectors, madeUpWords(manyWords));
  const [streamed, stored] = await Promise.all([
    vectors.engine.attention(x, x, x),
    vectors.engine.attention(x, x, x, { returns: ['weights'] }),
  ]);
  return largestDifference(streamed.output.data, stored.output.data);
}

function madeUpWords(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `word ${index}`);
}
