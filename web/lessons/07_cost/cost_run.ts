/**
 * Measures all cases one after the other, each in a new engine, and goes on as far as memory reaches. It knows
 * nothing of the page; whatever is wrong with a case, what was measured before stays.
 */

import { createValue, type Value } from '../../state/value.ts';
import {
  mostMemory,
  plannedCases,
  surelyWhole,
  wholeBytes,
  type CostCase,
  type Measured,
} from './cost_case.ts';
import { notMeasured, type CostState } from './cost_state.ts';
import { measureCase, warmUp, type MeasuredEngine } from './measure_case.ts';

export interface Machine {
  startEngine(signal: AbortSignal): Promise<MeasuredEngine>;
  /** What the device says that it has, if it does. */
  readonly memoryGigabytes: number | undefined;
}

/** The engine holds the weights, and the result is a copy; both may take this part of a device's memory. */
const sharedPart = 1 / 4;

export class CostRun {
  readonly #state = createValue(notMeasured);
  #abort: AbortController | undefined;

  get state(): Pick<Value<CostState>, 'get' | 'subscribe'> {
    return this.#state;
  }

  /** Measures anew, unless it is measuring. Ends, and never rejects, when the state says how it ended. */
  async start(machine: Machine): Promise<void> {
    if (this.#isRunning()) return;
    this.#state.set({ ...notMeasured, phase: 'running' });
    await this.#run(plannedCases(), machine);
  }

  /** Doubles the text again and again, until the whole matrix does not fit. */
  async goOnUntilMemoryEnds(machine: Machine): Promise<void> {
    if (this.#isRunning()) return;
    const { measured } = this.#state.get();
    const lengths = measured.filter(({ path }) => path === 'whole').map(({ words }) => words);
    this.#change({ phase: 'running', done: 0, memoryEnd: undefined });
    // Whoever asks for it wants it tried, whatever the device says.
    await this.#run(longerCases(Math.max(surelyWhole, ...lengths)), {
      startEngine: (signal) => machine.startEngine(signal),
      memoryGigabytes: undefined,
    });
  }

  /** Takes effect within a slice of work; what was measured stays. */
  cancel(): void {
    this.#abort?.abort(new Error('measuring was cancelled'));
  }

  #isRunning(): boolean {
    return this.#state.get().phase === 'running';
  }

  #change(news: Partial<CostState>): void {
    this.#state.set({ ...this.#state.get(), ...news });
  }

  async #run(cases: readonly CostCase[], machine: Machine): Promise<void> {
    const abort = new AbortController();
    const { signal } = abort;
    this.#abort = abort;
    try {
      await inNewEngine(machine, signal, (engine) => warmUp(engine, signal));
      const total = workOf(cases);
      for (const [index, now] of cases.entries()) {
        const before = workOf(cases.slice(0, index)) / total;
        this.#change({ now, done: before });
        const found = await this.#tryCase(now, machine, signal, (part) => {
          this.#change({ done: before + (part * workOf([now])) / total });
        });
        if (found) this.#change({ measured: [...this.#state.get().measured, found] });
      }
      this.#change({ phase: 'done', now: undefined, done: 1 });
    } catch (error) {
      this.#change(
        signal.aborted
          ? { phase: 'cancelled', now: undefined }
          : { phase: 'failed', now: undefined, problem: messageOf(error) },
      );
    }
  }

  /** Gives nothing, and notes that memory ended, where a whole matrix has no room. */
  async #tryCase(
    one: CostCase,
    machine: Machine,
    signal: AbortSignal,
    onProgress: (done: number) => void,
  ): Promise<Measured | undefined> {
    const { memoryEnd } = this.#state.get();
    const isWhole = one.path === 'whole';
    if (isWhole && memoryEnd && one.words >= memoryEnd.words) return undefined;
    if (isWhole && isTooLarge(one, machine)) {
      this.#change({ memoryEnd: { words: one.words, reason: '' } });
      return undefined;
    }
    try {
      return await inNewEngine(machine, signal, (engine) =>
        measureCase(engine, one, { signal, onProgress }),
      );
    } catch (error) {
      signal.throwIfAborted();
      if (!isWhole) throw error;
      this.#change({ memoryEnd: { words: one.words, reason: messageOf(error) } });
      return undefined;
    }
  }
}

async function inNewEngine<Result>(
  machine: Machine,
  signal: AbortSignal,
  use: (engine: MeasuredEngine) => Promise<Result>,
): Promise<Result> {
  const engine = await machine.startEngine(signal);
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** The longest texts take nearly all of the time: in pairs of words. */
function workOf(cases: readonly CostCase[]): number {
  return cases.reduce((total, { words }) => total + words ** 2, 0);
}

/** Twice as long as a text, and so on, up to one that no memory holds. */
function longerCases(words: number): CostCase[] {
  const next = { words: 2 * words, path: 'whole', causal: false } as const;
  return wholeBytes(next.words) > mostMemory ? [next] : [next, ...longerCases(next.words)];
}

function isTooLarge({ words }: CostCase, { memoryGigabytes }: Machine): boolean {
  if (words <= surelyWhole || memoryGigabytes === undefined) return false;
  return 2 * wholeBytes(words) > sharedPart * memoryGigabytes * 1e9;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
