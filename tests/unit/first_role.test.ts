/** Which role a training learns first, as the lesson on training says it. */

import { describe, expect, it } from 'vitest';
import type { Evaluation, Role } from '../../web/engine/index.ts';
import {
  aboutFirstRole,
  firstRoleAnswers,
  firstRoleIn,
  firstRoleVerdict,
} from '../../web/lessons/06_train/first_role.ts';
import type { TrainingState } from '../../web/lessons/06_train/training_state.ts';

function tested(step: number, scores: Record<Role, number>): TrainingState['tests'][number] {
  const roles = Object.fromEntries(
    Object.entries(scores).map(([role, score]) => [
      role,
      { best: { layer: 0, head: 0 }, score, accuracy: null, perHead: [] },
    ]),
  ) as unknown as Evaluation['roles'];
  return { step, roles };
}

const start = tested(0, { subject: 0.2, opener: 0.1, antecedent: 0.22, previous: 0.21 });
const half = tested(200, { subject: 0.5, opener: 0.1, antecedent: 0.3, previous: 0.5 });
const later = tested(400, { subject: 0.7, opener: 0.2, antecedent: 0.1, previous: 0.9 });
const last = tested(600, { subject: 0.9, opener: 0.9, antecedent: 0.9, previous: 0.6 });

describe('the first role', () => {
  it('is the one that passes the mark in the earliest test', () => {
    expect(firstRoleIn([start, half])).toBeUndefined();
    expect(firstRoleIn([start, half, later, last])).toEqual({
      role: 'previous',
      score: 0.9,
      step: 400,
    });
    expect(firstRoleIn([])).toBeUndefined();
  });

  it('is told with its score and its step, and is not told before it is known', () => {
    const of = (step: number, tests: TrainingState['tests']): string =>
      firstRoleVerdict({ step, totalSteps: 1000, tests });
    expect(of(0, [start])).toMatch(/^Start the training/);
    expect(of(200, [start, half])).toBe('No score has passed 0.50 yet.');
    expect(of(1000, [start, half])).toBe('In this training no score has passed 0.50.');
    expect(of(600, [start, half, later, last])).toBe(
      'In this training it was the previous word: at step 400 its best head scored 0.90, and no other role had passed 0.50 before.',
    );
  });

  it('is asked anew of another training, among four answers', () => {
    const settings = { seed: 7, totalSteps: 2000, learningRate: 0.008, causalShare: 0.7 };
    const asked = (Object.keys(settings) as (keyof typeof settings)[]).map((name) =>
      aboutFirstRole({ ...settings, [name]: settings[name] / 2 }),
    );
    expect(new Set([aboutFirstRole(settings), ...asked]).size).toBe(5);
    expect(firstRoleAnswers.map(({ text }) => text)).toEqual([
      'the subject of the verb',
      'the opening adverb',
      'the antecedent of the pronoun',
      'the previous word',
    ]);
  });
});
