/** The scores as they are beside the same scores scaled, on the same axis: the width is the message. */

import { html, type TemplateResult } from 'lit';
import { givenNumber } from '../../lib/numbers.ts';
import type { Picture } from './picture.ts';
import { theoryFor } from './theory.ts';

/** Before there is a picture, the axis that the first one will most likely have. */
const firstEnd = 40;

export function renderHistograms(
  picture: Picture | undefined,
  dim: number,
  origin: TemplateResult,
): TemplateResult {
  const theory = picture && theoryFor(picture);
  const headDim = picture?.sides.headDim ?? dim;
  const theoryText = (variance: number | undefined): string =>
    variance === undefined
      ? picture
        ? 'no theory for learned numbers'
        : ''
      : `dashed: theory, variance ${givenNumber(variance)}`;
  return html`<div class="sides">
      <section aria-labelledby="unscaled">
        <div class="title">
          <h2 id="unscaled">Not scaled</h2>
          <span class="formula">Q K<sup>T</sup></span>
        </div>
        <p class="theory">${theoryText(theory?.unscaled)}</p>
        <spotlight-histogram
          label="Scores, not scaled"
          tone="teal"
          .values=${picture?.sides.unscaled.scores}
          .end=${picture?.end ?? firstEnd}
          .expectedVariance=${theory?.unscaled}
        ></spotlight-histogram>
      </section>
      <section aria-labelledby="scaled">
        <div class="title">
          <h2 id="scaled">Scaled</h2>
          <span class="formula"
            >Q K<sup>T</sup> /
            <span class="root" role="img" aria-label="the root of ${headDim}"
              >√<span>${headDim}</span></span
            ></span
          >
        </div>
        <p class="theory">${theoryText(theory?.scaled)}</p>
        <spotlight-histogram
          label="Scores, scaled"
          tone="grey"
          .values=${picture?.sides.scaled.scores}
          .end=${picture?.end ?? firstEnd}
          .expectedVariance=${theory?.scaled}
        ></spotlight-histogram>
      </section>
    </div>
    ${origin}`;
}
