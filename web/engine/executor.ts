/** Carries out operations on a loaded core, and sees to it that an error leaves the core as it was. */

import { attentionHandlers } from './attention_handlers.ts';
import type { CoreModule } from './core_types.ts';
import type { Handlers, RunInSlices } from './handlers.ts';
import { modelHandlers } from './model_handlers.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';
import { inSlices, type Watch } from './slices.ts';

export class Executor {
  readonly #core: CoreModule;
  readonly #handlers: Handlers<OperationName>;

  constructor(core: CoreModule) {
    this.#core = core;
    this.#handlers = {
      ...attentionHandlers(core, this.#inSlices),
      ...modelHandlers(core, this.#inSlices),
    };
  }

  /**
   * Reads the request before it returns. Long work goes on in slices, and gives a promise. Throws, or
   * rejects with, what the core throws (an Error with a `code`, or a trap) or the watch.
   */
  execute<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    watch: Watch,
  ): ReplyOf<Name> | Promise<ReplyOf<Name>> {
    return this.#guarded(() => this.#handlers[operation](request, watch));
  }

  readonly #guarded = <Value>(use: () => Value): Value => {
    const stackPointer = this.#core.stackSave();
    try {
      return use();
    } catch (error) {
      // Thrown in JavaScript, it went through the module's functions without their taking down their
      // stack: after some thousand errors nothing would be left of it.
      this.#core.stackRestore(stackPointer);
      throw error;
    }
  };

  readonly #inSlices: RunInSlices = (job, watch, toReply) => {
    const result = inSlices(job, watch, this.#guarded);
    return result instanceof Promise ? result.then(toReply) : toReply(result);
  };
}
