/** Measures one case in an engine of its own, whose memory no other call has made larger. */

import type { Engine } from '../../engine/index.ts';
import { median } from '../../lib/median.ts';
import { headDim, type CostCase, type Measured } from './cost_case.ts';

/** What is used of an engine: a stand-in in a test has no more. */
export type MeasuredEngine = Pick<Engine, 'memory' | 'timeAttention' | 'dispose'>;

export interface Watched {
  readonly signal: AbortSignal;
  /** The part of the case that is done. */
  readonly onProgress: (done: number) => void;
}

/** A call that takes so long is measured well enough by itself. */
const longCall = 400;
/** Others are repeated for so long, so many times. */
const sampleMilliseconds = 25;
const samples = 3;
const warmUpMilliseconds = 150;

/** The first call shows what memory it takes, and how long it will be; short ones are then repeated. */
export async function measureCase(
  engine: MeasuredEngine,
  { words, path, causal }: CostCase,
  { signal, onProgress }: Watched,
): Promise<Measured> {
  const call = { seqLen: words, headDim, causal, weights: path === 'whole', signal };
  const before = await engine.memory();
  const first = await engine.timeAttention({ ...call, milliseconds: 0, onProgress });
  const after = await engine.memory();
  const times: number[] = [];
  while (first.milliseconds < longCall && times.length < samples) {
    const { milliseconds } = await engine.timeAttention({
      ...call,
      milliseconds: sampleMilliseconds,
    });
    times.push(milliseconds);
  }
  return {
    words,
    path,
    causal,
    milliseconds: times.length === 0 ? first.milliseconds : median(times),
    bytes: after.peak - before.peak,
  };
}

/** Browsers compile WebAssembly better once it has run for a while: before that nothing is measured. */
export async function warmUp(engine: MeasuredEngine, signal: AbortSignal): Promise<void> {
  for (const weights of [true, false]) {
    for (const causal of [true, false]) {
      const call = { seqLen: 256, headDim, causal, weights, signal };
      await engine.timeAttention({ ...call, milliseconds: warmUpMilliseconds });
    }
  }
}
