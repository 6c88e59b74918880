/** The learned model as a page uses it: in a worker, with the same results as in the thread. */

import { afterEach, describe, expect, it } from 'vitest';

import type { Engine, LanguageModel, Tensor } from '../../web/engine/index.ts';
import { bitsOf, engineWith, errorOf, watchWorkers } from './engines.ts';

const sentence = 'the dogs in the park chased the cat because they';

async function trained(engine: Engine, steps: number): Promise<Uint8Array<ArrayBuffer>> {
  const trainer = await engine.trainer({ seed: 5 });
  await trainer.run({ steps, reportEvery: steps }).next();
  return await trainer.save();
}

async function readings(model: LanguageModel): Promise<unknown> {
  const { logits, layers, tokens } = await model.forward(sentence, {
    headsOff: [{ layer: 0, head: 1 }],
  });
  return {
    tokens,
    logits: bitsOf(logits),
    layers: layers.map((layer) =>
      Object.entries<Tensor>({ ...layer }).map(([name, each]) => [name, bitsOf(each)]),
    ),
    words: await model.predict(sentence, { mode: 'masked', position: 2, k: 7 }),
    scores: await model.evaluate({ sentences: 5, seed: 1 }),
    vocabulary: model.vocabulary,
    card: model.card,
  };
}

describe('a learned model in a worker', () => {
  it('is trained, saved and read as in the thread, bit for bit', async () => {
    const engines = [await engineWith(), await engineWith({ worker: false })];
    const [file, fileOfThread] = await Promise.all(engines.map((engine) => trained(engine, 5)));
    expect(file).toEqual(fileOfThread);
    const untouched = file!.slice();
    const [inWorker, inThread] = await Promise.all(
      engines.map(async (engine) => readings(await engine.languageModel(file))),
    );
    expect(inWorker).toEqual(inThread);
    expect(file).toEqual(untouched);
  });

  it('is loaded from an address, as the page names it', async () => {
    const engine = await engineWith();
    const url = URL.createObjectURL(new Blob([await trained(engine, 1)]));
    expect((await engine.languageModel(url)).card.steps).toBe(1);
    URL.revokeObjectURL(url);
    const error = await errorOf(engine.languageModel('/missing/own.safetensors'));
    expect([error.code, error.message]).toEqual([
      'invalid_argument',
      'languageModel: source: could not be read: /missing/own.safetensors answered 404',
    ]);
  });
});

describe('a trial in a worker', () => {
  it('leaves the page free, stops when it is told to, and knows how far it came', async () => {
    const engine = await engineWith();
    const trial = await engine.scalingTrial({ headDim: 16 });
    const controller = new AbortController();
    const run = trial.run({ steps: 5000, signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    controller.abort(new Error('the lesson is over'));
    await expect(run).rejects.toThrow('the lesson is over');
    const { stepsDone } = trial;
    expect(stepsDone).toBeGreaterThan(0);
    expect(stepsDone).toBeLessThan(5000);
    expect((await trial.run({ steps: 1 })).step).toBe(stepsDone + 1);
  });

  it('is lost with a worker that dies, and says so', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    const trial = await engine.scalingTrial({ headDim: 16 });
    const run = errorOf(trial.run({ steps: 5000 }));
    await engine.softmax([0, 0]);
    made[0]?.terminate();
    expect((await run).code).toBe('engine_crashed');
    await engine.softmax([0, 0]);
    expect((await errorOf(trial.run({ steps: 1 }))).message).toMatch(
      /lost when the engine crashed/,
    );
    trial.dispose();
  });
});

describe('a trainer in a worker', () => {
  const controller = new AbortController();
  afterEach(() => {
    controller.abort();
  });

  it('leaves the page free, stops when it is told to, and knows how far it came', async () => {
    const engine = await engineWith();
    const trainer = await engine.trainer({ seed: 5 });
    const { signal } = controller;
    const report = trainer.run({ steps: 5000, reportEvery: 5000, signal }).next();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
    controller.abort(new Error('the lesson is over'));
    await expect(report).rejects.toThrow('the lesson is over');
    const { stepsDone } = trainer;
    expect(stepsDone).toBeGreaterThan(0);
    expect(stepsDone).toBeLessThan(5000);
    const { value } = await trainer.run({ steps: 1 }).next();
    expect(value).toMatchObject({ step: stepsDone + 1 });
  });

  it('is lost with a worker that dies, and says so', async () => {
    const { made } = watchWorkers();
    const engine = await engineWith();
    const trainer = await engine.trainer();
    const report = errorOf(trainer.run({ steps: 5000, reportEvery: 5000 }).next());
    await engine.softmax([0, 0]);
    made[0]?.terminate();
    expect((await report).code).toBe('engine_crashed');
    await engine.softmax([0, 0]);
    expect((await errorOf(trainer.save())).message).toMatch(/lost when the engine crashed/);
    trainer.dispose();
  });
});
