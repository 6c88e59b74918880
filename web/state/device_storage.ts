/** What this device remembers between visits. A browser that forbids it costs nothing but the memory. */

export interface DeviceStorage {
  /** What was saved under the name, if it can still be read; anything may stand there. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

const prefix = 'spotlight.';

export function createDeviceStorage(): DeviceStorage {
  return {
    read(name) {
      try {
        return JSON.parse(localStorage.getItem(prefix + name) ?? 'null') as unknown;
      } catch {
        return null; // forbidden, or damaged
      }
    },
    write(name, value) {
      try {
        localStorage.setItem(prefix + name, JSON.stringify(value));
      } catch {
        // forbidden, or full
      }
    },
  };
}
