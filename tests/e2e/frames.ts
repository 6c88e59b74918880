/** What a visitor sees of a page that works: its frames, and the tasks that held them up. */

import type { Page } from 'playwright';
import { median } from '../../web/lib/median.ts';

export interface Frames {
  /** From one frame to the next, in milliseconds. */
  readonly intervals: readonly number[];
  /** Tasks of more than 50 ms, which is what browsers tell of. */
  readonly longTasks: readonly number[];
}

interface Recorder {
  stop(): Frames;
}

declare global {
  var frameRecorder: Recorder | undefined;
}

/** Records while `act` goes on; an action that waits for something ends when that is there. */
export async function framesDuring(page: Page, act: () => Promise<unknown>): Promise<Frames> {
  await page.evaluate(() => {
    const times: number[] = [];
    const longTasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    let isOver = false;
    const onFrame = (time: number): void => {
      times.push(time);
      if (!isOver) requestAnimationFrame(onFrame);
    };
    requestAnimationFrame(onFrame);
    globalThis.frameRecorder = {
      stop: () => {
        isOver = true;
        for (const { duration } of observer.takeRecords()) longTasks.push(duration);
        observer.disconnect();
        return { intervals: times.slice(1).map((time, i) => time - (times[i] ?? time)), longTasks };
      },
    };
  });
  await act();
  const frames = await page.evaluate(() => globalThis.frameRecorder?.stop());
  if (!frames) throw new Error('the page was left while its frames were recorded');
  return frames;
}

/** The JavaScript heap with the numbers of its arrays, as it is and after garbage was collected, in bytes. */
export async function heapOf(page: Page): Promise<{ used: number; kept: number }> {
  const session = await page.context().newCDPSession(page);
  const usage = async (): Promise<number> => {
    const { usedSize, backingStorageSize } = await session.send('Runtime.getHeapUsage');
    return usedSize + backingStorageSize;
  };
  const used = await usage();
  await session.send('HeapProfiler.collectGarbage');
  const kept = await usage();
  await session.detach();
  return { used, kept };
}

export function framesLine(what: string, { intervals, longTasks }: Frames): string {
  const perSecond = (1000 / median(intervals)).toFixed(0);
  const longest = Math.max(...intervals).toFixed(0);
  const tasks = longTasks.map((duration) => duration.toFixed(0)).join(', ');
  return `    ${what}: median ${perSecond} frames a second of ${intervals.length}, longest ${longest} ms; tasks over 50 ms: ${tasks || 'none'}\n`;
}
