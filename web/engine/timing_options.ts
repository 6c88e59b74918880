/** Checks what is asked of engine.timeAttention(): kinds, and what is counted on this side. */

import { checkedBoolean, checkedOptions, checkedWatch, described, invalid } from './arguments.ts';
import { SpotlightError } from './errors.ts';
import type { CallWatch } from './link.ts';
import { checkedCount } from './model_arguments.ts';
import type { RequestOf } from './protocol.ts';

export interface TimeAttentionOptions extends CallWatch {
  /** How many queries, and as many keys: 1 to 2^22. */
  seqLen: number;
  /** The width of queries, keys and values. Default 64. */
  headDim?: number | undefined;
  /** Query i sees the keys up to its own place. Default false. */
  causal?: boolean | undefined;
  /** Whether the weights, seqLen * seqLen of them, are stored and given back. Default false: keys stream. */
  weights?: boolean | undefined;
  /** Computed again until so many milliseconds are over, once at least. Default 20. */
  milliseconds?: number | undefined;
}

/** Beyond it, queries, keys, values and output of any usual width fill the memory. */
const mostWords = 2 ** 22;

const known = [
  'seqLen',
  'headDim',
  'causal',
  'weights',
  'milliseconds',
  'signal',
  'onProgress',
] as const satisfies readonly (keyof TimeAttentionOptions)[];

export function checkedTimingOptions(
  options: TimeAttentionOptions,
  caller: string,
): { request: RequestOf<'timeAttention'>; watch: CallWatch } {
  const given = checkedOptions(options, known, caller);
  const { seqLen, headDim = 64, causal = false, weights = false, milliseconds = 20 } = given;
  if (!Number.isFinite(milliseconds) || milliseconds < 0) {
    throw invalid(`${caller}: milliseconds: expected 0 or more, got ${described(milliseconds)}`);
  }
  const words = checkedCount(seqLen, `${caller}: seqLen`);
  if (words > mostWords) {
    throw new SpotlightError('out_of_memory', `${caller}: seqLen: ${words} is too large`);
  }
  return {
    request: {
      seqLen: words,
      headDim: checkedCount(headDim, `${caller}: headDim`),
      causal: checkedBoolean(causal, `${caller}: causal`),
      weights: checkedBoolean(weights, `${caller}: weights`),
      milliseconds,
    },
    watch: checkedWatch(options, caller),
  };
}
