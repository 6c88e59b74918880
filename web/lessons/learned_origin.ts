/** What stands at every picture of the learned model, from its card. */

import { html, type TemplateResult } from 'lit';
import type { ModelCard } from '../engine/index.ts';

/** "learned · seed 3 · 5,000 steps" */
export function learnedOriginText({ seed, steps }: ModelCard): string {
  return `learned · seed ${seed} · ${steps.toLocaleString('en')} steps`;
}

/** What is told of it on demand. */
export function learnedOriginDetails({
  parameters,
  seed,
  steps,
  seedsTried,
  test,
  selection,
}: ModelCard): string {
  return [
    `A transformer of ${parameters.toLocaleString('en')} numbers, trained from nothing (seed ${seed}) in ${steps.toLocaleString('en')} steps on sentences from a small grammar. Nobody told its heads what to do.`,
    seedsTried === undefined ? '' : `It is one of ${seedsTried} that were trained.`,
    selection ?? '',
    test === undefined
      ? ''
      : `Scores and accuracies come from ${test.itemsPerRole.toLocaleString('en')} sentences for each role that it never saw.`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The mark itself; without a card, until the model is there. The note follows: " · edited". */
export function renderLearnedOrigin(card: ModelCard | undefined, note = ''): TemplateResult {
  return card
    ? html`<spotlight-origin kind="learned"
        >${learnedOriginText(card)}${note}<span slot="details"
          >${learnedOriginDetails(card)}</span
        ></spotlight-origin
      >`
    : html`<spotlight-origin kind="learned">learned: the model is not here yet</spotlight-origin>`;
}
