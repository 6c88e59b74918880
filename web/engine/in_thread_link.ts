/** The core in the caller's own thread: for Node, and for callers that are workers themselves. */

import { plainErrorFrom, spotlightErrorFrom } from './errors.ts';
import { Executor } from './executor.ts';
import { Link, type CallWatch, type CrashListener } from './link.ts';
import { loadCore, type WasmSource } from './load_core.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';
import { copyOf } from './transfer.ts';

/** One core, from its loading to its end. */
class Running {
  readonly executor: Promise<Executor>;
  /** The same, once it is loaded: for calls that need not wait. */
  loaded: Executor | undefined;
  endedBy: Error | undefined;

  constructor(wasm: WasmSource | undefined) {
    this.executor = loadCore(wasm).then((core) => (this.loaded = new Executor(core)));
  }
}

export class InThreadLink extends Link {
  readonly #wasm: WasmSource | undefined;
  #running: Running | undefined;

  constructor(wasm?: WasmSource, onCrash?: CrashListener) {
    super(onCrash);
    this.#wasm = wasm;
  }

  protected override async load(): Promise<void> {
    await this.#executorOf(this.#ensureRunning());
  }

  protected override async send<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    { signal, onProgress }: CallWatch,
  ): Promise<ReplyOf<Name>> {
    const running = this.#ensureRunning();
    // The executor reads the request at once, so that it need not be copied.
    const executor = running.loaded;
    if (!executor) {
      const copy = copyOf(request);
      await this.#executorOf(running);
      return await this.send(operation, copy, { signal, onProgress });
    }
    let cancelledBy: unknown;
    const watch = {
      throwIfCancelled(): void {
        cancelledBy = running.endedBy ?? (signal?.aborted ? signal.reason : undefined);
        if (cancelledBy !== undefined) throw cancelledBy as Error;
      },
      onProgress: onProgress ?? (() => undefined),
    };
    try {
      return await executor.execute(operation, request, watch);
    } catch (error) {
      if (cancelledBy !== undefined) throw error;
      const reason = spotlightErrorFrom(plainErrorFrom(error));
      if (reason.code === 'engine_crashed') this.stop(reason);
      throw reason;
    }
  }

  protected override stop(reason: Error): void {
    if (!this.#running) return;
    this.#running.endedBy = reason;
    this.#running = undefined;
    this.coreEnded(reason);
  }

  #ensureRunning(): Running {
    this.#running ??= new Running(this.#wasm);
    return this.#running;
  }

  async #executorOf(running: Running): Promise<Executor> {
    try {
      return await running.executor;
    } catch (error) {
      if (this.#running === running) this.#running = undefined;
      throw spotlightErrorFrom(plainErrorFrom(error));
    }
  }
}
