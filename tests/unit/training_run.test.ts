/** A training: start, pause, start over, looks; on an engine that trains nothing. */

import { describe, expect, it } from 'vitest';
import { TrainingRun } from '../../web/lessons/06_train/training_run.ts';
import { FakeEngine } from './fake_training.ts';
import { comesTo, pauseAt, readyRun, settings, stepsOf } from './training_setup.ts';

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
