/** Settings of this device: they change how the page looks, and not what a picture shows. */

import type { Theme } from '../lib/colour.ts';
import type { DeviceStorage } from './device_storage.ts';
import { createValue, type Value } from './value.ts';

const themeChoices = ['auto', 'light', 'dark'] as const;
const textSizes = ['100', '125', '150'] as const;
const motions = ['auto', 'off'] as const;

export interface DeviceSettings {
  readonly theme: (typeof themeChoices)[number];
  /** Per cent. */
  readonly textSize: (typeof textSizes)[number];
  readonly motion: (typeof motions)[number];
}

const defaults: DeviceSettings = { theme: 'auto', textSize: '100', motion: 'auto' };

export interface Device {
  readonly settings: Value<DeviceSettings>;
  /** The theme in use: the one chosen, or the system's; light on paper. */
  readonly theme: Pick<Value<Theme>, 'get' | 'subscribe'>;
}

/** Reads the settings that were saved, follows the system, and writes both on the root element. */
export function createDevice(root: HTMLElement, storage: DeviceStorage): Device {
  const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
  const onPaper = matchMedia('print');
  const settings = createValue(readSettings(storage));
  const themeInUse = (): Theme => {
    const { theme } = settings.get();
    if (onPaper.matches) return 'light';
    if (theme !== 'auto') return theme;
    return systemIsDark.matches ? 'dark' : 'light';
  };
  const theme = createValue(themeInUse());
  const apply = (): void => {
    theme.set(themeInUse());
    const { textSize, motion } = settings.get();
    root.dataset.theme = theme.get();
    root.dataset.motion = motion;
    root.dataset.textSize = textSize;
  };
  apply();
  settings.subscribe((next) => {
    storage.write('settings', next);
    apply();
  });
  for (const media of [systemIsDark, onPaper]) media.addEventListener('change', apply);
  return { settings, theme };
}

/** Whatever was saved: what is not among the choices is the default. */
function readSettings(storage: DeviceStorage): DeviceSettings {
  const saved = storage.read('settings') as Partial<Record<keyof DeviceSettings, unknown>> | null;
  const choose = <T extends string>(choices: readonly T[], value: unknown, fallback: T): T =>
    choices.find((choice) => choice === value) ?? fallback;
  return {
    theme: choose(themeChoices, saved?.theme, defaults.theme),
    textSize: choose(textSizes, saved?.textSize, defaults.textSize),
    motion: choose(motions, saved?.motion, defaults.motion),
  };
}
