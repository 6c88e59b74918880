/** Finds the buffers in a message, so that they are handed over instead of copied. */

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
