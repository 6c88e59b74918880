/** The trial of scaled and unscaled scores through the package: what it tells, when it stops, what it refuses. */

import { describe, expect, it } from 'vitest';
import { createEngine, type ScalingTrial, type TrialStep } from '../../web/engine/index.ts';
import { anything, itRefuses, type BadInput } from '../bad_input.ts';

const engine = await createEngine();
const small = { headDim: 8, batch: 4, totalSteps: 40 } as const;

async function found(
  options: Parameters<typeof engine.scalingTrial>[0],
  steps: number,
): Promise<readonly TrialStep[]> {
  const trial = await engine.scalingTrial(options);
  const report = await trial.run({ steps });
  trial.dispose();
  return report.steps;
}

describe('a trial', () => {
  it('says what it is, and what each of its steps found', async () => {
    const trial = await engine.scalingTrial({ ...small, scaled: false });
    expect([trial.headDim, trial.scaled, trial.stepsDone]).toEqual([8, false, 0]);
    expect((await trial.run({ steps: 3 })).step).toBe(3);
    const { step, steps } = await trial.run({ steps: 2 });
    expect([step, steps.length, trial.stepsDone]).toEqual([5, 2, 5]);
    for (const { loss, largestWeight, entropy, gradScores, gradQueryKey } of steps) {
      expect(loss).toBeGreaterThan(0);
      expect(largestWeight).toBeGreaterThan(0);
      expect(largestWeight).toBeLessThan(1);
      expect(entropy).toBeGreaterThan(0);
      expect(entropy).toBeLessThan(Math.log(24)); // of a row of 24 equal weights
      expect(gradScores).toBeGreaterThan(0);
      expect(gradQueryKey).toBeGreaterThan(0);
    }
  });

  it('is scaled and 64 wide unless it is told otherwise', async () => {
    const trial = await engine.scalingTrial();
    expect([trial.headDim, trial.scaled]).toEqual([64, true]);
  });

  it('learns', async () => {
    const steps = await found({ ...small, batch: 8, totalSteps: 60 }, 60);
    expect(steps[0]!.loss).toBeGreaterThan(4.5);
    expect(steps.at(-1)!.loss).toBeLessThan(steps[0]!.loss - 1);
  });

  it('finds the same with the same seed, in however many runs', async () => {
    const trial = await engine.scalingTrial({ ...small, seed: 3 });
    const inParts = [
      ...(await trial.run({ steps: 2 })).steps,
      ...(await trial.run({ steps: 4 })).steps,
    ];
    expect(inParts).toEqual(await found({ ...small, seed: 3 }, 6));
    expect(inParts).not.toEqual(await found({ ...small, seed: 4 }, 6));
  });

  it('differs from its twin in nothing but the scaling: of heads 1 wide in nothing', async () => {
    const ofOne = { ...small, headDim: 1 };
    expect(await found({ ...ofOne, scaled: false }, 4)).toEqual(await found(ofOne, 4));
  });

  it('shows what scaling is for: rows without it are peaked from the first step on', async () => {
    const first = async (scaled: boolean): Promise<TrialStep> =>
      (await found({ headDim: 256, scaled }, 1))[0]!;
    const [scaled, unscaled] = [await first(true), await first(false)];
    expect(scaled.largestWeight).toBeLessThan(0.5);
    expect(unscaled.largestWeight).toBeGreaterThan(0.85);
    expect(unscaled.entropy).toBeLessThan(scaled.entropy / 4);
  });
});

describe('a run', () => {
  it('that is aborted ends with the reason; the steps done are counted, and it goes on from there', async () => {
    const trial = await engine.scalingTrial({ ...small, totalSteps: 10_000 });
    const controller = new AbortController();
    const run = trial.run({ steps: 10_000, signal: controller.signal });
    setTimeout(() => {
      controller.abort(new Error('the lesson is over'));
    }, 100);
    await expect(run).rejects.toThrow('the lesson is over');
    const { stepsDone } = trial;
    expect(stepsDone).toBeGreaterThan(0);
    expect(stepsDone).toBeLessThan(10_000);
    const { steps } = await trial.run({ steps: 2 });
    expect(trial.stepsDone).toBe(stepsDone + 2);
    expect(steps).toEqual((await found({ ...small, totalSteps: 10_000 }, stepsDone + 2)).slice(-2));
  });

  it('that was aborted before it began does nothing', async () => {
    const trial = await engine.scalingTrial(small);
    const signal = AbortSignal.abort();
    await expect(trial.run({ steps: 1, signal })).rejects.toBe(signal.reason);
    expect(trial.stepsDone).toBe(0);
  });

  it('may not begin while another is going on', async () => {
    const trial = await engine.scalingTrial(small);
    const first = trial.run({ steps: 30 });
    await expect(trial.run({ steps: 1 })).rejects.toThrow(/^run: expected one run at a time/);
    expect((await first).step).toBe(30);
    expect((await trial.run({ steps: 1 })).step).toBe(31);
  });

  it('of two trials at once leaves each to itself', async () => {
    const trials = [await engine.scalingTrial(small), await engine.scalingTrial(small)];
    const reports = await Promise.all(
      trials.map((trial: ScalingTrial) => trial.run({ steps: 30 })),
    );
    expect(reports[0]).toEqual(reports[1]);
  });
});

const sizes: BadInput[] = (['headDim', 'numHeads', 'totalSteps', 'batch'] as const).flatMap(
  (name) =>
    [0, -1, 1.5, NaN, Infinity, 1e12].map((size): BadInput => [
      `${name} ${size}`,
      () => engine.scalingTrial({ [name]: size }),
      'invalid_argument',
      new RegExp(`^scalingTrial: ${name}: expected a whole number from 1 to \\d+, got ${size}`),
    ]),
);

const kinds: BadInput[] = (
  [
    ['headDim', '64'],
    ['numHeads', null],
    ['scaled', 'yes'],
    ['scaled', 1],
    ['seed', '1'],
    ['batch', [16]],
  ] as const
).map(([name, value]) => [
  `${name} ${JSON.stringify(value)}`,
  () => engine.scalingTrial(anything({ [name]: value })),
  'invalid_argument',
  new RegExp(`^scalingTrial: ${name}: expected (a number|true or false), got `),
]);

describe('bad input to a trial', () => {
  itRefuses([
    ...sizes,
    ...kinds,
    [
      'a head wider than 512',
      () => engine.scalingTrial({ headDim: 513 }),
      'invalid_argument',
      /^scalingTrial: headDim: expected a whole number from 1 to 512, got 513$/,
    ],
    [
      'a seed below 0',
      () => engine.scalingTrial({ seed: -1 }),
      'invalid_argument',
      /^scalingTrial: seed: .*got -1$/,
    ],
    [
      'an unknown option',
      () => engine.scalingTrial(anything({ learningRate: 1 })),
      'invalid_argument',
      /^scalingTrial: unknown option learningRate, expected headDim, /,
    ],
    [
      'options that are none',
      () => engine.scalingTrial(anything(64)),
      'invalid_argument',
      /^scalingTrial: expected an object of options, got 64$/,
    ],
  ]);

  const refused = engine.scalingTrial(small);
  itRefuses([
    ...[0, -1, 1.5, NaN, anything('3'), anything(undefined)].map((steps): BadInput => [
      `a run of ${String(steps)} steps`,
      async () => (await refused).run({ steps }),
      'invalid_argument',
      /^run: steps: expected a whole number of 1 or more, got /,
    ]),
    [
      'a run without options',
      async () => (await refused).run(anything(undefined)),
      'invalid_argument',
      /^run: steps: /,
    ],
    [
      'a signal that is none',
      async () => (await refused).run({ steps: 1, signal: anything(5) }),
      'invalid_argument',
      /^run: signal: expected an AbortSignal, got 5$/,
    ],
    [
      'more steps than can be told of',
      async () => (await refused).run({ steps: 2 ** 30 }),
      'out_of_memory',
      /memory/,
    ],
    [
      'a run after dispose()',
      async () => {
        const gone = await engine.scalingTrial(small);
        gone.dispose();
        gone.dispose();
        return await gone.run({ steps: 1 });
      },
      'invalid_argument',
      /^runTrial: this ScalingTrial was disposed$/,
    ],
  ]);

  it('leaves the trial usable', async () => {
    expect((await (await refused).run({ steps: 1 })).step).toBe(1);
  });
});
