/** Messages of plain objects with typed arrays in them: copying them, and handing their buffers over. */

/** A message with arrays of its own. */
export function copyOf<Message>(message: Message): Message {
  const copied = (value: unknown): unknown => {
    if (value instanceof Float32Array || value instanceof Uint8Array) return value.slice();
    if (Array.isArray(value)) return value.map(copied);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, copied(each)]));
  };
  return copied(message) as Message;
}

/** Every distinct ArrayBuffer behind the typed arrays in a message of plain objects. */
export function buffersIn(message: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const visit = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) {
      if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(visit);
    }
  };
  visit(message);
  return [...found];
}
