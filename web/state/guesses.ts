/** What the visitor guessed, and which questions are done, kept on this device and nowhere else. */

import type { DeviceStorage } from './device_storage.ts';
import { createValue, type Value } from './value.ts';

/** A question that was answered or skipped; one that is still open has none. */
export interface Guess {
  /** What was guessed; empty if skipped. */
  readonly guess: string;
  /** Why; empty if nothing was said. */
  readonly reason: string;
  readonly skipped: boolean;
}

export interface Guesses {
  /** By question, the oldest first. */
  readonly all: Pick<Value<ReadonlyMap<string, Guess>>, 'get' | 'subscribe'>;
  get(question: string): Guess | undefined;
  /** Takes the place of an earlier guess at the same question, and makes it the newest. */
  keep(question: string, guess: Guess): void;
  /** The question is open again. */
  forget(question: string): void;
}

/** So many questions are remembered, the newest: more than the lessons ask of one sentence. */
const limit = 100;

export function createGuesses(storage: DeviceStorage): Guesses {
  const all = createValue<ReadonlyMap<string, Guess>>(readGuesses(storage));
  // Saved as a list: an object would put names that are numbers first.
  all.subscribe((guesses) => {
    storage.write('guesses', [...guesses]);
  });
  return {
    all,
    get: (question) => all.get().get(question),
    keep(question, guess) {
      const others = [...all.get()].filter(([other]) => other !== question);
      all.set(newest([...others, [question, guess]]));
    },
    forget(question) {
      if (!all.get().has(question)) return;
      all.set(new Map([...all.get()].filter(([other]) => other !== question)));
    },
  };
}

function newest(entries: readonly (readonly [string, Guess])[]): ReadonlyMap<string, Guess> {
  return new Map(entries.slice(-limit));
}

/** Whatever was saved: what is not a question with its guess is left out. */
function readGuesses(storage: DeviceStorage): ReadonlyMap<string, Guess> {
  const saved = storage.read('guesses');
  return newest(Array.isArray(saved) ? saved.flatMap(readEntry) : []);
}

function readEntry(entry: unknown): [string, Guess][] {
  if (!Array.isArray(entry)) return [];
  const [question, saved] = entry as unknown[];
  const { guess, reason, skipped } = (saved ?? {}) as Partial<Record<keyof Guess, unknown>>;
  if (typeof question !== 'string' || typeof guess !== 'string') return [];
  if (typeof reason !== 'string' || typeof skipped !== 'boolean') return [];
  return [[question, { guess, reason, skipped }]];
}
