/** "seed [42]", as it stands in the sentences of controls. */

import { html, type TemplateResult } from 'lit';
import { largestSeed, type Choices } from './choices.ts';

/** `before` stands on the same line as the field. */
export function renderSeedField(
  before: string,
  seed: number,
  choose: (change: Partial<Choices>) => void,
): TemplateResult {
  return html`<span class="together"
    >${before}
    <spotlight-number-field
      label="Seed"
      .max=${largestSeed}
      .value=${seed}
      @spotlight-number-changed=${({ detail }: CustomEvent<{ value: number }>) => {
        choose({ seed: detail.value });
      }}
    ></spotlight-number-field
  ></span>`;
}
