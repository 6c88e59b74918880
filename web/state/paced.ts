/** Calls that may come faster than anybody can see, made at most so often. */

/**
 * Gives a function that runs `action` at once, or, within `interval` milliseconds after the last time, at
 * their end: what was asked for last is always done.
 */
export function createPaced(interval: number, action: () => void): () => void {
  let last = -Infinity;
  let waiting = false;
  const run = (): void => {
    waiting = false;
    last = performance.now();
    action();
  };
  return () => {
    if (waiting) return;
    const rest = last + interval - performance.now();
    if (rest <= 0) {
      run();
      return;
    }
    waiting = true;
    setTimeout(run, rest);
  };
}
