/** A small named value that tells its listeners when it changes. Made by a factory: no globals. */

export interface Value<T> {
  get(): T;
  set(next: T): void;
  /** Calls back on every change, with what was before, and not at once; gives the way to stop. */
  subscribe(listener: (value: T, before: T) => void): () => void;
}

export function createValue<T>(initial: T): Value<T> {
  let current = initial;
  const listeners = new Set<(value: T, before: T) => void>();
  return {
    get: () => current,
    set(next) {
      if (Object.is(next, current)) return;
      const before = current;
      current = next;
      for (const listener of listeners) listener(next, before);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
