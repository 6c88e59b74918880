/** The two trainings of lesson 3, on an engine that trains nothing: turns, time, cancelling, failing. */

import { describe, expect, it } from 'vitest';
import type { ScalingTrialOptions, TrialRunOptions } from '../../web/engine/index.ts';
import { TrialRun, type TrialEngine } from '../../web/lessons/03_scaling/trial_run.ts';
import type { TrialState } from '../../web/lessons/03_scaling/trial_state.ts';
import { announcement, endText, verdict } from '../../web/lessons/03_scaling/trial_wording.ts';

/** Each step takes so many milliseconds of a clock that only steps move. */
class FakeEngine implements TrialEngine {
  now = 0;
  readonly alive = new Set<string>();
  /** What was asked for, in order: "scaled 10". */
  readonly asked: string[] = [];
  readonly options: ScalingTrialOptions[] = [];
  /** Called before the steps of a turn; may throw, as an engine that dies. */
  beforeTurn: (name: string) => void = () => undefined;
  readonly #millisecondsPerStep: number;

  constructor(millisecondsPerStep: number) {
    this.#millisecondsPerStep = millisecondsPerStep;
  }

  async scalingTrial(options: ScalingTrialOptions = {}): ReturnType<TrialEngine['scalingTrial']> {
    this.options.push(options);
    const name = options.scaled ? 'scaled' : 'not scaled';
    this.alive.add(name);
    let done = 0;
    return await Promise.resolve({
      run: async ({ steps, signal }: TrialRunOptions) => {
        this.asked.push(`${name} ${steps}`);
        this.beforeTurn(name);
        await Promise.resolve();
        signal?.throwIfAborted();
        this.now += steps * this.#millisecondsPerStep;
        const factor = options.scaled ? 1 : 0.25;
        return {
          step: done + steps,
          steps: Array.from({ length: steps }, () => {
            const step = ++done;
            return {
              loss: 1000 / step,
              largestWeight: step,
              entropy: 2 * step,
              gradScores: factor,
              gradQueryKey: 1 / factor,
            };
          }),
        };
      },
      dispose: () => {
        this.alive.delete(name);
      },
    });
  }
}

interface Setup {
  readonly engine: FakeEngine;
  readonly run: TrialRun;
  readonly states: TrialState[];
}

function setup(millisecondsPerStep: number): Setup {
  const engine = new FakeEngine(millisecondsPerStep);
  const run = new TrialRun(64, () => engine.now);
  const states: TrialState[] = [];
  run.state.subscribe((state) => states.push(state));
  return { engine, run, states };
}

describe('the two trainings', () => {
  it('differ in the scaling alone', async () => {
    const { engine, run } = setup(1);
    await run.start(engine);
    const same = { headDim: 64, seed: 1, totalSteps: 600 };
    expect(engine.options).toEqual([
      { ...same, scaled: true },
      { ...same, scaled: false },
    ]);
  });

  it('take turns of the same steps until all planned ones are done', async () => {
    const { engine, run } = setup(1);
    await run.start(engine);
    const { phase, step, seconds, scaled, unscaled } = run.state.get();
    expect([phase, step, seconds]).toEqual(['done', 600, 1.2]);
    expect(engine.asked.slice(0, 6)).toEqual([
      'scaled 1',
      'not scaled 1',
      'scaled 9',
      'not scaled 9',
      'scaled 10',
      'not scaled 10',
    ]);
    expect(scaled.points.map((point) => point.step)).toEqual(
      unscaled.points.map((point) => point.step),
    );
    expect(scaled.points.slice(-2).map((point) => point.step)).toEqual([590, 600]);
    expect([...engine.alive]).toEqual([]);
  });

  it('give the mean over each turn, and over all steps', async () => {
    const { engine, run } = setup(1);
    await run.start(engine);
    const { points, means } = run.state.get().scaled;
    expect(points[0]?.largestWeight).toBe(1);
    expect(points[1]?.largestWeight).toBe((2 + 10) / 2);
    expect(means.largestWeight).toBeCloseTo((1 + 600) / 2, 9);
    expect(means.entropy).toBeCloseTo(601, 9);
  });

  it('do fewer steps in a turn where steps are slow', async () => {
    const { engine, run } = setup(40);
    await run.start(engine);
    expect(engine.asked.slice(2, 6)).toEqual([
      'scaled 1',
      'not scaled 1',
      'scaled 2',
      'not scaled 2',
    ]);
  });

  it('end before 20 seconds are over, with equally many steps', async () => {
    const { engine, run } = setup(70);
    await run.start(engine);
    const { phase, step, seconds, scaled, unscaled } = run.state.get();
    expect(phase).toBe('outOfTime');
    expect(seconds).toBeLessThanOrEqual(20);
    expect(seconds).toBeGreaterThan(19.7);
    expect(step).toBe(Math.floor(20_000 / 140));
    expect(unscaled.points.length).toBe(scaled.points.length);
    expect([...engine.alive]).toEqual([]);
  });

  it('stop when they are cancelled, and keep what was done', async () => {
    const { engine, run } = setup(1);
    engine.beforeTurn = () => {
      if (run.state.get().step >= 100) run.cancel();
    };
    await run.start(engine);
    const { phase, step, scaled } = run.state.get();
    expect([phase, step, scaled.points.at(-1)?.step]).toEqual(['cancelled', 100, 100]);
    expect([...engine.alive]).toEqual([]);
  });

  it('can be cancelled before the first step, and when nothing runs', async () => {
    const { engine, run } = setup(1);
    run.cancel();
    const running = run.start(engine);
    run.cancel();
    await running;
    expect(run.state.get().phase).toBe('cancelled');
    expect(engine.asked).toEqual([]);
    expect([...engine.alive]).toEqual([]);
    run.cancel();
    expect(run.state.get().phase).toBe('cancelled');
  });

  it('start anew after that', async () => {
    const { engine, run } = setup(1);
    const cancelled = run.start(engine);
    run.cancel();
    await cancelled;
    await run.start(engine);
    expect(run.state.get().phase).toBe('done');
  });

  it('are not started twice at a time', async () => {
    const { engine, run } = setup(1);
    await Promise.all([run.start(engine), run.start(engine)]);
    expect(engine.options.length).toBe(2);
  });

  it('say why they failed, and keep what was done', async () => {
    const { engine, run } = setup(1);
    engine.beforeTurn = (name) => {
      if (name === 'not scaled' && run.state.get().step >= 50) throw new Error('the engine died');
    };
    await run.start(engine);
    const { phase, step, problem } = run.state.get();
    expect([phase, step, problem]).toEqual(['failed', 50, 'the engine died']);
    expect([...engine.alive]).toEqual([]);
  });

  it('are dropped for heads of another size, also in the middle', async () => {
    const { engine, run } = setup(1);
    engine.beforeTurn = () => {
      if (run.state.get().headDim === 64 && run.state.get().step >= 10) run.reset(256);
    };
    await run.start(engine);
    const { phase, headDim, step } = run.state.get();
    expect([phase, headDim, step]).toEqual(['idle', 256, 0]);
    await run.start(engine);
    expect(engine.options.at(-1)?.headDim).toBe(256);
    expect(run.state.get().phase).toBe('done');
  });
});

describe('what is said of them', () => {
  function spoken(states: readonly TrialState[]): string[] {
    return states
      .slice(1)
      .map((state, index) => announcement(states[index]!, state))
      .filter((text) => text !== '');
  }

  it('is announced at the start and every quarter, and told at the end', async () => {
    const { engine, run, states } = setup(1);
    states.push(run.state.get());
    await run.start(engine);
    expect(spoken(states)).toEqual([
      'Training started: 600 steps with and without scaling.',
      '25% of the training done.',
      '50% of the training done.',
      '75% of the training done.',
    ]);
    expect(endText(run.state.get())).toBe('All 600 planned steps are done, in 1.2 s.');
  });

  it('says that the time was over, and where', async () => {
    const { engine, run } = setup(100);
    await run.start(engine);
    expect(endText(run.state.get())).toMatch(/^The 20 s are over at step 100 of 600/);
  });

  it('says which gradient shrinks and which grows, by how much', async () => {
    const { engine, run } = setup(1);
    await run.start(engine);
    const text = verdict(run.state.get());
    expect(text).toContain('On average over the 600 steps of this run, d = 64');
    expect(text).toContain('the gradient at the scores is 4.00 times smaller');
    expect(text).toContain('the gradient at w_q and w_k is 4.00 times larger');
  });

  it('does not claim what did not come out', async () => {
    const { engine, run } = setup(1);
    await run.start(engine);
    const state = run.state.get();
    const swapped = verdict({ ...state, scaled: state.unscaled, unscaled: state.scaled });
    expect(swapped).toContain('In this run the gradient at the scores does not shrink.');
    expect(swapped).toContain('In this run the gradient at the weights is not larger.');
    expect(verdict({ ...state, unscaled: state.scaled })).toContain(
      'the gradient at the scores is the same, and',
    );
  });
});
