/** A training that fails, goes on from a file, or loses its engine: on an engine that trains nothing. */

import { describe, expect, it } from 'vitest';
import { TrainingRun } from '../../web/lessons/06_train/training_run.ts';
import { FakeEngine } from './fake_training.ts';
import { comesTo, pauseAt, readyRun, settings, stepsOf } from './training_setup.ts';

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
