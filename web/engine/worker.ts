/** The worker's side: loads the core once, then answers calls; long ones a slice at a time. */

import { plainErrorFrom } from './errors.ts';
import { Executor } from './executor.ts';
import { loadCore } from './load_core.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { buffersIn } from './transfer.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

let executor: Executor | undefined;

/** The calls that are being carried out, and whether anybody still wants their result. */
const wanted = new Map<number, boolean>();

function answer(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  scope.postMessage(message, transfer);
}

async function load({ wasm, aliveLock }: Extract<ToWorker, { kind: 'load' }>): Promise<void> {
  try {
    // Nobody is told that the core is loaded before its end would be noticed.
    const [core] = await Promise.all([loadCore(wasm), holdWhileAlive(aliveLock)]);
    executor = new Executor(core);
    answer({ kind: 'loaded' });
  } catch (error) {
    answer({ kind: 'load_failed', error: plainErrorFrom(error) });
  }
}

/**
 * The browser lets go of the lock when this worker ends, however it ends. The page waits for that,
 * and so must not ask for the lock before it is held here.
 */
function holdWhileAlive(lock: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    const hold = (): Promise<never> => {
      answer({ kind: 'alive' });
      resolve();
      return new Promise(() => undefined);
    };
    // Where the page is secure, the worker of a sandboxed one is not, and has no locks.
    if (lock === undefined || !isSecureContext) resolve();
    else navigator.locks.request(lock, hold).catch(resolve); // no locks here: nobody watches
  });
}

async function carryOut({
  id,
  operation,
  request,
  wantsProgress,
}: Extract<ToWorker, { kind: 'call' }>): Promise<void> {
  const watch = {
    throwIfCancelled(): void {
      if (!wanted.get(id)) throw new Error('the call was aborted');
    },
    onProgress(done: number): void {
      if (wantsProgress) answer({ kind: 'progress', id, done });
    },
  };
  wanted.set(id, true);
  try {
    if (!executor) throw new Error('called before the core was loaded');
    const reply = await executor.execute(operation, request, watch);
    answer({ kind: 'reply', id, reply }, buffersIn(reply));
  } catch (error) {
    answer({ kind: 'failure', id, error: plainErrorFrom(error) });
  } finally {
    wanted.delete(id);
  }
}

scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  switch (data.kind) {
    case 'load':
      void load(data);
      break;
    case 'call':
      void carryOut(data);
      break;
    case 'abort':
      if (wanted.has(data.id)) wanted.set(data.id, false);
  }
});
