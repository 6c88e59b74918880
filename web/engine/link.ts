/** How the client reaches a core: in its own thread, or in a worker. */

import { SpotlightError } from './errors.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';

/** Is told when a core dies that nobody ended. */
export type CrashListener = (error: SpotlightError) => void;

/** How a caller takes part in a call that may be long. */
export interface CallWatch {
  /** Ends the call: it is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Is told the part that is done, from 0 to 1, now and then and at the end. */
  readonly onProgress?: ((done: number) => void) | undefined;
}

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
   * Starts a core if there is none, and asks it. The request is read, or copied, before this returns, and
   * the reply belongs to the caller. A request that names a handle says in which generation it was made.
   * Throws SpotlightError, or the reason of the signal.
   */
  async call<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    {
      generation = this.#generation,
      signal,
      onProgress,
    }: CallWatch & { readonly generation?: number } = {},
  ): Promise<ReplyOf<Name>> {
    this.#throwIfClosed();
    signal?.throwIfAborted();
    if (generation !== this.#generation) {
      throw new SpotlightError(
        'engine_crashed',
        `${operation}: this object was lost when the engine crashed; make a new one`,
      );
    }
    const work = this.send(operation, request, { signal, onProgress: safely(onProgress, signal) });
    const reply = await unlessAborted(work, signal);
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
    watch: CallWatch,
  ): Promise<ReplyOf<Name>>;

  protected abstract stop(reason: Error): void;

  /** To be called whenever a core is gone, for whatever reason. */
  protected coreEnded(reason: Error): void {
    ++this.#generation;
    if (this.#closedBy || !(reason instanceof SpotlightError)) return;
    this.#onCrash?.(reason);
  }
}

/** Rejects as soon as the signal says so, whatever becomes of the work. */
function unlessAborted<Reply>(
  work: Promise<Reply>,
  signal: AbortSignal | undefined,
): Promise<Reply> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const giveUp = (): void => {
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
    work.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', giveUp);
    });
  });
}

/** What a listener throws is its own affair, as with events; and one who gave up hears nothing more. */
function safely(
  onProgress: CallWatch['onProgress'],
  signal: AbortSignal | undefined,
): CallWatch['onProgress'] {
  return (
    onProgress &&
    ((done) => {
      if (signal?.aborted) return;
      try {
        onProgress(done);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    })
  );
}
