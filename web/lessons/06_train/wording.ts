/** What this lesson says about what it shows. */

import type { HeadPlace, Role } from '../../engine/index.ts';
import { countText } from '../../lib/numbers.ts';
import { newQuarter } from '../quarters.ts';
import { secondsLeft, type TrainingState } from './training_state.ts';

/** "head 2·4": layer and head, as people count. */
export function headName({ layer, head }: HeadPlace): string {
  return `head ${layer + 1}·${head + 1}`;
}

/** What a role's head looks at, for those who meet its name here first. */
export const roleTexts: Readonly<Record<Role, string>> = {
  subject: 'subject of the verb',
  opener: 'opening adverb',
  antecedent: 'antecedent of the pronoun',
  previous: 'previous word',
};

export function numbersText(parameters: number): string {
  return parameters > 0 ? `${countText(parameters)} numbers` : 'Its numbers';
}

/** "8 s left", "2 min left"; empty while nobody can know. */
export function timeLeft(state: TrainingState): string {
  const seconds = secondsLeft(state);
  if (seconds === undefined || state.phase !== 'running') return '';
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

/** Where the numbers of the picture "now" come from. */
export function trainedOrigin({ settings, step, fromFile }: TrainingState): string {
  if (step === 0) return untrainedOrigin(settings.seed);
  return `${fromFile ? 'trained, from a file' : 'trained here'} · seed ${settings.seed ?? '?'} · ${countText(step)} steps`;
}

export function untrainedOrigin(seed: number | undefined): string {
  return `untrained · seed ${seed ?? '?'} · 0 steps`;
}

/** Tells more of it on demand. */
export function originDetails({ settings, totalSteps, parameters }: TrainingState): string {
  const { learningRate, causalShare } = settings;
  return [
    `A transformer of ${countText(parameters)} numbers, on a schedule of ${countText(totalSteps)} steps`,
    learningRate === undefined ? '' : `, learning rate ${learningRate} at its highest`,
    causalShare === undefined
      ? ''
      : `, ${Math.round(100 * causalShare)}% of the steps left to right`,
    '. All of it is computed on this device. Its sentences come from a small grammar; those of the test, and the examples of this page, are left out.',
  ].join('');
}

/** The name of the file that is saved. */
export function fileName({ settings, step }: TrainingState): string {
  return `spotlight-seed-${settings.seed ?? 'unknown'}-step-${step}.safetensors`;
}

/** What is said aloud between two states: the start, every quarter and the end, and why it stopped. */
export function announcement(before: TrainingState, now: TrainingState): string {
  const steps = countText(now.totalSteps);
  const loss = now.losses.at(-1)?.loss.toFixed(2) ?? '';
  if (now.phase === 'running' && before.phase === 'ready')
    return `Training started: ${steps} steps.`;
  if (now.phase === 'done' && before.phase !== 'done' && before.step === now.step) {
    return `Training ended after ${steps} steps, loss ${loss}.`;
  }
  const quarter = newQuarter(before.step / before.totalSteps, now.step / now.totalSteps);
  if (before.phase !== 'running' || now.step === now.totalSteps) return '';
  if (quarter === undefined) return '';
  return `${quarter} of the training done: step ${countText(now.step)}, loss ${loss}.`;
}
