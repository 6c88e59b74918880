/** Engines for tests, and the workers behind them, which can be killed. */

import { afterEach, expect, vi } from 'vitest';

import {
  createEngine,
  SpotlightError,
  type Engine,
  type EngineOptions,
  type Tensor,
} from '../../web/engine/index.ts';
import type { ToWorker } from '../../web/engine/protocol.ts';

export const wasmUrl = new URL('../../build/wasm/spotlight_core.wasm', import.meta.url);

const engines: Engine[] = [];

afterEach(() => {
  for (const engine of engines.splice(0)) engine.dispose();
});

/** An engine that is disposed after the test. */
export async function engineWith(options?: EngineOptions): Promise<Engine> {
  const engine = await createEngine(options);
  engines.push(engine);
  return engine;
}
/** Bits instead of values: equal numbers that differ in a bit, or in the sign of zero, differ. */
export function bitsOf(tensor: Tensor | undefined): object | undefined {
  return (
    tensor && {
      shape: [...tensor.shape],
      bits: Array.from(new Uint32Array(tensor.data.slice().buffer)),
    }
  );
}

export async function errorOf(promise: Promise<unknown>): Promise<SpotlightError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SpotlightError);
  return error as SpotlightError;
}

/** Keeps every worker that is made from now on, and can kill one as soon as it gets a call. */
export function watchWorkers(): { readonly made: Worker[]; killAtNextCall(): void } {
  const made: Worker[] = [];
  let killsAtCall = false;
  class WatchedWorker extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      made.push(this);
    }

    override postMessage(
      message: ToWorker,
      transfer?: StructuredSerializeOptions | Transferable[],
    ) {
      super.postMessage(message, transfer as Transferable[]);
      if (killsAtCall && message.kind === 'call') {
        killsAtCall = false;
        this.terminate();
      }
    }
  }
  vi.stubGlobal('Worker', WatchedWorker);
  return {
    made,
    killAtNextCall() {
      killsAtCall = true;
    },
  };
}
