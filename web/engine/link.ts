/** How the client reaches a core: in its own thread, or in a worker. */

import { SpotlightError } from './errors.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';

/** Is told when a core dies that nobody ended. */
export type CrashListener = (error: SpotlightError) => void;

export abstract class Link {
  #generation = 0;
  #closedBy: Error | undefined;
  readonly #onCrash: CrashListener | undefined;

  constructor(onCrash?: CrashListener) {
    this.#onCrash = onCrash;
  }

  /** Goes up by one each time a core ends: handles of an earlier generation mean nothing any more. */
  get generation(): number {
    return this.#generation;
  }

  /** Loads the core, if none is loaded. Throws engine_crashed. */
  async start(): Promise<void> {
    this.#throwIfClosed();
    await this.load();
  }

  /**
   * Starts a core if there is none, and asks it. Buffers of the request may be detached, the reply
   * belongs to the caller. A request that names a handle says in which generation it was made.
   * Throws SpotlightError.
   */
  async call<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    generation = this.#generation,
  ): Promise<ReplyOf<Name>> {
    this.#throwIfClosed();
    if (generation !== this.#generation) {
      throw new SpotlightError(
        'engine_crashed',
        `${operation}: this object was lost when the engine crashed; make a new one`,
      );
    }
    const reply = await this.send(operation, request);
    // Closed while it was computed in this very thread: pending, to the caller.
    this.#throwIfClosed();
    return reply;
  }

  /** Ends the core for good: what is pending, and every later call, is rejected with `reason`. */
  close(reason: Error): void {
    this.#closedBy ??= reason;
    this.stop(reason);
  }

  #throwIfClosed(): void {
    if (this.#closedBy) throw this.#closedBy;
  }

  protected abstract load(): Promise<void>;

  protected abstract send<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
  ): Promise<ReplyOf<Name>>;

  protected abstract stop(reason: Error): void;

  /** To be called whenever a core is gone, for whatever reason. */
  protected coreEnded(reason: Error): void {
    ++this.#generation;
    if (this.#closedBy || !(reason instanceof SpotlightError)) return;
    this.#onCrash?.(reason);
  }
}
