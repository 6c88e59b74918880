/** The mask, and the same queries, keys and values under both rules: three grids that share rows and columns. */

import { html, nothing, type TemplateResult } from 'lit';
import type { Segment } from '../../components/segments/segments.ts';
import { twoDecimals } from '../../lib/numbers.ts';
import { rowOf, sum, type Matrix } from '../../lib/tensor.ts';
import { quoted, shortLabel } from '../../lib/words.ts';
import type { Choices } from '../choices.ts';
import type { LessonPart } from './part.ts';
import { renderCausalMask, renderHeatmap } from '../grids.ts';

const maskForms: readonly Segment[] = [
  { value: 'numbers', text: 'as numbers' },
  { value: 'allowed', text: 'as allowed' },
];

export function renderRules(part: LessonPart): TemplateResult {
  const { shown, view, picture, both, causal, origin } = part;
  return html`<div class="rules" id="rules" tabindex="-1">
    ${renderMask(part)}
    <section>
      <h2>BERT: both ways</h2>
      <p>Every word sees every word.</p>
      ${renderWeights(part, 'BERT: both ways', both)}
    </section>
    <section>
      <h2>GPT: left to right</h2>
      <p>A word sees itself and what came before.</p>
      ${renderWeights(part, 'GPT: left to right', causal, picture?.mask)}
    </section>
    <div class="group-foot">
      <spotlight-legend hatch="not read yet" .palette=${view.palette}></spotlight-legend>
      ${origin}
    </div>
    ${
      shown.vectors === 'learned'
        ? html`<p class="one-model">
            BERT and GPT are one model here, with the same parameters: it was trained in both ways
            of reading. Only the mask differs.
          </p>`
        : nothing
    }
  </div>`;
}

function renderMask(part: LessonPart): TemplateResult {
  const { choices, picture, choose } = part;
  return html`<section id="mask" tabindex="-1">
    <h2>The mask</h2>
    <p>0 keeps a score, −∞ makes its weight 0.</p>
    ${renderCausalMask(
      { ...gridOf(part, picture?.mask), label: 'Causal mask', form: choices.mask },
      html`<spotlight-segments
        label="Written"
        .options=${maskForms}
        .value=${choices.mask}
        @spotlight-picked=${({ detail }: CustomEvent<{ value: string }>) => {
          choose({ mask: detail.value as Choices['mask'] });
        }}
      ></spotlight-segments>`,
    )}
  </section>`;
}

function renderWeights(
  part: LessonPart,
  label: string,
  weights: Matrix | undefined,
  mask?: Matrix,
): TemplateResult {
  const { labels, query } = part.shown;
  return html`${renderHeatmap({ ...gridOf(part, mask), label, weights })}
    <p class="row-note">${weights ? rowNote(labels, query, weights) : ''}</p>`;
}

/** What the three grids have in common. */
function gridOf({ shown, view, pointed, choose, point }: LessonPart, mask: Matrix | undefined) {
  const { labels, query, first } = shown;
  return {
    labels,
    query,
    mask,
    pointed,
    view,
    // The row of [S] is no word's: it can be looked at, and not looked from.
    chooseRow: (row: number): void => {
      if (row >= first) choose({ query: row - first });
    },
    point,
  };
}

/** "Row “are”: dogs 0.74. Sum 1.00" */
function rowNote(labels: readonly string[], query: number, weights: Matrix): string {
  const row = rowOf(weights, query);
  const largest = row.indexOf(Math.max(...row));
  return `Row ${quoted(labels[query])}: ${shortLabel(labels[largest] ?? '')} ${twoDecimals(row[largest] ?? NaN)}. Sum ${twoDecimals(sum(row))}`;
}
