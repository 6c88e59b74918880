/** What the page hands to every lesson. */

import type { Palette } from '../lib/colour.ts';
import type { Device } from '../state/device_settings.ts';
import type { EngineSource } from '../state/engine_source.ts';
import type { Value } from '../state/value.ts';
import type { Choices } from './choices.ts';

export interface LessonContext {
  readonly choices: Value<Choices>;
  readonly engineSource: EngineSource;
  readonly device: Device;
}

/** How pictures are drawn now. */
export interface View {
  readonly palette: Palette;
  readonly numbers: boolean;
  readonly transposed: boolean;
}

export function viewFrom(context: LessonContext): View {
  const { map, numbers, queries } = context.choices.get();
  return {
    palette: { theme: context.device.theme.get(), map },
    numbers: numbers === 'on',
    transposed: queries === 'columns',
  };
}
