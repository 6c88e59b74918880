/** The client's side of an object that lives beside the core: calls on its handle, as long as it is there. */

import { invalid } from './arguments.ts';
import type { OnHandle } from './handles.ts';
import type { CallWatch, Link } from './link.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';

type NameOf<Names> = Names extends `dispose${infer Kind}` ? Kind : never;

export class RemoteObject {
  readonly #link: Link;
  readonly #kind: NameOf<OperationName>;
  readonly #handle: number;
  readonly #generation: number;
  #disposed = false;

  constructor(link: Link, kind: NameOf<OperationName>, { handle }: OnHandle) {
    this.#link = link;
    this.#generation = link.generation;
    this.#kind = kind;
    this.#handle = handle;
  }

  /** Throws invalid_argument after dispose(), engine_crashed if the object was lost, and what the call throws. */
  async ask<Name extends OperationName>(
    operation: Name,
    request: Omit<RequestOf<Name>, 'handle'>,
    watch?: CallWatch,
  ): Promise<ReplyOf<Name>> {
    if (this.#disposed) throw invalid(`${operation}: this ${this.#kind} was disposed`);
    const onHandle = { ...request, handle: this.#handle } as RequestOf<Name>;
    return await this.#link.call(operation, onHandle, { ...watch, generation: this.#generation });
  }

  /** Frees its memory. May be called again; any other call after it is an invalid_argument. */
  dispose(): void {
    if (this.#disposed) return;
    // Where the core is gone there is nothing to free, and nobody to tell.
    this.ask(`dispose${this.#kind}`, {}).catch(() => undefined);
    this.#disposed = true;
  }
}
