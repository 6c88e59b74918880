/**
 * The core in a worker. Every call has an id; a worker that dies rejects what is pending, and the
 * next call starts a new one.
 */

import { SpotlightError, spotlightErrorFrom } from './errors.ts';
import { Link, type CallWatch, type CrashListener } from './link.ts';
import type { WasmSource } from './load_core.ts';
import type { FromWorker, OperationName, ReplyOf, RequestOf, ToWorker } from './protocol.ts';
import { startWorker } from './start_worker.ts';
import { buffersIn, copyOf } from './transfer.ts';

interface Pending {
  readonly onProgress: CallWatch['onProgress'];
  resolve(reply: never): void;
  reject(error: Error): void;
}

export class WorkerLink extends Link {
  readonly #wasm: WasmSource | undefined;
  #running: RunningWorker | undefined;

  constructor(wasm?: WasmSource, onCrash?: CrashListener) {
    super(onCrash);
    this.#wasm = wasm instanceof URL ? wasm.href : wasm;
  }

  protected override async load(): Promise<void> {
    await this.#ensureRunning().loaded;
  }

  protected override async send<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    watch: CallWatch,
  ): Promise<ReplyOf<Name>> {
    const copy = copyOf(request);
    const running = this.#ensureRunning();
    await running.loaded;
    watch.signal?.throwIfAborted();
    return await running.call(operation, copy, watch);
  }

  protected override stop(reason: Error): void {
    this.#running?.end(reason);
  }

  #ensureRunning(): RunningWorker {
    this.#running ??= new RunningWorker(this.#wasm, (reason, hadLoaded) => {
      this.#running = undefined;
      if (hadLoaded) this.coreEnded(reason);
    });
    return this.#running;
  }
}

type WhenEnded = (reason: Error, hadLoaded: boolean) => void;

/** One worker, from its start to its end. */
class RunningWorker {
  readonly loaded: Promise<void>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  readonly #whenEnded: WhenEnded;
  readonly #lifeWatch = new AbortController();
  readonly #aliveLock = newAliveLock();
  #resolveLoaded: () => void = () => undefined;
  #rejectLoaded: (error: Error) => void = () => undefined;
  #nextId = 1;
  #hasLoaded = false;
  #endedBy: Error | undefined;

  constructor(wasm: WasmSource | undefined, whenEnded: WhenEnded) {
    this.#whenEnded = whenEnded;
    this.#worker = newWorker();
    this.loaded = new Promise((resolve, reject) => {
      this.#rejectLoaded = reject;
      this.#resolveLoaded = resolve;
    });
    this.loaded.catch(() => undefined); // callers see it through their own await
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      this.#receive(data);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      this.#crash(event.message || 'its script did not load');
    };
    this.#worker.onmessageerror = () => {
      this.#crash('a message could not be read');
    };
    const aliveLock = this.#aliveLock;
    this.#post({ kind: 'load', ...(wasm && { wasm }), ...(aliveLock && { aliveLock }) });
  }

  call<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    { signal, onProgress }: CallWatch,
  ): Promise<ReplyOf<Name>> {
    const id = this.#nextId++;
    const abort = (): void => {
      this.#post({ kind: 'abort', id });
    };
    signal?.addEventListener('abort', abort, { once: true });
    const reply = new Promise<ReplyOf<Name>>((resolve, reject) => {
      if (this.#endedBy) {
        reject(this.#endedBy);
        return;
      }
      this.#pending.set(id, { resolve, reject, onProgress });
      const wantsProgress = onProgress !== undefined;
      const message = { kind: 'call', id, operation, request, wantsProgress } as ToWorker;
      this.#post(message, buffersIn(request));
    });
    return reply.finally(() => signal?.removeEventListener('abort', abort));
  }

  end(reason: Error): void {
    if (this.#endedBy) return;
    this.#endedBy = reason;
    this.#worker.terminate();
    this.#lifeWatch.abort();
    this.#rejectLoaded(reason);
    for (const pending of this.#pending.values()) pending.reject(reason);
    this.#pending.clear();
    this.#whenEnded(reason, this.#hasLoaded);
  }

  #post(message: ToWorker, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, transfer);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'alive':
        this.#watchLife();
        break;
      case 'loaded':
        this.#hasLoaded = true;
        this.#resolveLoaded();
        break;
      case 'load_failed':
        this.end(spotlightErrorFrom(message.error));
        break;
      case 'progress':
        this.#pending.get(message.id)?.onProgress?.(message.done);
        break;
      case 'reply':
        this.#takePending(message.id)?.resolve(message.reply as never);
        break;
      case 'failure': {
        const error = spotlightErrorFrom(message.error);
        this.#takePending(message.id)?.reject(error);
        if (error.code === 'engine_crashed') this.end(error);
      }
    }
  }

  #takePending(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #crash(why: string): void {
    this.end(new SpotlightError('engine_crashed', `the engine's worker stopped: ${why}`));
  }

  /** A worker that is closed or killed sends no event; but its lock is let go, and then this gets it. */
  #watchLife(): void {
    if (this.#aliveLock === undefined) return;
    navigator.locks
      .request(this.#aliveLock, { signal: this.#lifeWatch.signal }, () => {
        this.#crash('it was ended');
      })
      .catch(() => undefined); // aborted: the worker was ended on purpose
  }
}

/** Throws engine_crashed where browsers forbid it: for a package that lies on another host. */
function newWorker(): Worker {
  try {
    return startWorker();
  } catch (error) {
    throw new SpotlightError(
      'engine_crashed',
      `the engine did not load: no worker from ${new URL(import.meta.url).origin}: ${String(error)}`,
    );
  }
}

/** A name for a lock of one worker's own, or nothing where there are no locks (plain http:). */
function newAliveLock(): string | undefined {
  if (!isSecureContext) return undefined;
  return `spotlight-engine-${crypto.randomUUID()}`;
}
