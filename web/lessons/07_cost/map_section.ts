/** Four million weights in one picture, to be panned and zoomed. */

import { html, type TemplateResult } from 'lit';
import type { PickOption } from '../../components/pick/pick.ts';
import { countText } from '../../lib/quantities.ts';
import type { Choices } from '../choices.ts';
import type { View } from '../context.ts';
import { renderSeedField } from '../seed_field.ts';
import { mapWords, type Picture } from './picture.ts';

const readingOptions: readonly PickOption[] = [
  { value: 'both', text: 'both ways' },
  { value: 'causal', text: 'left to right' },
];

interface MapPart {
  readonly picture: Picture | undefined;
  readonly choices: Choices;
  readonly view: View;
  readonly origin: TemplateResult;
  readonly choose: (change: Partial<Choices>) => void;
}

export function renderMap({ picture, choices, view, origin, choose }: MapPart): TemplateResult {
  const isCausal = (picture ?? choices).reading === 'causal';
  return html`<section class="ruled" id="map" aria-labelledby="map-title">
    <h2 id="map-title">What four million pairs look like</h2>
    <p class="controls">
      ${countText(mapWords)} random words, read
      <spotlight-pick
        label="Reading"
        .options=${readingOptions}
        .value=${choices.reading}
        @spotlight-picked=${({ detail }: CustomEvent<{ value: Choices['reading'] }>) => {
          choose({ reading: detail.value });
        }}
      ></spotlight-pick
      >, from ${renderSeedField('seed', choices.seed, choose)}
    </p>
    <spotlight-weight-map
      label="Weights of ${countText(mapWords)} words"
      .weights=${picture?.weights}
      .causal=${isCausal}
      .palette=${view.palette}
      .end=${picture?.end ?? 1}
      .blocks=${choices.blocks}
      fileName="weights-${mapWords}-${isCausal ? 'causal' : 'both-ways'}-seed-${(picture ?? choices).seed}.csv"
      @spotlight-blocks-chosen=${({ detail }: CustomEvent<{ value: Choices['blocks'] }>) => {
        choose({ blocks: detail.value });
      }}
    ></spotlight-weight-map>
    <spotlight-legend
      .palette=${view.palette}
      .most=${picture?.end ?? 1}
      hatch=${isCausal ? 'not read yet' : ''}
    ></spotlight-legend>
    ${origin}
    <p>
      <strong>What to look for:</strong> a row shares 1 among
      ${isCausal ? 'the words read so far' : `${countText(mapWords)} words`}, so most get next to
      nothing${isCausal ? ', and less the further down the row is' : `: ${(1 / mapWords).toFixed(4)} on average`}.
      A few get much more. Zoom in until they come out. A column of points is a word that many look
      at.
    </p>
  </section>`;
}
