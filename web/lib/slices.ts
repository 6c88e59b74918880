/** Long work on the page's own thread, in slices: between them the page answers, scrolls and draws. */

/** Milliseconds: half of a frame is left for everything else. */
const sliceLength = 8;

/**
 * Runs the steps to their end and gives what they return. The first slice is a task of its own, too; where a
 * signal aborts, nothing more is run, and its reason is thrown.
 */
export async function runInSlices<Result>(
  steps: Generator<unknown, Result>,
  signal: AbortSignal,
): Promise<Result> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    const end = performance.now() + sliceLength;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
  }
}
