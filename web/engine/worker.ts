/** The worker's side: loads the core once, then answers one call after the other. */

import { plainErrorFrom } from './errors.ts';
import { Executor } from './executor.ts';
import { loadCore } from './load_core.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import { buffersIn } from './transfer.ts';

const scope = self as unknown as DedicatedWorkerGlobalScope;

let executor: Executor | undefined;

function answer(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  scope.postMessage(message, transfer);
}

async function load(message: Extract<ToWorker, { kind: 'load' }>): Promise<void> {
  if (message.aliveLock !== undefined) holdWhileAlive(message.aliveLock);
  try {
    executor = new Executor(await loadCore(message.wasm));
    answer({ kind: 'loaded' });
  } catch (error) {
    answer({ kind: 'load_failed', error: plainErrorFrom(error) });
  }
}

/** The browser lets go of the lock when this worker ends, however it ends: the page waits for that. */
function holdWhileAlive(lock: string): void {
  void navigator.locks.request(lock, () => new Promise(() => undefined));
}

function carryOut({ id, operation, request }: Extract<ToWorker, { kind: 'call' }>): void {
  try {
    if (!executor) throw new Error('called before the core was loaded');
    const reply = executor.execute(operation, request);
    answer({ kind: 'reply', id, reply }, buffersIn(reply));
  } catch (error) {
    answer({ kind: 'failure', id, error: plainErrorFrom(error) });
  }
}

scope.addEventListener('message', ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'load') void load(data);
  else carryOut(data);
});
