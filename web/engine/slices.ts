/** Long work in slices, so that whoever shares the thread gets a turn in between. */

import type { CoreJob } from './core_types.ts';

/** Whoever waits for a long call. */
export interface Watch {
  /** Throws what the call is to be rejected with, if nobody wants its result any more. */
  throwIfCancelled(): void;
  /** Is told the part that is done, from 0 to 1, after each slice. */
  onProgress(done: number): void;
}

/** A step takes some milliseconds at most where nothing is slow: slices stay below 30 ms. */
export const sliceMilliseconds = 16;

/**
 * Carries out a job and frees it. What fits into one slice is done at once, and its result given as it is.
 * `run` is put around every use of the core.
 */
export function inSlices<Result>(
  job: CoreJob<Result>,
  watch: Watch,
  run: <Value>(use: () => Value) => Value,
): Result | Promise<Result> {
  const slice = (): boolean => {
    const done = run(() => job.advance(sliceMilliseconds));
    watch.onProgress(done);
    return done === 1;
  };
  const result = (): Result => run(() => job.take_result());
  const rest = async (): Promise<Result> => {
    try {
      do {
        await nextTurn();
        watch.throwIfCancelled();
      } while (!slice());
      return result();
    } finally {
      job.delete();
    }
  };

  let fitsIntoOne = true; // also if it throws
  try {
    fitsIntoOne = slice();
    if (fitsIntoOne) return result();
  } finally {
    if (fitsIntoOne) job.delete();
  }
  return rest();
}

/** Lets everything that waits in this thread go first. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else afterMessage(resolve);
  });
}

const waiting: (() => void)[] = [];
let messages: MessageChannel | undefined;

/** For browsers: there a timer waits for 4 ms after the first few, and a message does not wait. */
function afterMessage(resolve: () => void): void {
  if (!messages) {
    messages = new MessageChannel();
    messages.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(resolve);
  messages.port2.postMessage(null);
}
