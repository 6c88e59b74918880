/**
 * When a trainer trains, and when it stops: with a core whose steps only count, so that a test can say
 * after which of them something happens.
 */

import { beforeEach, describe, expect, it } from 'vitest';
import type { CoreModule, CoreTrainer } from '../../web/engine/core_types.ts';
import { Engine } from '../../web/engine/engine.ts';
import { Executor } from '../../web/engine/executor.ts';
import { Link, type CallWatch } from '../../web/engine/link.ts';
import type { OperationName, ReplyOf, RequestOf } from '../../web/engine/protocol.ts';
import type { Trainer, TrainingReport } from '../../web/engine/trainer.ts';

let steps: number;
/** What run_job was asked for, in order. */
let jobs: number[];
let jobsDeleted: number;
let divergesAt: number;

/** Each slice is one step. */
class CountingTrainer implements Omit<CoreTrainer, 'model' | 'save'> {
  readonly seed = 1;
  readonly total_steps = 10;
  get steps_done(): number {
    return steps;
  }
  run_job(count: number): ReturnType<CoreTrainer['run_job']> {
    jobs.push(count);
    let left = count;
    return {
      advance: () => {
        if (steps + 1 === divergesAt) {
          throw Object.assign(new Error('run: the loss is not finite'), { code: 'non_finite' });
        }
        ++steps;
        return (count - --left) / count;
      },
      take_result: () => ({ step: steps, loss: 1 / steps, learning_rate: 0.005 }),
      delete: () => {
        ++jobsDeleted;
      },
    };
  }
  delete(): void {
    steps = -1;
  }
}

class CountingLink extends Link {
  readonly #executor = new Executor({
    stackSave: () => 0,
    stackRestore: () => undefined,
    Trainer: CountingTrainer,
  } as unknown as CoreModule);

  protected override load(): Promise<void> {
    return Promise.resolve();
  }
  protected override async send<Name extends OperationName>(
    operation: Name,
    request: RequestOf<Name>,
    { signal, onProgress }: CallWatch,
  ): Promise<ReplyOf<Name>> {
    return await this.#executor.execute(operation, request, {
      throwIfCancelled: () => signal?.throwIfAborted(),
      onProgress: onProgress ?? (() => undefined),
    });
  }
  protected override stop(): void {
    return;
  }
}

let trainer: Trainer;

beforeEach(async () => {
  [steps, jobs, jobsDeleted, divergesAt] = [0, [], 0, NaN];
  trainer = await new Engine(new CountingLink()).trainer();
});

async function all(run: AsyncIterable<TrainingReport>): Promise<TrainingReport[]> {
  const reports: TrainingReport[] = [];
  for await (const report of run) reports.push(report);
  return reports;
}

/** Some turns of the event loop: work that goes on would have gone on. */
async function aWhile(): Promise<void> {
  for (let turn = 0; turn < 10; ++turn) await new Promise((resolve) => setImmediate(resolve));
}

describe('a run', () => {
  it('reports every so many steps, and at the end', async () => {
    const reports = await all(trainer.run({ steps: 7, reportEvery: 3 }));
    expect(jobs).toEqual([3, 3, 1]);
    expect(jobsDeleted).toBe(3);
    expect(reports.map(({ step }) => step)).toEqual([3, 6, 7]);
    expect(reports.map(({ loss }) => loss)).toEqual([1 / 3, 1 / 6, 1 / 7]);
    const times = reports.map(({ elapsedMs }) => elapsedMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    for (const report of reports) {
      expect(report.learningRate).toBe(0.005);
      expect(report.stepsPerSecond).toBeGreaterThan(0);
    }
  });

  it('goes to the end of the schedule, of what is left of it, and not beyond', async () => {
    await all(trainer.run({ steps: 4 }));
    expect((await all(trainer.run())).map(({ step }) => step)).toEqual([10]);
    expect(await all(trainer.run())).toEqual([]);
    expect([trainer.stepsDone, trainer.totalSteps]).toEqual([10, 10]);
  });

  it('trains only while reports are asked for', async () => {
    const run = trainer.run({ reportEvery: 2 });
    await aWhile();
    expect(steps).toBe(0);
    await run.next();
    await aWhile();
    expect(steps).toBe(2);
    await run.next();
    expect([steps, trainer.stepsDone]).toEqual([4, 4]);
  });

  it('stops where the reader leaves the loop, and another goes on from there', async () => {
    for await (const { step } of trainer.run({ reportEvery: 3 })) if (step === 6) break;
    await aWhile();
    expect([steps, trainer.stepsDone]).toEqual([6, 6]);
    expect((await all(trainer.run())).at(-1)?.step).toBe(10);
  });

  it('may not begin while another is going on', async () => {
    const first = trainer.run({ reportEvery: 2 });
    const step = first.next();
    await expect(trainer.run().next()).rejects.toMatchObject({ code: 'invalid_argument' });
    await step;
    await expect(trainer.run().next()).rejects.toThrow(/^run: expected one run at a time/);
    await first.return();
    expect((await trainer.run({ steps: 1 }).next()).value).toMatchObject({ step: 3 });
  });
});

describe('an aborted run', () => {
  it('ends after the slice that was being computed, with the reason; the steps done remain', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const run = trainer.run({ reportEvery: 8, signal: controller.signal });
    const report = run.next();
    setImmediate(() => {
      controller.abort(reason);
    });
    await expect(report).rejects.toBe(reason);
    const { stepsDone } = trainer;
    expect(stepsDone).toBeGreaterThan(0);
    expect(stepsDone).toBeLessThan(8);
    await aWhile();
    expect([steps, jobsDeleted]).toEqual([stepsDone, 1]);
    expect((await all(trainer.run())).map(({ step }) => step)).toEqual([10]);
  });

  it('between two reports, too', async () => {
    const controller = new AbortController();
    const run = trainer.run({ reportEvery: 2, signal: controller.signal });
    await run.next();
    controller.abort();
    await expect(run.next()).rejects.toHaveProperty('name', 'AbortError');
    expect([steps, trainer.stepsDone]).toEqual([2, 2]);
  });

  it('before it began does nothing', async () => {
    const signal = AbortSignal.abort();
    await expect(trainer.run({ signal }).next()).rejects.toBe(signal.reason);
    expect(steps).toBe(0);
  });
});

describe('a run that diverges', () => {
  it('says so, keeps the steps before, and leaves the trainer usable', async () => {
    divergesAt = 6;
    const run = trainer.run({ reportEvery: 4 });
    expect((await run.next()).value).toMatchObject({ step: 4 });
    await expect(run.next()).rejects.toMatchObject({
      code: 'non_finite',
      message: 'run: the loss is not finite',
    });
    expect([trainer.stepsDone, jobsDeleted]).toEqual([5, 2]);
    divergesAt = NaN;
    expect((await all(trainer.run())).at(-1)?.step).toBe(10);
  });
});

describe('a trainer that is disposed', () => {
  it('frees the one in the core, once, and runs no more', async () => {
    trainer.dispose();
    expect(steps).toBe(-1);
    trainer.dispose();
    await expect(trainer.run().next()).rejects.toThrow('train: this Trainer was disposed');
  });
});
