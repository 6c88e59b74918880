/** One pitfall on the page: its question, its switch, right and broken numbers side by side, and why. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Palette } from '../../lib/colour.ts';
import type { Sides } from './part.ts';
import type { Pitfall } from './pitfalls.ts';

interface PitfallSection {
  readonly pitfall: Pitfall;
  readonly isBroken: boolean;
  /** Absent until they are computed. */
  readonly sides: Sides | undefined;
  /** What is asked before it is broken, if anything is. */
  readonly question: TemplateResult | typeof nothing;
  readonly palette: Palette;
  readonly turn: (on: boolean) => void;
}

export function renderSection({
  pitfall: { id, question: heading, breaks },
  isBroken,
  sides,
  question,
  palette,
  turn,
}: PitfallSection): TemplateResult {
  return html`<section class="ruled pitfall" id=${id} tabindex="-1">
    <div class="headed">
      <h2>${heading}</h2>
      <spotlight-switch
        ?on=${isBroken}
        @spotlight-switched=${({ detail }: CustomEvent<{ on: boolean }>) => {
          turn(detail.on);
        }}
        >Break it: ${breaks}</spotlight-switch
      >
    </div>
    ${sides ? renderSides(sides, isBroken, question, palette) : nothing}
  </section>`;
}

function renderSides(
  { above, right, broken, legend, why }: Sides,
  isBroken: boolean,
  question: PitfallSection['question'],
  palette: Palette,
): TemplateResult {
  return html`${above === undefined ? nothing : html`<div class="above">${above}</div>`}
    <div class="sides">
      <div class="side">${right}</div>
      <div class="side">
        ${question}
        ${isBroken ? broken() : html`<p class="unbroken">Nothing is broken yet: press the switch.</p>`}
      </div>
    </div>
    ${
      legend === undefined
        ? nothing
        : html`<spotlight-legend hatch=${legend} .palette=${palette}></spotlight-legend>`
    }
    ${isBroken ? html`<div class="why">${why()}</div>` : nothing}`;
}
