/** What is said of the two trainings. */

import type { TrialStep } from '../../engine/index.ts';
import { countText, plainNumber } from '../../lib/numbers.ts';
import { newQuarter } from '../quarters.ts';
import { mostSeconds, trialSeed, type TrialState } from './trial_state.ts';

/** How it ended; empty before. */
export function endText({ phase, step, totalSteps, seconds, problem }: TrialState): string {
  const at = `at step ${countText(step)} of ${countText(totalSteps)}`;
  switch (phase) {
    case 'done':
      return `All ${countText(totalSteps)} planned steps are done, in ${seconds.toFixed(1)} s.`;
    case 'outOfTime':
      return `The ${mostSeconds} s are over ${at}. Both trainings did the same steps.`;
    case 'cancelled':
      return `You cancelled it ${at}. What was drawn stays.`;
    case 'failed':
      return `The training stopped ${at}. (${problem}) What was drawn stays.`;
    default:
      return '';
  }
}

/** Which gradient gets smaller without scaling, and which does not, as it came out in this run. */
export function verdict({ step, headDim, scaled, unscaled }: TrialState): string {
  const change = (name: keyof TrialStep): Change =>
    changeOf(unscaled.means[name] / scaled.means[name]);
  const [atScores, atWeights] = [change('gradScores'), change('gradQueryKey')];
  const steps = step === 1 ? 'In the one step' : `On average over the ${countText(step)} steps`;
  return [
    `${steps} of this run, d = ${headDim}: without scaling the gradient at the scores is ${atScores.text}, and the gradient at w_q and w_k is ${atWeights.text}.`,
    atScores.is === 'smaller'
      ? 'So it is the gradient at the scores that shrinks: rows that are decided let little through.'
      : 'In this run the gradient at the scores does not shrink.',
    atWeights.is === 'larger'
      ? 'The one at the weights does not vanish: on its way there, nothing divides it by √d.'
      : 'In this run the gradient at the weights is not larger.',
  ].join(' ');
}

interface Change {
  readonly is: 'smaller' | 'larger' | 'the same';
  readonly text: string;
}

/** Less than a hundredth is no difference. */
function changeOf(ratio: number): Change {
  if (Math.abs(ratio - 1) < 0.01) return { is: 'the same', text: 'the same' };
  return ratio < 1
    ? { is: 'smaller', text: `${plainNumber(1 / ratio)} times smaller` }
    : { is: 'larger', text: `${plainNumber(ratio)} times larger` };
}

/** Where the lines come from. */
export function trialOrigin({ step }: TrialState): string {
  return `trained here · seed ${trialSeed} · ${countText(step)} steps`;
}

/** What is said aloud between two states: the start and every quarter. How it ended stands on the page. */
export function announcement(before: TrialState, now: TrialState): string {
  const steps = countText(now.totalSteps);
  if (before.phase !== 'running') {
    return now.phase === 'running'
      ? `Training started: ${steps} steps with and without scaling.`
      : '';
  }
  if (now.phase !== 'running') return '';
  const quarter = newQuarter(before.step / before.totalSteps, now.step / now.totalSteps);
  if (now.step === now.totalSteps || quarter === undefined) return '';
  return `${quarter} of the training done.`;
}
