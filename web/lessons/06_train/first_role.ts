/** What to guess before a training: which role is learned first. The training itself gives the answer. */

import type { Answer } from '../../components/predict_first/predict_first.ts';
import type { Role } from '../../engine/index.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { roles, type TrainingSettings, type TrainingState } from './training_state.ts';
import { roleTexts } from './wording.ts';

/** From here on a head has a role: twice what the best head of an untrained model scores. */
const passMark = 0.5;

export const firstRoleQuestion =
  'which of these will a head be the first to look at, more often than not?';

export const firstRoleAnswers: readonly Answer[] = roles.map((role) => ({
  value: roleTexts[role],
  text: `the ${roleTexts[role]}`,
}));

/** Another training is another question. */
export function aboutFirstRole({
  seed,
  totalSteps,
  learningRate,
  causalShare,
}: TrainingSettings): string {
  return `first role, seed ${seed}, ${totalSteps} steps, rate ${learningRate}, ${causalShare} causal`;
}

interface FirstRole {
  readonly role: Role;
  readonly score: number;
  readonly step: number;
}

/** The role that was the first to pass the mark; of several in one test the one with the highest score. */
export function firstRoleIn(tests: TrainingState['tests']): FirstRole | undefined {
  for (const { step, roles: found } of tests) {
    const passed = roles
      .map((role) => ({ role, step, score: found[role].score }))
      .filter(({ score }) => score > passMark);
    const [best] = passed.sort((a, b) => b.score - a.score);
    if (best) return best;
  }
  return undefined;
}

export function firstRoleVerdict({
  step,
  totalSteps,
  tests,
}: Pick<TrainingState, 'step' | 'totalSteps' | 'tests'>): string {
  const first = firstRoleIn(tests);
  if (first) {
    return `In this training it was the ${roleTexts[first.role]}: at step ${first.step.toLocaleString('en')} its best head scored ${twoDecimals(first.score)}, and no other role had passed ${twoDecimals(passMark)} before.`;
  }
  if (step === 0) return 'Start the training: the answer comes with the first score past 0.50.';
  return step < totalSteps
    ? 'No score has passed 0.50 yet.'
    : 'In this training no score has passed 0.50.';
}
