/** Times attention beside the core, so that the way to a worker and back is not part of it. */

import type { Tensor } from '../lib/tensor.ts';
import type { CoreModule } from './core_types.ts';
import type { RunInSlices } from './handlers.ts';
import type { AttentionTiming, RequestOf } from './protocol.ts';
import { nextTurn, sliceMilliseconds, type Watch } from './slices.ts';

/** Query, key and value are N(0, 1) numbers, from seeds 1, 2 and 3. */
export async function timedAttention(
  core: CoreModule,
  inSlices: RunInSlices,
  { seqLen, headDim, milliseconds, causal, weights }: RequestOf<'timeAttention'>,
  watch: Watch,
): Promise<AttentionTiming> {
  const places = Array.from({ length: seqLen }, (_, place) => String(place));
  const numbers = (seed: number): Tensor => core.random_embeddings(places, headDim, seed);
  const [query, key, value] = [numbers(1), numbers(2), numbers(3)];
  const options = { causal, returns: weights ? ['weights'] : [] };

  let calls = 0;
  let passed: number;
  let sliceEnd = sliceMilliseconds;
  const began = performance.now();
  do {
    // What is computed goes the way of any result: it is copied out of the core.
    await inSlices(core.attention_job(query, key, value, options), watch, () => null);
    ++calls;
    passed = performance.now() - began;
    if (passed >= sliceEnd) {
      await nextTurn();
      watch.throwIfCancelled();
      sliceEnd = passed + sliceMilliseconds;
    }
  } while (passed < milliseconds);
  return { calls, milliseconds: passed / calls };
}
