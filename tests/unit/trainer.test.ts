/** Training through the package: it learns, it repeats itself to the bit, and nothing that was learned is lost. */

import { describe, expect, it } from 'vitest';
import { createEngine, type Trainer, type TrainingReport } from '../../web/engine/index.ts';
import { takenApart, tensorNames } from '../safetensors.ts';

const engine = await createEngine();

async function run(
  trainer: Trainer,
  options: Parameters<Trainer['run']>[0],
): Promise<TrainingReport[]> {
  const reports: TrainingReport[] = [];
  for await (const report of trainer.run(options)) reports.push(report);
  return reports;
}

describe('a trainer', () => {
  it('learns: the loss falls from that of guessing', async () => {
    const trainer = await engine.trainer({ seed: 1, totalSteps: 200 });
    const reports = await run(trainer, { steps: 80, reportEvery: 10 });
    const vocabulary = (await trainer.model()).vocabulary.length;
    expect(Math.abs(reports[0]!.loss - Math.log(vocabulary))).toBeLessThan(1.5);
    expect(reports.at(-1)!.loss).toBeLessThan(reports[0]!.loss - 1.5);
    expect(reports.map(({ step }) => step)).toEqual([10, 20, 30, 40, 50, 60, 70, 80]);
    expect(reports[0]!.learningRate).toBeGreaterThan(0);
    trainer.dispose();
  });

  it('with the same seed learns the same bits, however often it reports', async () => {
    const learned = async (seed: number, reportEvery: number): Promise<Uint8Array> => {
      const trainer = await engine.trainer({ seed });
      await run(trainer, { steps: 12, reportEvery });
      return await trainer.save();
    };
    const [once, again, other] = [await learned(7, 5), await learned(7, 12), await learned(8, 5)];
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  it('goes on from a file with the very same bits', async () => {
    const through = await engine.trainer({ seed: 7, totalSteps: 50 });
    await run(through, { steps: 6 });
    const file = await through.save();
    const untouched = file.slice();
    const resumed = await engine.trainer({ from: file });
    expect(file).toEqual(untouched);
    expect([resumed.seed, resumed.stepsDone, resumed.totalSteps]).toEqual([7, 6, 50]);
    await run(through, { steps: 6 });
    await run(resumed, { steps: 6 });
    expect(await resumed.save()).toEqual(await through.save());
  });

  it('goes on after it was aborted, with the bits of one that never was', async () => {
    const trainer = await engine.trainer({ seed: 9 });
    const controller = new AbortController();
    const long = trainer.run({ steps: 1000, reportEvery: 1000, signal: controller.signal }).next();
    setTimeout(() => {
      controller.abort(new Error('the lesson is over'));
    }, 100);
    await expect(long).rejects.toThrow('the lesson is over');
    const { stepsDone } = trainer;
    expect(stepsDone).toBeGreaterThan(0);
    await run(trainer, { steps: 3 });
    expect(trainer.stepsDone).toBe(stepsDone + 3);

    const other = await engine.trainer({ seed: 9 });
    await run(other, { steps: stepsDone + 3 });
    expect(await other.save()).toEqual(await trainer.save());
  });

  it('gives models that further training does not change', async () => {
    const trainer = await engine.trainer();
    const [before, still] = [await trainer.model(), await trainer.model()];
    await run(trainer, { steps: 5 });
    const after = await trainer.model();
    const logits = async (model: typeof before) => (await model.forward('the cat sat')).logits;
    expect(await logits(still)).toEqual(await logits(before));
    expect(await logits(after)).not.toEqual(await logits(before));
    expect([before.card.steps, after.card.steps]).toEqual([0, 5]);
    trainer.dispose();
    expect((await logits(after)).shape[0]).toBe(5);
  });

  it('is disposed in the middle of a run without harm', async () => {
    const trainer = await engine.trainer();
    const report = trainer.run({ steps: 1000, reportEvery: 200 }).next();
    await new Promise((resolve) => setTimeout(resolve, 50));
    trainer.dispose();
    await report.catch(() => undefined);
    expect((await engine.softmax([0, 0])).data).toEqual(Float32Array.of(0.5, 0.5));
  });

  it('saves a file that other readers of the format accept: its tensors fill it without a gap', async () => {
    const trainer = await engine.trainer({ seed: 4 });
    const file = takenApart(await trainer.save());
    let at = 0;
    const entries = tensorNames(file).map((name) => file.header[name]!);
    for (const { dtype, shape, data_offsets: offsets } of entries.sort(
      (a, b) => a.data_offsets[0] - b.data_offsets[0],
    )) {
      expect(dtype).toBe('F32');
      expect(offsets).toEqual([at, at + 4 * shape.reduce((size, side) => size * side, 1)]);
      at = offsets[1];
    }
    expect(file.data).toHaveLength(at);
    expect(Object.values(file.header.__metadata__ ?? {})).toSatisfy((values: unknown[]) =>
      values.every((value) => typeof value === 'string'),
    );
  });
});

describe('a learning rate that is too high', () => {
  it('ends the run with an error, and loses nothing', async () => {
    const trainer = await engine.trainer({ learningRate: 100 });
    const error: unknown = await run(trainer, { steps: 300, reportEvery: 300 }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ name: 'SpotlightError' });
    expect(['non_finite', 'invalid_argument']).toContain((error as { code: string }).code);
    expect(trainer.stepsDone).toBeLessThan(300);
    const model = await trainer.model();
    expect((await model.predict('the cat')).length).toBe(5);
    const resumed = await engine.trainer({ from: await trainer.save() });
    expect(resumed.stepsDone).toBe(trainer.stepsDone);
  });
});
