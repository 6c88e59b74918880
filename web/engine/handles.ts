/** The C++ objects that handles stand for: whoever makes one keeps it here, and deletes it here. */

import { SpotlightError } from './errors.ts';

/** Names an object that lives beside the core. */
export interface OnHandle {
  readonly handle: number;
}

export class Handles<Kept extends { delete(): void }> {
  readonly #kept = new Map<number, Kept>();
  readonly #kind: string;
  #next = 1;

  /** `kind` names the objects in messages. */
  constructor(kind: string) {
    this.#kind = kind;
  }

  keep(object: Kept): number {
    const handle = this.#next++;
    this.#kept.set(handle, object);
    return handle;
  }

  of({ handle }: OnHandle): Kept {
    const object = this.#kept.get(handle);
    if (!object) throw new SpotlightError('internal', `no ${this.#kind} ${handle}`);
    return object;
  }

  /** Frees the C++ object. Gives null, as what an operation without a result replies. */
  delete(on: OnHandle): null {
    this.of(on).delete();
    this.#kept.delete(on.handle);
    return null;
  }
}
