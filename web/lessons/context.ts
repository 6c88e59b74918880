/** What the page hands to every lesson. */

import type { MapName, Palette, Theme } from '../lib/colour.ts';
import { rememberLast } from '../lib/remember.ts';
import type { Device } from '../state/device_settings.ts';
import type { EngineSource } from '../state/engine_source.ts';
import type { Guesses } from '../state/guesses.ts';
import type { Value } from '../state/value.ts';
import type { TrainingRun } from './06_train/training_run.ts';
import type { CostRun } from './07_cost/cost_run.ts';
import type { Choices } from './choices.ts';
import type { LearnedModelSource } from './learned_model.ts';

export interface LessonContext {
  readonly choices: Value<Choices>;
  readonly engineSource: EngineSource;
  /** The model that the page ships with: loaded once for all lessons. */
  readonly learnedModel: LearnedModelSource;
  readonly device: Device;
  readonly guesses: Guesses;
  /** Where the sentence comes from: the address, an example that was chosen, or typing. */
  readonly sentenceFrom: Value<'address' | 'example' | 'typing'>;
  /** What was trained on this page, kept while other lessons are open. */
  readonly training: Value<TrainingRun | undefined>;
  /** What was measured on this page, kept the same way. */
  readonly costs: Value<CostRun | undefined>;
}

/** Where a lesson stands among all. */
export interface LessonPlace {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Its name in the address. */
  readonly route: string;
}

/** How pictures are drawn now. */
export interface View {
  readonly palette: Palette;
  readonly numbers: boolean;
  readonly transposed: boolean;
}

const paletteOf = rememberLast((theme: Theme, map: MapName): Palette => ({ theme, map }));

export function viewFrom(context: LessonContext): View {
  const { map, numbers, queries } = context.choices.get();
  return {
    palette: paletteOf(context.device.theme.get(), map),
    numbers: numbers === 'on',
    transposed: queries === 'columns',
  };
}
