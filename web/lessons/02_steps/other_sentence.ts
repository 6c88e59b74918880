/** The second sentence, whose keys and values are looked at. */

import { html, type TemplateResult } from 'lit';
import type { Choices } from '../choices.ts';

/** What is said where there is no word in it. */
const emptyMessage = 'Type at least one word. Each word becomes a key and a value.';

export function renderOtherSentence(
  { other }: Choices,
  words: readonly string[],
  choose: (change: Partial<Choices>) => void,
): TemplateResult {
  return html`<div class="other">
    <label for="other">Second sentence</label>
    <input
      id="other"
      type="text"
      dir="auto"
      spellcheck="false"
      autocomplete="off"
      aria-describedby="other-message"
      .value=${other}
      @input=${(event: Event) => {
        choose({ other: (event.target as HTMLInputElement).value });
      }}
    />
    <span id="other-message" role="status">${words.length === 0 ? emptyMessage : ''}</span>
  </div>`;
}
