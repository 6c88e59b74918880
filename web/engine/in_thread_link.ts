/** The core in the caller's own thread: for Node, and for callers that are workers themselves. */

import { plainErrorFrom, spotlightErrorFrom } from './errors.ts';
import { Executor } from './executor.ts';
import { Link, type CrashListener } from './link.ts';
import { loadCore, type WasmSource } from './load_core.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';

export class InThreadLink extends Link {
  readonly #wasm: WasmSource | undefined;
  #executor: Promise<Executor> | undefined;

  constructor(wasm?: WasmSource, onCrash?: CrashListener) {
    super(onCrash);
    this.#wasm = wasm;
  }

  protected override async load(): Promise<void> {
    await this.#loadedExecutor();
  }

  protected override async send<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
  ): Promise<ReplyOf<Name>> {
    const executor = await this.#loadedExecutor();
    try {
      return executor.execute(operation, request);
    } catch (error) {
      const reason = spotlightErrorFrom(plainErrorFrom(error));
      if (reason.code === 'engine_crashed') this.stop(reason);
      throw reason;
    }
  }

  protected override stop(reason: Error): void {
    if (!this.#executor) return;
    this.#executor = undefined;
    this.coreEnded(reason);
  }

  #loadedExecutor(): Promise<Executor> {
    this.#executor ??= loadCore(this.#wasm).then(
      (core) => new Executor(core),
      (error: unknown) => {
        this.#executor = undefined;
        throw spotlightErrorFrom(plainErrorFrom(error));
      },
    );
    return this.#executor;
  }
}
