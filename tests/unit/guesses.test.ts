/** The guesses kept on the device, whatever was saved there before. */

import { describe, expect, it, vi } from 'vitest';
import type { DeviceStorage } from '../../web/state/device_storage.ts';
import { createGuesses, type Guess } from '../../web/state/guesses.ts';

const cat: Guess = { guess: 'cat', reason: '', skipped: false };
const mat: Guess = { guess: 'mat', reason: 'it is near', skipped: false };
const skipped: Guess = { guess: '', reason: '', skipped: true };

/** A device on which this was saved; like a real one, it keeps texts and not objects. */
function deviceWith(saved: unknown = null): DeviceStorage & { write: ReturnType<typeof vi.fn> } {
  let text = JSON.stringify(saved);
  return {
    read: (name) => (name === 'guesses' ? (JSON.parse(text) as unknown) : null),
    write: vi.fn((_name: string, value: unknown) => {
      text = JSON.stringify(value);
    }),
  };
}

describe('the guesses', () => {
  it('are none at first, and nothing is written before there is one', () => {
    const storage = deviceWith();
    const guesses = createGuesses(storage);
    expect([...guesses.all.get()]).toEqual([]);
    expect(guesses.get('a')).toBeUndefined();
    guesses.forget('a');
    expect(storage.write).not.toHaveBeenCalled();
  });

  it('are kept by question, on the device too, until they are forgotten', () => {
    const storage = deviceWith();
    const guesses = createGuesses(storage);
    guesses.keep('a', cat);
    guesses.keep('b', skipped);
    guesses.keep('__proto__', mat);
    for (const store of [guesses, createGuesses(storage)]) {
      expect(['a', 'b', '__proto__', 'toString'].map((id) => store.get(id))).toEqual([
        cat,
        skipped,
        mat,
        undefined,
      ]);
    }
    guesses.forget('a');
    expect([...createGuesses(storage).all.get().keys()]).toEqual(['b', '__proto__']);
  });

  it('tell who listens', () => {
    const guesses = createGuesses(deviceWith());
    const heard: string[][] = [];
    guesses.all.subscribe((all) => heard.push([...all.keys()]));
    guesses.keep('a', cat);
    guesses.keep('b', cat);
    guesses.forget('a');
    guesses.forget('a');
    expect(heard).toEqual([['a'], ['a', 'b'], ['b']]);
  });

  it('are the newest hundred: a new guess at an old question makes it new', () => {
    const storage = deviceWith();
    const guesses = createGuesses(storage);
    for (let id = 0; id < 100; ++id) guesses.keep(String(id), cat);
    guesses.keep('0', mat);
    guesses.keep('100', cat);
    for (const store of [guesses, createGuesses(storage)]) {
      expect(store.all.get().size).toBe(100);
      expect(['0', '1', '2', '100'].map((id) => store.get(id))).toEqual([mat, undefined, cat, cat]);
    }
  });

  it('are cut to the newest hundred also when more were saved', () => {
    const saved = Array.from({ length: 150 }, (_, id) => [String(id), cat]);
    const kept = [...createGuesses(deviceWith(saved)).all.get().keys()];
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([100, '50', '149']);
  });

  it.each([null, true, 7, 'guesses', {}, { a: cat }, [[]], [null, 'a', ['a']]])(
    'start anew when this was saved: %j',
    (saved) => {
      expect([...createGuesses(deviceWith(saved)).all.get()]).toEqual([]);
    },
  );

  it('drop what is no guess, and keep the others', () => {
    const saved = [
      [7, cat],
      ['null', null],
      ['text', 'cat'],
      ['list', ['cat']],
      ['part', { guess: 'cat' }],
      ['number', { ...cat, guess: 3 }],
      ['reason', { ...cat, reason: null }],
      ['skipped', { ...cat, skipped: 'no' }],
      ['good', { ...mat, more: 'is left out' }],
    ];
    expect([...createGuesses(deviceWith(saved)).all.get()]).toEqual([['good', mat]]);
  });
});
