/** The settings: what changes a picture goes into the address, the rest stays on this device. */

import { html, type TemplateResult } from 'lit';
import type { Segment } from '../components/segments/segments.ts';
import type { Choices } from '../lessons/choices.ts';
import type { DeviceSettings } from '../state/device_settings.ts';

export interface SettingsHandlers {
  readonly choose: (change: Partial<Choices>) => void;
  readonly set: (change: Partial<DeviceSettings>) => void;
}

const themes: readonly Segment[] = [
  { value: 'auto', text: 'Auto' },
  { value: 'light', text: 'Light' },
  { value: 'dark', text: 'Dark' },
];
const maps: readonly Segment[] = [
  { value: 'lamp', text: 'Lamp' },
  { value: 'viridis', text: 'Viridis' },
  { value: 'grey', text: 'Grey' },
];
const onOff: readonly Segment[] = [
  { value: 'on', text: 'On' },
  { value: 'off', text: 'Off' },
];
const orientations: readonly Segment[] = [
  { value: 'rows', text: 'rows' },
  { value: 'columns', text: 'columns' },
];
const textSizes: readonly Segment[] = [
  { value: '100', text: '100%' },
  { value: '125', text: '125%' },
  { value: '150', text: '150%' },
];
const motions: readonly Segment[] = [
  { value: 'auto', text: 'Auto' },
  { value: 'off', text: 'Off' },
];

export function renderSettings(
  { map, numbers, queries }: Choices,
  { theme, textSize, motion }: DeviceSettings,
  { choose, set }: SettingsHandlers,
): TemplateResult {
  const row = (
    label: string,
    options: readonly Segment[],
    value: string,
    pick: (value: never) => void,
  ): TemplateResult =>
    html`<spotlight-segments
      label=${label}
      .options=${options}
      .value=${value}
      @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
        pick(detail.value as never);
      }}
    ></spotlight-segments>`;
  return html`
    ${row('Theme', themes, theme, (value: DeviceSettings['theme']) => {
      set({ theme: value });
    })}
    ${row('Colours', maps, map, (value: Choices['map']) => {
      choose({ map: value });
    })}
    ${row('Numbers in cells', onOff, numbers, (value: Choices['numbers']) => {
      choose({ numbers: value });
    })}
    ${row('Queries are', orientations, queries, (value: Choices['queries']) => {
      choose({ queries: value });
    })}
    ${row('Text size', textSizes, textSize, (value: DeviceSettings['textSize']) => {
      set({ textSize: value });
    })}
    ${row('Motion', motions, motion, (value: DeviceSettings['motion']) => {
      set({ motion: value });
    })}
  `;
}
