/** What the lesson on training says and how it is paced, apart from the page. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { choiceFields } from '../../web/lessons/choices.ts';
import {
  isOther,
  mixOptions,
  settingsFrom,
  stepOptions,
} from '../../web/lessons/06_train/training_choices.ts';
import {
  nothingYet,
  readingOf,
  secondsLeft,
  stateAt,
  type TrainingState,
} from '../../web/lessons/06_train/training_state.ts';
import {
  announcement,
  fileName,
  headName,
  originDetails,
  timeLeft,
  trainedOrigin,
  untrainedOrigin,
} from '../../web/lessons/06_train/wording.ts';
import { spreadLabels } from '../../web/lib/label_places.ts';
import { createPaced } from '../../web/state/paced.ts';
import { readAddress } from '../../web/state/url_state.ts';

const settings = { seed: 7, totalSteps: 2000, learningRate: 0.008, causalShare: 0.7 };
const running: TrainingState = {
  ...nothingYet,
  phase: 'running',
  settings,
  step: 500,
  totalSteps: 2000,
  stepsPerSecond: 100,
  parameters: 51_348,
  losses: [{ step: 500, loss: 2.345 }],
};

describe('what is chosen', () => {
  const chosen = (hash: string): ReturnType<typeof settingsFrom> =>
    settingsFrom(readAddress(hash, choiceFields).state);

  it('is the recipe, read from the address where it says something else', () => {
    expect(chosen('#/train?trainSeed=7')).toEqual(settings);
    expect(chosen('#/train?trainSeed=3&trainSteps=5000&mix=bert&rate=0.05')).toEqual({
      seed: 3,
      totalSteps: 5000,
      causalShare: 0,
      learningRate: 0.05,
    });
    expect(chosen('#/train?trainSeed=-1&trainSteps=7&mix=some&rate=NaN')).toEqual(
      chosen('#/train'),
    );
  });

  it('is offered in words', () => {
    expect(stepOptions.map(({ text }) => text)).toEqual([
      '500 steps',
      '1,000 steps',
      '2,000 steps',
      '5,000 steps',
    ]);
    expect(mixOptions.map(({ text }) => text)).toEqual([
      'all GPT',
      '70% GPT, 30% BERT',
      'half GPT, half BERT',
      'all BERT',
    ]);
  });

  it('is another training where anything differs that is known of this one', () => {
    expect(isOther(settings, { settings })).toBe(false);
    expect(isOther({ ...settings, causalShare: 1 }, { settings })).toBe(true);
    expect(isOther(settings, { settings: { seed: 7, totalSteps: 2000 } })).toBe(false);
    expect(isOther(settings, { settings: { seed: 8, totalSteps: 2000 } })).toBe(true);
  });

  it('decides how it is read: left to right where that was trained, or nobody knows', () => {
    expect([1, 0.5, 0].map((causalShare) => readingOf({ causalShare }))).toEqual([
      'causal',
      'causal',
      'masked',
    ]);
    expect(readingOf({})).toBe('causal');
  });
});

describe('what is said', () => {
  it('counts the time that is left, once it is known and as long as it runs', () => {
    expect(secondsLeft({ step: 0, totalSteps: 2000, stepsPerSecond: 0 })).toBeUndefined();
    expect(secondsLeft({ step: 1990, totalSteps: 2000, stepsPerSecond: 100 })).toBe(1);
    expect(timeLeft(running)).toBe('15 s');
    expect(timeLeft({ ...running, stepsPerSecond: 5 })).toBe('5 min');
    expect(timeLeft({ ...running, phase: 'paused' })).toBe('');
  });

  it('names a head as people count', () => {
    expect(headName({ layer: 1, head: 3 })).toBe('head 2·4');
  });

  it('says where the numbers come from', () => {
    expect(trainedOrigin(running)).toBe('trained here · seed 7 · 500 steps');
    expect(trainedOrigin({ ...running, step: 1240, fromFile: true })).toBe(
      'trained, from a file · seed 7 · 1,240 steps',
    );
    expect(trainedOrigin({ ...running, step: 0 })).toBe(untrainedOrigin(7));
    expect(originDetails(running)).toMatch(
      /^A transformer of 51,348 numbers, on a schedule of 2,000 steps, learning rate 0.008 at its highest, 70% of the steps left to right\. /,
    );
    expect(originDetails({ ...running, settings: { seed: 7 } })).toMatch(/ of 2,000 steps\. All/);
  });

  it('names the file by what is in it', () => {
    expect(fileName(running)).toBe('spotlight-seed-7-step-500.safetensors');
  });
});

describe('what is announced', () => {
  const at = (step: number, phase: TrainingState['phase'] = 'running'): TrainingState => ({
    ...running,
    step,
    phase,
    losses: [{ step, loss: 2 }],
  });

  it('is the start, every quarter and the end, and nothing in between', () => {
    const states = [at(0, 'ready'), ...Array.from({ length: 81 }, (_, i) => at(25 * i))];
    states.push(at(2000, 'done'));
    const said = states.slice(1).map((state, index) => announcement(states[index]!, state));
    expect(said.filter((text) => text !== '')).toEqual([
      'Training started: 2,000 steps.',
      '25% of the training done: step 500, loss 2.00.',
      '50% of the training done: step 1,000, loss 2.00.',
      '75% of the training done: step 1,500, loss 2.00.',
      'Training ended after 2,000 steps, loss 2.00.',
    ]);
  });

  it('is nothing for a pause, a file or a new start', () => {
    expect(announcement(at(400), at(400, 'paused'))).toBe('');
    expect(announcement(at(400, 'paused'), at(400))).toBe('');
    expect(announcement(at(0, 'ready'), at(1000, 'paused'))).toBe('');
    expect(announcement(at(0, 'ready'), at(2000, 'done'))).toBe('');
    expect(announcement(at(1000, 'done'), at(0, 'ready'))).toBe('');
  });
});

describe('an earlier state', () => {
  it('has only what was known then', () => {
    const points = [{ step: 25 }, { step: 50 }, { step: 75 }];
    const { step, losses, tests } = stateAt(
      {
        ...running,
        losses: points.map((point) => ({ ...point, loss: 1 })),
        tests: points.map((point) => ({ ...point, roles: {} as never })),
      },
      50,
    );
    expect(step).toBe(50);
    expect([losses.length, tests.length]).toEqual([2, 2]);
  });
});

describe('labels', () => {
  it('stay where they are wanted if there is room', () => {
    expect(spreadLabels([10, 90, 50], 20, 0, 100)).toEqual([10, 90, 50]);
    expect(spreadLabels([], 20, 0, 100)).toEqual([]);
  });

  it('are moved apart, each as little as may be, in their order', () => {
    expect(spreadLabels([50, 50], 20, 0, 100)).toEqual([40, 60]);
    expect(spreadLabels([52, 50, 48], 20, 0, 100)).toEqual([70, 50, 30]);
    expect(spreadLabels([10, 50, 60], 20, 0, 100)).toEqual([10, 45, 65]);
  });

  it('stay inside, and stick out at the end if there is no room at all', () => {
    expect(spreadLabels([0, 0, 0], 20, 0, 100)).toEqual([0, 20, 40]);
    expect(spreadLabels([100, 100], 20, 0, 100)).toEqual([80, 100]);
    expect(spreadLabels([5, 5, 5], 20, 0, 30)).toEqual([0, 20, 40]);
  });
});

describe('paced calls', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are made at once, then at most once in the interval, and the last one always', () => {
    const times: number[] = [];
    const call = createPaced(100, () => times.push(performance.now()));
    const start = performance.now();
    for (let i = 0; i < 30; ++i) {
      call();
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(1000);
    expect(times.map((time) => time - start)).toEqual([0, 100, 200, 300]);
  });
});
