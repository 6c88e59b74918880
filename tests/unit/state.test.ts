/** Small named values, the address, the newest of many requests, the engine's status. */

import { describe, expect, it, vi } from 'vitest';
import { SpotlightError, type createEngine } from '../../web/engine/index.ts';
import { choiceFields, type Choices } from '../../web/lessons/choices.ts';
import { bindToAddress } from '../../web/state/address_bar.ts';
import { createEngineSource } from '../../web/state/engine_source.ts';
import { createLatest } from '../../web/state/latest.ts';
import { readAddress, writeAddress } from '../../web/state/url_state.ts';
import { createValue } from '../../web/state/value.ts';

const defaults = readAddress('', choiceFields).state;

describe('a value', () => {
  it('tells its listeners about changes, with what was before, and only about changes', () => {
    const value = createValue(1);
    const listener = vi.fn();
    const stop = value.subscribe(listener);
    value.set(1);
    expect(listener).not.toHaveBeenCalled();
    value.set(2);
    expect(listener).toHaveBeenCalledExactlyOnceWith(2, 1);
    stop();
    value.set(3);
    expect(listener).toHaveBeenCalledOnce();
    expect(value.get()).toBe(3);
  });
});

describe('the address', () => {
  it('leaves out what has its default', () => {
    expect(writeAddress({ route: 'spotlight', state: defaults }, choiceFields)).toBe('#/spotlight');
  });

  it('gives back what was written, whatever was typed', () => {
    const state: Choices = {
      ...defaults,
      map: 'viridis',
      queries: 'columns',
      sentence: ' a&b=c #?%  שלום 👩‍👩‍👧‍👦 <img src=x onerror=alert(1)>\n',
      query: 3,
      reading: 'causal',
      kind: 'scaled',
      head: 4,
      seed: 7,
    };
    const hash = writeAddress({ route: 'spotlight', state }, choiceFields);
    expect(readAddress(hash, choiceFields)).toEqual({ route: 'spotlight', state });
  });

  it.each([
    '#/spotlight?query=-1',
    '#/spotlight?query=1.5',
    '#/spotlight?query=1e3',
    '#/spotlight?query=',
    '#/spotlight?head=-1',
    '#/spotlight?head=5',
    '#/spotlight?seed=4294967296',
    '#/spotlight?reading=sideways',
    '#/spotlight?unknown=1',
    '#/spotlight?%',
    '#/spotlight?sentence',
    '#nonsense???&&&=',
  ])('opens with defaults if damaged: %s', (hash) => {
    const { state } = readAddress(hash, choiceFields);
    expect({ ...state, sentence: state.sentence || defaults.sentence }).toEqual(defaults);
  });

  it('follows the state once it rests, and the state follows it', () => {
    vi.useFakeTimers();
    const listeners = new Map<string, () => void>();
    const written: string[] = [];
    const browser = {
      location: { hash: '#/spotlight?seed=7' },
      history: {
        replaceState: (_data: unknown, _unused: string, url?: string | URL | null) => {
          browser.location.hash = String(url);
          written.push(browser.location.hash);
        },
      },
      addEventListener: (type: string, listener: () => void) => listeners.set(type, listener),
    };
    const address = bindToAddress(choiceFields, browser as never);
    const type = (seed: number): void => {
      address.set({ route: 'spotlight', state: { ...address.get().state, seed } });
    };
    expect(address.get().state.seed).toBe(7);
    for (let seed = 100; seed < 400; ++seed) type(seed); // browsers refuse 200 in ten seconds
    vi.runAllTimers();
    expect(written).toEqual(['#/spotlight?seed=399']);

    type(8);
    listeners.get('pagehide')?.();
    expect(written.at(-1)).toBe('#/spotlight?seed=8');

    type(9);
    browser.location.hash = '#/spotlight?seed=10';
    listeners.get('hashchange')?.();
    vi.runAllTimers();
    expect(address.get().state.seed).toBe(10);
    expect(browser.location.hash).toBe('#/spotlight?seed=10');
    vi.useRealTimers();
  });
});

describe('the newest of many requests', () => {
  it('is the only one that is computed after the one under way, and the only result', async () => {
    const started: number[] = [];
    const results: number[] = [];
    const gates: (() => void)[] = [];
    const request = createLatest<number, number>(
      (n) => {
        started.push(n);
        return new Promise((resolve) => {
          gates.push(() => {
            resolve(n);
          });
        });
      },
      (result) => results.push(result),
      () => undefined,
    );
    for (const n of [1, 2, 3]) request(n);
    expect(started).toEqual([1]);
    gates[0]?.();
    await vi.waitFor(() => {
      expect(started).toEqual([1, 3]);
    });
    gates[1]?.();
    await vi.waitFor(() => {
      expect(results).toEqual([3]);
    });
  });

  it('goes on after a failure', async () => {
    const failures: unknown[] = [];
    const results: string[] = [];
    const request = createLatest<string, string>(
      async (text) => {
        await Promise.resolve();
        if (text === 'bad') throw new Error('no');
        return text;
      },
      (result) => results.push(result),
      (error) => failures.push(error),
    );
    request('bad');
    await vi.waitFor(() => {
      expect(failures).toHaveLength(1);
    });
    request('good');
    await vi.waitFor(() => {
      expect(results).toEqual(['good']);
    });
  });
});

describe('the engine of the page', () => {
  it('can be loaded again after it failed to load', async () => {
    const engine = { dispose: vi.fn() };
    const start = vi
      .fn()
      .mockRejectedValueOnce(new Error('no network'))
      .mockResolvedValueOnce(engine);
    const source = createEngineSource(start as never);
    const kinds: string[] = [];
    source.status.subscribe(({ kind }) => kinds.push(kind));
    source.load();
    source.load(); // already loading
    await vi.waitFor(() => {
      expect(source.status.get()).toEqual({
        kind: 'failed',
        when: 'loading',
        reason: 'no network',
      });
    });
    source.load();
    await vi.waitFor(() => {
      expect(kinds).toEqual(['loading', 'failed', 'loading', 'ready']);
    });
    expect(start).toHaveBeenCalledTimes(2);
  });

  it('is ended when it dies in use, and can be loaded again', async () => {
    const engine = { dispose: vi.fn() };
    const start = vi.fn<typeof createEngine>().mockResolvedValue(engine as never);
    const source = createEngineSource(start);
    source.load();
    await vi.waitFor(() => {
      expect(source.status.get().kind).toBe('ready');
    });
    start.mock.calls[0]?.[0]?.onCrash?.(new SpotlightError('engine_crashed', 'crashed'));
    expect(engine.dispose).toHaveBeenCalledOnce();
    expect(source.status.get()).toEqual({ kind: 'failed', when: 'running', reason: 'crashed' });
    source.load();
    await vi.waitFor(() => {
      expect(source.status.get().kind).toBe('ready');
    });
  });
});
