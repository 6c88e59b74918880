/** The state machine of a training, on an engine that trains nothing. */

import { describe, expect, it } from 'vitest';
import { TrainingRun } from '../../web/lessons/06_train/training_run.ts';
import type { Phase, TrainingState } from '../../web/lessons/06_train/training_state.ts';
import { FakeEngine } from './fake_training.ts';

const settings = { seed: 7, totalSteps: 100, learningRate: 0.005, causalShare: 0.5 };

interface Setup {
  readonly run: TrainingRun;
  readonly engine: FakeEngine;
  /** All states since, the newest last. */
  readonly states: TrainingState[];
}

async function readyRun(clock?: () => number): Promise<Setup> {
  const engine = new FakeEngine();
  const run = new TrainingRun(clock ?? (() => 0));
  const states: TrainingState[] = [];
  run.state.subscribe((state) => states.push(state));
  await run.use(engine, settings);
  return { run, engine, states };
}

async function comesTo(run: TrainingRun, phase: Phase): Promise<TrainingState> {
  await expect.poll(() => run.state.get().phase, { interval: 1 }).toBe(phase);
  return run.state.get();
}

function stepsOf(points: readonly { readonly step: number }[]): number[] {
  return points.map(({ step }) => step);
}

/** Pauses as soon as the engine works on the report of this step. */
function pauseAt({ run, engine }: Setup, step: number): void {
  engine.beforeReport = (next) => {
    if (next === step) run.pause();
  };
}

describe('a training', () => {
  it('waits for an engine, and is ready with its untrained model tested', async () => {
    const run = new TrainingRun();
    expect(run.state.get().phase).toBe('waiting');
    const { states } = await readyRun();
    const ready = states.at(-1)!;
    expect(ready).toMatchObject({
      phase: 'ready',
      settings,
      step: 0,
      totalSteps: 100,
      parameters: 51_348,
      losses: [],
    });
    expect(stepsOf(ready.tests)).toEqual([0]);
  });

  it('runs to its last step, and reports loss and scores on the way', async () => {
    const { run, states } = await readyRun();
    run.start();
    const done = await comesTo(run, 'done');
    expect(stepsOf(done.losses)).toEqual([25, 50, 75, 100]);
    expect(done.losses.map(({ loss }) => loss)).toEqual([40, 20, 1000 / 75, 10]);
    expect(done.step).toBe(100);
    expect(done.tests.at(-1)).toMatchObject({ step: 100, roles: { subject: { score: 100 } } });
    expect([...new Set(states.map(({ phase }) => phase))]).toEqual([
      'waiting',
      'ready',
      'running',
      'done',
    ]);
  });

  it('pauses after the report that is being computed, and goes on from there', async () => {
    const setup = await readyRun();
    const { run } = setup;
    pauseAt(setup, 50);
    run.start();
    const paused = await comesTo(run, 'paused');
    expect(stepsOf(paused.losses)).toEqual([25, 50]);
    expect(paused.tests.at(-1)?.step).toBe(50);
    run.start();
    expect(stepsOf((await comesTo(run, 'done')).losses)).toEqual([25, 50, 75, 100]);
  });

  it('cannot be continued before the pause has taken effect', async () => {
    const { run, engine, states } = await readyRun();
    engine.beforeReport = (step) => {
      if (step !== 50) return;
      run.pause();
      run.start();
      run.pause();
    };
    run.start();
    expect((await comesTo(run, 'paused')).step).toBe(50);
    expect(states.map(({ phase }) => phase)).toContain('pausing');
  });

  it('is done, and not paused, if it is paused in its last steps', async () => {
    const setup = await readyRun();
    pauseAt(setup, 100);
    setup.run.start();
    expect((await comesTo(setup.run, 'done')).step).toBe(100);
  });

  it('ignores a start without a model, while it runs and after its end', async () => {
    const nothing = new TrainingRun();
    nothing.start();
    expect(nothing.state.get().phase).toBe('waiting');
    const { run, engine } = await readyRun();
    let reports = 0;
    engine.beforeReport = () => {
      ++reports;
    };
    run.start();
    run.start();
    await comesTo(run, 'done');
    run.start();
    run.pause();
    expect(run.state.get().phase).toBe('done');
    expect(reports).toBe(4);
  });

  it('says how many steps a second, its tests included', async () => {
    let time = 0;
    const { run, engine } = await readyRun(() => time);
    engine.beforeReport = () => {
      time += 500;
    };
    run.start();
    expect((await comesTo(run, 'done')).stepsPerSecond).toBeCloseTo(50);
  });

  it('spends at most some 15% of its time on tests', async () => {
    let time = 0;
    const engine = new FakeEngine();
    const run = new TrainingRun(() => time);
    await run.use(engine, { ...settings, totalSteps: 2500 });
    engine.beforeReport = () => {
      time += 100;
    };
    let tested = 1;
    run.state.subscribe(({ tests }) => {
      if (tests.length > tested) time += 200;
      tested = tests.length;
    });
    run.start();
    const { tests } = await comesTo(run, 'done');
    const share = (200 * (tests.length - 1)) / time;
    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.18);
  });

  it('tests left to right what has learned that, and as a whole what has not', async () => {
    const { run, engine } = await readyRun();
    await run.startOver({ ...settings, causalShare: 0 });
    await run.startOver({ ...settings, causalShare: 1 });
    expect(engine.modesTested).toEqual(['causal', 'masked', 'causal']);
  });
});

describe('starting over', () => {
  it('drops what was trained, also while it is trained', async () => {
    const { run, engine } = await readyRun();
    let again: Promise<void> | undefined;
    engine.beforeReport = (step) => {
      if (step === 50) again ??= run.startOver({ ...settings, seed: 8 });
    };
    run.start();
    await expect.poll(() => again !== undefined, { interval: 1 }).toBe(true);
    await again;
    expect(run.state.get()).toMatchObject({
      phase: 'ready',
      step: 0,
      losses: [],
      settings: { seed: 8 },
    });
    expect(stepsOf(run.state.get().tests)).toEqual([0]);
    expect([...engine.alive]).toHaveLength(2); // one trainer, and its untrained model
  });

  it('takes the last of several that are asked for at a time', async () => {
    const { run, engine } = await readyRun();
    await Promise.all([8, 9, 10].map((seed) => run.startOver({ ...settings, seed })));
    expect(run.state.get().settings.seed).toBe(10);
    expect([...engine.alive]).toHaveLength(2);
  });

  it('keeps what there is if no trainer can be made', async () => {
    const setup = await readyRun();
    const { run, engine } = setup;
    pauseAt(setup, 50);
    run.start();
    await comesTo(run, 'paused');
    engine.beforeTrainer = () => {
      throw new Error('no memory');
    };
    await expect(run.startOver(settings)).rejects.toThrow('no memory');
    expect(run.state.get()).toMatchObject({ phase: 'paused', step: 50 });
  });
});

describe('a step that fails', () => {
  it('stops the training, says why, and keeps what came before', async () => {
    const { run, engine } = await readyRun();
    engine.beforeReport = (step) => {
      if (step === 75) throw new Error('the loss diverges');
    };
    run.start();
    const stopped = await comesTo(run, 'stopped');
    expect(stopped).toMatchObject({ problem: 'the loss diverges', step: 50 });
    expect(stepsOf(stopped.losses)).toEqual([25, 50]);
    run.start();
    expect(run.state.get().phase).toBe('stopped');
    expect((await run.save()).length).toBeGreaterThan(0);
    await run.startOver(settings);
    expect(run.state.get()).toMatchObject({ phase: 'ready', problem: '' });
  });
});

describe('files', () => {
  it('go on where they were saved', async () => {
    const setup = await readyRun();
    pauseAt(setup, 50);
    setup.run.start();
    await comesTo(setup.run, 'paused');
    const bytes = await setup.run.save();

    const { run } = await readyRun();
    await run.load(bytes);
    expect(run.state.get()).toMatchObject({
      phase: 'paused',
      fromFile: true,
      step: 50,
      totalSteps: 100,
      settings: { seed: 7, totalSteps: 100 },
      losses: [],
    });
    run.start();
    const done = await comesTo(run, 'done');
    expect(stepsOf(done.losses)).toEqual([75, 100]);
    expect(stepsOf(done.tests)[0]).toBe(50);
  });

  it('that cannot be used are rejected, and what was trained is kept', async () => {
    const setup = await readyRun();
    const { run, engine } = setup;
    pauseAt(setup, 50);
    run.start();
    await comesTo(run, 'paused');
    await run.save();
    const before = run.state.get();
    await expect(run.load(new TextEncoder().encode('{"truncated'))).rejects.toThrow();
    expect(run.state.get()).toEqual(before);
    engine.beforeReport = () => undefined;
    run.start();
    await comesTo(run, 'done');
  });

  it('cannot be saved as long as there is no model', async () => {
    await expect(new TrainingRun().save()).rejects.toThrow('there is no model yet');
  });
});

describe('an engine that dies', () => {
  it('costs what came after the last save: another one goes on from there', async () => {
    const setup = await readyRun();
    const { run, engine } = setup;
    pauseAt(setup, 50);
    run.start();
    await comesTo(run, 'paused');
    await run.save();
    engine.beforeReport = (step) => {
      if (step < 100) return;
      void run.use(undefined, settings);
      throw new Error('the engine crashed');
    };
    run.start();
    expect((await comesTo(run, 'waiting')).problem).toBe('');
    await run.use(new FakeEngine(), settings);
    const { phase, step, losses, tests } = run.state.get();
    expect({ phase, step }).toEqual({ phase: 'paused', step: 75 });
    expect(stepsOf(losses)).toEqual([25, 50, 75]);
    expect(stepsOf(tests)).toEqual([0, 25, 50, 75]);
    run.start();
    await comesTo(run, 'done');
  });

  it('without a save costs the training: another one starts with the same settings', async () => {
    const { run } = await readyRun();
    await run.use(undefined, settings);
    const engine = new FakeEngine();
    await run.use(engine, settings);
    expect(run.state.get()).toMatchObject({ phase: 'ready', step: 0 });
    expect(engine.trainersAsked).toEqual([settings]);
  });
});

describe('a look', () => {
  it('reads a sentence with the untrained model and with the one of the last report', async () => {
    const setup = await readyRun();
    const { run } = setup;
    expect(await namesOf(run)).toEqual(['model at 0', 'model at 0']);
    pauseAt(setup, 50);
    run.start();
    await comesTo(run, 'paused');
    await run.save();
    expect(await namesOf(run)).toEqual(['model at 0', 'model at 50']);
  });

  it('keeps its models until it is done, and no longer', async () => {
    const { run, engine } = await readyRun();
    run.start();
    const looks = Array.from({ length: 20 }, async () => {
      await new Promise((resolve) => setTimeout(resolve));
      return await run.look('a cat');
    });
    await Promise.all(looks);
    await comesTo(run, 'done');
    await expect.poll(() => engine.alive.size, { interval: 1 }).toBe(3); // trainer, before, now
  });

  async function namesOf(run: TrainingRun): Promise<string[]> {
    const { before, now } = await run.look('a cat');
    return [before, now].map(({ tokens }) => tokens[1]!.replace(/ \(\d+\)$/, ''));
  }
});
