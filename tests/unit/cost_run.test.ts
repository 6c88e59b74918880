/** Measuring the costs on an engine that computes nothing: the order, cancelling, where memory ends, failing. */

import { describe, expect, it } from 'vitest';
import type { TimeAttentionOptions } from '../../web/engine/index.ts';
import { CostRun, type Machine } from '../../web/lessons/07_cost/cost_run.ts';
import {
  lawOf,
  measuredOf,
  slopeOf,
  type CostState,
} from '../../web/lessons/07_cost/cost_state.ts';
import { timesLonger } from '../../web/lessons/07_cost/elsewhere.ts';
import type { MeasuredEngine } from '../../web/lessons/07_cost/measure_case.ts';

const bytesOf = ({ seqLen, weights }: TimeAttentionOptions): number =>
  1024 * seqLen + (weights ? 4 * seqLen ** 2 : 0);

/** Each pair takes a microsecond and a half with weights, else one; a causal mask hides half of them. */
const millisecondsOf = ({ seqLen, weights, causal }: TimeAttentionOptions): number =>
  (seqLen ** 2 * (weights ? 1.5 : 1) * (causal ? 0.5 : 1)) / 1000;

class FakeMachine implements Machine {
  memoryGigabytes: number | undefined = undefined;
  alive = 0;
  started = 0;
  readonly asked: TimeAttentionOptions[] = [];
  /** May throw, as an engine that dies. */
  before: (options: TimeAttentionOptions) => void = () => undefined;

  async startEngine(): Promise<MeasuredEngine> {
    ++this.alive;
    ++this.started;
    let peak = 1_078_640;
    return await Promise.resolve({
      memory: () => Promise.resolve({ size: 2 ** 24, peak, limit: 2 ** 31 }),
      timeAttention: async (options: TimeAttentionOptions) => {
        this.asked.push(options);
        this.before(options);
        await Promise.resolve();
        options.signal?.throwIfAborted();
        peak = Math.max(peak, 1_078_640 + bytesOf(options));
        options.onProgress?.(1);
        return { calls: 1, milliseconds: millisecondsOf(options) };
      },
      dispose: () => {
        --this.alive;
      },
    });
  }
}

function setup(): { machine: FakeMachine; run: CostRun; states: CostState[] } {
  const run = new CostRun();
  const states: CostState[] = [];
  run.state.subscribe((state) => states.push(state));
  return { machine: new FakeMachine(), run, states };
}

const tooMuch = (least: number) => (options: TimeAttentionOptions) => {
  if (options.weights && options.seqLen >= least) throw new Error('it does not fit');
};

describe('measuring the costs', () => {
  it('measures all four kinds from 64 to 8,192 words, each in an engine of its own', async () => {
    const { machine, run } = setup();
    await run.start(machine);
    const { phase, measured, done, memoryEnd } = run.state.get();
    expect({ phase, done, memoryEnd }).toEqual({ phase: 'done', done: 1, memoryEnd: undefined });
    expect(measured).toHaveLength(4 * 8);
    expect(machine.started).toBe(1 + 4 * 8);
    expect(machine.alive).toBe(0);
    for (const { words, path, causal, milliseconds, bytes } of measured) {
      const options = { seqLen: words, weights: path === 'whole', causal };
      expect(bytes).toBe(bytesOf(options));
      expect(milliseconds).toBe(millisecondsOf(options));
    }
  });

  it('finds the laws of what it measured', async () => {
    const { machine, run } = setup();
    await run.start(machine);
    const state = run.state.get();
    const [whole, streaming] = (['whole', 'streaming'] as const).map((path) =>
      measuredOf(state, { path, causal: false }),
    );
    expect(slopeOf(whole!, 'milliseconds')).toBeCloseTo(2, 6);
    expect(slopeOf(streaming!, 'bytes')).toBeCloseTo(1, 6);
    expect(lawOf(whole!, 'bytes')?.perPair).toBeCloseTo(4, 6);
    expect(lawOf(whole!, 'bytes')?.perWord).toBeCloseTo(1024, 3);
    expect(slopeOf(whole!.slice(0, 5), 'milliseconds')).toBeUndefined();
    expect(lawOf(whole!.slice(0, 5), 'milliseconds')).toBeUndefined();
  });

  it('tells how far it is, never less than before', async () => {
    const { machine, run, states } = setup();
    await run.start(machine);
    const parts = states.map(({ done }) => done);
    expect(parts).toEqual([...parts].sort((a, b) => a - b));
    expect(new Set(parts).size).toBeGreaterThan(30);
  });

  it('repeats short calls, and measures long ones once', async () => {
    const { machine, run } = setup();
    await run.start(machine);
    const callsOf = (words: number): number =>
      machine.asked.filter(
        ({ seqLen, weights, causal }) => seqLen === words && weights === false && !causal,
      ).length;
    expect(callsOf(64)).toBe(1 + 3);
    expect(callsOf(8192)).toBe(1);
  });

  it('keeps what it has when it is cancelled, and can start again', async () => {
    const { machine, run } = setup();
    machine.before = ({ seqLen }) => {
      if (seqLen === 512) run.cancel();
    };
    await run.start(machine);
    expect(run.state.get().phase).toBe('cancelled');
    expect(run.state.get().measured).toHaveLength(3 * 4);
    expect(machine.alive).toBe(0);
    machine.before = () => undefined;
    await run.start(machine);
    expect(run.state.get().phase).toBe('done');
    expect(run.state.get().measured).toHaveLength(4 * 8);
  });

  it('starts once, however often it is asked to', async () => {
    const { machine, run } = setup();
    await Promise.all([run.start(machine), run.start(machine), run.goOnUntilMemoryEnds(machine)]);
    expect(run.state.get().measured).toHaveLength(4 * 8);
  });

  it('says where memory ended, and streams on', async () => {
    const { machine, run } = setup();
    machine.before = tooMuch(4096);
    await run.start(machine);
    const { phase, memoryEnd, measured } = run.state.get();
    expect(phase).toBe('done');
    expect(memoryEnd).toEqual({ words: 4096, reason: 'it does not fit' });
    expect(measured.filter(({ words }) => words === 8192).map(({ path }) => path)).toEqual([
      'streaming',
      'streaming',
    ]);
  });

  it('does not try 8,192 where the device says that it has little memory', async () => {
    const { machine, run } = setup();
    machine.memoryGigabytes = 2;
    await run.start(machine);
    expect(run.state.get().memoryEnd).toEqual({ words: 8192, reason: '' });
    expect(machine.asked.some(({ seqLen, weights }) => weights && seqLen === 8192)).toBe(false);
    machine.memoryGigabytes = 8;
    await run.start(machine);
    expect(run.state.get().memoryEnd).toBeUndefined();
  });

  it('goes on until memory ends when it is asked to', async () => {
    const { machine, run } = setup();
    machine.before = tooMuch(32_768);
    await run.start(machine);
    machine.memoryGigabytes = 2;
    await run.goOnUntilMemoryEnds(machine);
    const { phase, memoryEnd, measured } = run.state.get();
    expect({ phase, memoryEnd }).toEqual({
      phase: 'done',
      memoryEnd: { words: 32_768, reason: 'it does not fit' },
    });
    expect(measured.at(-1)).toMatchObject({ words: 16_384, path: 'whole', causal: false });
    expect(machine.alive).toBe(0);
  });

  it('carries on from the longest text that was fitted, however long whole matrices went', async () => {
    const { machine, run } = setup();
    await run.start(machine);
    machine.before = tooMuch(2 ** 15);
    await run.goOnUntilMemoryEnds(machine);
    expect(Math.max(...run.state.get().measured.map(({ words }) => words))).toBe(2 ** 14);
    expect(timesLonger(run.state.get())).toBe(2 ** 17 / 8192);
  });

  it('says why it failed where it is not memory', async () => {
    const { machine, run } = setup();
    machine.before = ({ seqLen, weights }) => {
      if (!weights && seqLen === 128) throw new Error('the engine is gone');
    };
    await run.start(machine);
    const { phase, problem, measured } = run.state.get();
    expect({ phase, problem }).toEqual({ phase: 'failed', problem: 'the engine is gone' });
    expect(measured).toHaveLength(4);
    expect(machine.alive).toBe(0);
  });
});
