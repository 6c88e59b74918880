/** Long work in the page's own thread. */

import { describe, expect, it } from 'vitest';
import { runInSlices } from '../../web/lib/slices.ts';

/** Counts its steps, each of which takes some time. */
function* slow(
  steps: number,
  milliseconds: number,
  done: number[] = [],
): Generator<undefined, number> {
  for (let step = 0; step < steps; ++step) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
    done.push(step);
    yield;
  }
  return steps;
}

describe('work in slices', () => {
  it('gives what it came to', async () => {
    expect(await runInSlices(slow(5, 0), new AbortController().signal)).toBe(5);
  });

  it('lets others have their turn before it, and at least every ten milliseconds', async () => {
    let [turns, isDone] = [0, false];
    const done: number[] = [];
    const work = runInSlices(slow(20, 5, done), new AbortController().signal).then(() => {
      isDone = true;
    });
    expect(done).toEqual([]);
    const mostSteps: number[] = [];
    while (!isDone) {
      const before = done.length;
      await new Promise((resolve) => setTimeout(resolve));
      mostSteps.push(done.length - before);
      ++turns;
    }
    await work;
    expect(turns).toBeGreaterThanOrEqual(10);
    expect(Math.max(...mostSteps)).toBeLessThanOrEqual(2);
  });

  it('stops where it is aborted, with the reason', async () => {
    const done: number[] = [];
    const controller = new AbortController();
    const work = runInSlices(slow(1000, 2, done), controller.signal);
    setTimeout(() => {
      controller.abort(new Error('enough'));
    }, 30);
    await expect(work).rejects.toThrow('enough');
    const before = done.length;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toHaveLength(before);
    expect(before).toBeLessThan(1000);
  });

  it('passes on what a step throws', async () => {
    const broken = (function* (): Generator<undefined, void> {
      yield;
      throw new Error('broken');
    })();
    await expect(runInSlices(broken, new AbortController().signal)).rejects.toThrow('broken');
  });
});
