/** From what is chosen in the lesson to what the trainer is asked for. */

import type { PickOption } from '../../components/pick/pick.ts';
import { learningRates, readingMixes, trainingSteps, type Choices } from '../choices.ts';
import type { TrainingSettings, TrainingState } from './training_state.ts';

const causalShares = { gpt: 1, most: 0.7, half: 0.5, bert: 0 } as const satisfies Record<
  Choices['mix'],
  number
>;

const mixTexts = {
  gpt: 'all GPT',
  most: '70% GPT, 30% BERT',
  half: 'half GPT, half BERT',
  bert: 'all BERT',
} as const satisfies Record<Choices['mix'], string>;

const rateTexts = {
  '0.001': '0.001',
  '0.005': '0.005, as for the page’s model',
  '0.008': '0.008, for few steps',
  '0.05': '0.05',
  '3': '3, too high',
} as const satisfies Record<Choices['rate'], string>;

export const stepOptions: readonly PickOption[] = trainingSteps.map((value) => ({
  value,
  text: `${Number(value).toLocaleString('en')} steps`,
}));

export const mixOptions: readonly PickOption[] = readingMixes.map((value) => ({
  value,
  text: mixTexts[value],
}));

export const rateOptions: readonly PickOption[] = learningRates.map((value) => ({
  value,
  text: rateTexts[value],
}));

export function settingsFrom({ trainSeed, trainSteps, mix, rate }: Choices): TrainingSettings {
  return {
    seed: trainSeed,
    totalSteps: Number(trainSteps),
    learningRate: Number(rate),
    causalShare: causalShares[mix],
  };
}

/** Another training is chosen than the one that goes on. What a file does not say differs from nothing. */
export function isOther(
  chosen: TrainingSettings,
  { settings }: Pick<TrainingState, 'settings'>,
): boolean {
  return (Object.keys(chosen) as (keyof TrainingSettings)[]).some(
    (name) => settings[name] !== undefined && settings[name] !== chosen[name],
  );
}
